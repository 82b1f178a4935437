// demarche ask: documents and a question in, a sourced answer out.
#include <memory>

#include <demarche/ask.hpp>
#include <demarche/brief.hpp>
#include <demarche/pipeline.hpp>
#include <demarche/renderer.hpp>

#include "cli/command.hpp"
#include "cli/files.hpp"

namespace demarche::cli {

namespace {

struct Options {
  InputOptions input; ///< the last of its files is the question
  bool json = false, brief = false;
  std::string color;
};

Exit run(Options o) {
  if (o.input.files.size() < 2)
    throw Error(Exit::usage, "ask needs documents and then a question: demarche ask statements/ \"what preceded the visit?\"");
  const std::string question = o.input.files.back();
  o.input.files.pop_back();
  const PipelineOptions pipeline = pipeline_options(o.input);
  Inputs inputs = read_inputs(o.input);
  const Chronicle chronicle = connect(std::move(inputs.documents), pipeline, thread_count(o.input));
  const EventGraph graph(chronicle);
  const Answer answer = ask(chronicle, graph, understand(question));
  if (o.brief) {
    BriefOptions options;
    options.about = question;
    options.answer_only = true;
    const std::optional<Outline> paper = outline(chronicle, graph, Timeline{}, answer, options);
    if (paper)
      write_output("-", brief_paragraph(*paper));
    else
      tell("no event of " + std::to_string(chronicle.documents.size()) + " documents answers \"" + question + "\"");
    return exit_of(inputs, paper ? Exit::done : Exit::no_answer);
  }
  write_output("-", o.json ? answer_json(chronicle, answer) : answer_text(chronicle, answer, use_color(o.color)));
  return exit_of(inputs, answer.found() ? Exit::done : Exit::no_answer);
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  add_input_options(app, o->input);
  app.get_option("FILES")->description("files, directories, or - for standard input; then the question");
  auto *json = app.add_flag("--json", o->json, "the answer as JSON (docs/formats)");
  app.add_flag("--brief", o->brief, "the answer as one paragraph with its sources")->excludes(json);
  add_color_option(app, o->color);
  app.footer("Examples:\n  demarche ask statements/ \"what preceded the April visit?\"\n  demarche ask a.md b.md \"why was the trip "
             "postponed?\" --brief");
  return [o] { return run(*o); };
}

} // namespace

extern const Command command_ask;
const Command command_ask = {"ask", "answer a question: what preceded, followed or caused an event", configure};

} // namespace demarche::cli
