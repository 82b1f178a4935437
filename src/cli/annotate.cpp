// demarche annotate: the stateless filter. A document a line in, its annotations a line out, in input order.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>

#include <nlohmann/json.hpp>

#include <demarche/pipeline.hpp>
#include <demarche/reader.hpp>
#include <demarche/renderer.hpp>

#include "base/parallel.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"

namespace demarche::cli {

namespace {

struct Options {
  std::string input = "-";
  std::string only;
  bool ignore_given = false;
  unsigned threads = 0;
};

struct Line {
  std::string body;
  std::size_t number = 0;
};

struct Result {
  std::string json;
  bool failed = false;
};

Result annotate_line(const Line &line, const std::string &input, const PipelineOptions &options) {
  ReadResult read;
  const Reader &jsonl = *readers().front();
  jsonl.read({input, line.body}, read);
  if (!read.documents.empty())
    return {annotations_json(annotate(std::move(read.documents.front()), options)), false};
  nlohmann::ordered_json error = {{"id", nullptr}, {"line", line.number}, {"error", read.problems.front().message}};
  return {error.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace), true};
}

Exit run(const Options &o) {
  PipelineOptions pipeline;
  pipeline.ignore_given = o.ignore_given;
  pipeline.until = o.only == "syntax"    ? Stage::syntax
                   : o.only == "timexes" ? Stage::timexes
                   : o.only == "events"  ? Stage::events
                                         : Stage::links;
  std::ifstream file;
  if (o.input != "-") {
    file.open(o.input, std::ios::binary);
    if (!file)
      throw Error(Exit::no_input, o.input + ": cannot be read: " + std::error_code(errno, std::generic_category()).message());
  }
  std::istream &in = o.input == "-" ? std::cin : file;
  std::size_t number = 0;
  bool failed = false;
  const auto produce = [&]() -> std::optional<Line> {
    for (Line line; std::getline(in, line.body);) {
      line.number = ++number;
      if (line.body.find_first_not_of(" \t\r") != std::string::npos)
        return line;
    }
    return {};
  };
  const auto consume = [&](Result &&r) {
    failed |= r.failed;
    r.json += '\n';
    write_output("-", r.json);
  };
  base::ordered_pipeline(
      o.threads ? o.threads : std::max(1u, std::thread::hardware_concurrency()), produce,
      [&](Line &&line) { return annotate_line(line, o.input, pipeline); }, consume);
  return failed ? Exit::some_failed : Exit::done;
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  app.add_option("FILE", o->input, "docs.jsonl, or - for standard input");
  app.add_option("--only", o->only, "stop early")->check(CLI::IsMember({"timexes", "syntax", "events"}));
  app.add_flag("--ignore-given", o->ignore_given, "run as if no events were given");
  app.add_option("-j,--threads", o->threads, "threads (default: all cores)");
  return [o] { return run(*o); };
}

} // namespace

extern const Command command_annotate;
const Command command_annotate = {"annotate", "JSONL in, annotations as JSONL out, in input order", configure};

} // namespace demarche::cli
