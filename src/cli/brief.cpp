// demarche brief: the background of an event as a paper, every line sourced.
#include <memory>

#include <demarche/brief.hpp>
#include <demarche/pipeline.hpp>
#include <demarche/select.hpp>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/selection.hpp"

namespace demarche::cli {

namespace {

struct Options {
  InputOptions input;
  SelectionOptions selection;
  std::string about, output = "-";
};

/// A subject is asked for its background; a question is asked as it stands.
Query query_of(const std::string &about, const Selection &s) {
  Query q = understand(about);
  if (q.intent == Intent::what || q.intent == Intent::when || q.intent == Intent::who)
    q.intent = Intent::preceding;
  if (q.target.empty())
    q.target = about;
  q.actors.insert(q.actors.end(), s.actors.begin(), s.actors.end());
  if (s.since || s.until) {
    Interval days;
    days.begin = s.since ? instant(*s.since) : beginning_of_time;
    days.end = s.until ? instant(*s.until + 1) : end_of_time;
    q.since_until = days;
  }
  return q;
}

std::string nothing_found(const Chronicle &c, const Query &q, const Answer &a) {
  std::string out = "no event of " + std::to_string(c.documents.size()) + " documents is about \"" + q.target + "\"";
  for (std::size_t i = 0; i < a.alternatives.size() && i < 5; ++i)
    out += (i == 0 ? "; the nearest are: " : "; ") + c.events[a.alternatives[i]].label + " (" +
           for_person(c.events[a.alternatives[i]].when) + ")";
  return out;
}

Exit run(const Options &o) {
  if (o.output != "-" && !o.output.ends_with(".md") && !o.output.ends_with(".markdown"))
    throw Error(Exit::usage, o.output + ": a briefing is written as Markdown; let the name end in .md");
  const Selection wanted = selection_of(o.selection);
  const PipelineOptions pipeline = pipeline_options(o.input);
  Inputs inputs = read_inputs(o.input);
  const Chronicle chronicle = connect(std::move(inputs.documents), pipeline, thread_count(o.input));
  const EventGraph graph(chronicle);
  const Query query = query_of(o.about, wanted);
  const Answer answer = ask(chronicle, graph, query);
  BriefOptions options;
  options.about = o.about;
  options.top = wanted.top.value_or(options.top);
  const std::optional<Outline> paper = outline(chronicle, graph, select(chronicle, wanted), answer, options);
  if (!paper) {
    tell(nothing_found(chronicle, query, answer));
    return exit_of(inputs, Exit::no_answer);
  }
  write_output(o.output, brief_markdown(*paper));
  return exit_of(inputs);
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  add_input_options(app, o->input);
  app.add_option("--about", o->about, "what the paper is about: an event in words, or a question")->required();
  app.add_option("-o,--output", o->output, "file to write, .md (default: standard output)");
  add_selection_options(app, o->selection);
  app.footer("Examples:\n"
             "  demarche brief statements/ --about \"Blinken's April visit\" -o brief.md\n"
             "  demarche brief docs.jsonl --about \"the summit\" --since 2023 --top 10");
  return [o] { return run(*o); };
}

} // namespace

extern const Command command_brief;
const Command command_brief = {"brief", "the background of an event as a paper, every line sourced", configure};

} // namespace demarche::cli
