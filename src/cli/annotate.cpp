// demarche annotate: the stateless filter. A document a line in, its annotations a line out, in input order.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <thread>

#include <nlohmann/json.hpp>

#include <demarche/conllu.hpp>
#include <demarche/pipeline.hpp>
#include <demarche/reader.hpp>
#include <demarche/renderer.hpp>

#include "base/parallel.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/time_options.hpp"

namespace demarche::cli {

namespace {

struct Options {
  std::string input = "-";
  std::string tokens; ///< a CoNLL-U file whose documents, tokens and sentences are taken as given
  std::string actors; ///< rows of the user's own
  std::string only;
  std::string format = "json";
  std::size_t max_document = ReadOptions{}.max_document;
  TimeOptions time;
  bool ignore_given = false;
  unsigned threads = 0;
};

struct Line {
  std::string body;
  std::size_t number = 0;
};

struct Result {
  std::string output;
  bool failed = false;
};

class Annotator {
public:
  explicit Annotator(const Options &o) : o_(o) {
    pipeline_.ignore_given = o.ignore_given;
    pipeline_.timex = timex_options(o.time);
    pipeline_.actor = read_actors_file(o.actors);
    pipeline_.until = o.only == "syntax" || o.format == "conllu" ? Stage::syntax
                      : o.only == "timexes"                      ? Stage::timexes
                      : o.only == "events"                       ? Stage::events
                                                                 : Stage::links;
  }

  Result line(const Line &line) const {
    JsonlResult read = parsed(line);
    if (!read.error.empty())
      return refused(read.id, line.number, read.error);
    return {printed(annotate(std::move(read.document), pipeline_)), false};
  }

  Result given(ConlluDocument &&d) const { return {printed(annotate(std::move(d.document), std::move(d.text), pipeline_)), false}; }

private:
  struct JsonlResult {
    Document document;
    std::string id, error;
  };

  JsonlResult parsed(const Line &line) const {
    ReadResult read;
    readers().front()->read({o_.input, line.body, nullptr, 0}, read);
    if (read.documents.empty())
      return {{}, read.problems.front().id, read.problems.front().message};
    Document &d = read.documents.front();
    if (d.text.size() > o_.max_document)
      return {{},
              d.id,
              "the text has " + std::to_string(d.text.size()) + " bytes, more than --max-document " + std::to_string(o_.max_document) +
                  " allows: split it, or raise the limit"};
    return {std::move(d), {}, {}};
  }

  /// In place of a document that could not be done; CoNLL-U has room for it in a comment.
  Result refused(const std::string &id, std::size_t number, const std::string &why) const {
    const nlohmann::ordered_json error = {
        {"id", id.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(id)}, {"line", number}, {"error", why}};
    const std::string text = error.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return {(o_.format == "conllu" ? "# error = " + text + "\n\n" : text + '\n'), true};
  }

  std::string printed(const Annotations &a) const { return o_.format == "conllu" ? conllu(a) : annotations_json(a) + '\n'; }

  const Options &o_;
  PipelineOptions pipeline_;
};

std::ifstream opened(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Error(Exit::no_input, path + ": cannot be read: " + std::error_code(errno, std::generic_category()).message());
  return file;
}

template <class Produce, class Work> Exit each(const Options &o, Produce produce, Work work) {
  bool failed = false;
  const auto consume = [&](Result &&r) {
    failed |= r.failed;
    write_output("-", r.output);
  };
  base::ordered_pipeline(o.threads ? o.threads : std::max(1u, std::thread::hardware_concurrency()), produce, work, consume);
  return failed ? Exit::some_failed : Exit::done;
}

Exit run_lines(const Options &o, const Annotator &annotator) {
  std::ifstream file;
  if (o.input != "-")
    file = opened(o.input);
  std::istream &in = o.input == "-" ? std::cin : file;
  std::size_t number = 0;
  const auto produce = [&]() -> std::optional<Line> {
    for (Line line; std::getline(in, line.body);) {
      line.number = ++number;
      if (line.body.find_first_not_of(" \t\r") != std::string::npos)
        return line;
    }
    return {};
  };
  return each(o, produce, [&](Line &&line) { return annotator.line(line); });
}

Exit run_tokens(const Options &o, const Annotator &annotator) {
  std::ostringstream bytes;
  bytes << opened(o.tokens).rdbuf();
  std::vector<ConlluDocument> documents = read_conllu(std::move(bytes).str(), o.tokens);
  std::size_t next = 0;
  const auto produce = [&]() -> std::optional<ConlluDocument> {
    if (next == documents.size())
      return {};
    return std::move(documents[next++]);
  };
  return each(o, produce, [&](ConlluDocument &&d) { return annotator.given(std::move(d)); });
}

Exit run(const Options &o) {
  const Annotator annotator(o);
  return o.tokens.empty() ? run_lines(o, annotator) : run_tokens(o, annotator);
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  auto *file = app.add_option("FILE", o->input, "docs.jsonl, or - for standard input");
  app.add_option("--tokens", o->tokens, "read this CoNLL-U file instead: its tokens and sentences are taken as given")->excludes(file);
  app.add_option("--only", o->only, "stop early")->check(CLI::IsMember({"timexes", "syntax", "events"}));
  app.add_option("--format", o->format, "json (an object a line) or conllu (tags and trees)")->check(CLI::IsMember({"json", "conllu"}));
  app.add_option("--max-document", o->max_document, "refuse larger documents: bytes, or 100MB (default: 64MB)")
      ->transform(CLI::AsSizeValue(false));
  app.add_option("--actors", o->actors, "your own actors: rows of kind, name, other names ... parted by tabs");
  add_time_options(app, o->time);
  app.add_flag("--ignore-given", o->ignore_given, "run as if no events were given");
  app.add_option("-j,--threads", o->threads, "threads (default: all cores)");
  app.footer("Examples:\n"
             "  demarche annotate docs.jsonl > annotations.jsonl\n"
             "  zcat news.jsonl.gz | demarche annotate -j 8 | jq .events");
  return [o] { return run(*o); };
}

} // namespace

extern const Command command_annotate;
const Command command_annotate = {"annotate", "JSONL in, annotations as JSONL out, in input order", configure};

} // namespace demarche::cli
