// demarche ask: documents and a question in, a sourced answer out.
#include <memory>

#include <demarche/ask.hpp>
#include <demarche/brief.hpp>
#include <demarche/dossier.hpp>
#include <demarche/renderer.hpp>

#include "base/counted.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"

namespace demarche::cli {

namespace {

struct Options {
  InputOptions input; ///< the last of its files is the question
  bool json = false, brief = false;
  std::string color;
};

/// None when FILES are files, or when only the whole chronicle of the dossier can answer.
std::optional<Dossier::Asked> of_dossier(const InputOptions &o, const Query &q) {
  if (!names_dossier(o))
    return {};
  const Dossier dossier(o.files.front(), Dossier::Access::read);
  std::optional<Dossier::Asked> asked = dossier.ask(q);
  if (asked) {
    tell_of(dossier, o.files.front());
    tell_of(dossier.reports());
  }
  return asked;
}

Exit print(const Options &o, const Chronicle &c, const Answer &a, Exit done) {
  write_output("-", o.json ? answer_json(c, a) : answer_text(c, a, use_color(o.color)));
  return a.found() ? done : Exit::no_answer;
}

Exit run(Options o) {
  if (o.input.files.size() < 2)
    throw Error(Exit::usage, "ask needs documents and then a question: demarche ask statements/ \"what preceded the visit?\"");
  const std::string question = o.input.files.back();
  o.input.files.pop_back();
  if (question.find_first_not_of(" \t\n") == std::string::npos)
    throw Error(Exit::usage, "the question is empty; ask for example \"what preceded the April visit?\"");
  const Query query = understand(question);
  if (!o.brief) // a paragraph is written of the whole chronicle
    if (const auto asked = of_dossier(o.input, query))
      return print(o, asked->chronicle, asked->answer, Exit::done);
  const Story story = read_story(o.input);
  const EventGraph graph(story.chronicle);
  const Answer answer = ask(story.chronicle, graph, query);
  if (!o.brief)
    return print(o, story.chronicle, answer, exit_of(story));
  BriefOptions options;
  options.about = question;
  options.answer_only = true;
  const std::optional<Outline> paper = outline(story.chronicle, graph, Timeline{}, answer, options);
  if (paper)
    write_output("-", brief_paragraph(*paper));
  else
    tell("no event of " + base::counted(story.chronicle.documents.size(), "document") + " answers \"" + question + "\"");
  return exit_of(story, paper ? Exit::done : Exit::no_answer);
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  add_input_options(app, o->input);
  app.get_option("FILES")->description("files, directories, - for standard input, or a dossier; then the question");
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
