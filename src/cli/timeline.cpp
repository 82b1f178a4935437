// demarche timeline: documents in, the dated, sourced order of events out.
#include <memory>

#include <demarche/select.hpp>

#include "base/escape.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/formats.hpp"
#include "cli/selection.hpp"

namespace demarche::cli {

namespace {

struct Options {
  InputOptions input;
  std::string output = "-";
  std::string format;
  std::string by = "event";
  std::optional<std::size_t> sentences;
  SelectionOptions wanted;
};

Selection selection(const Options &o, const Renderer &format) {
  constexpr std::size_t on_a_page = 3; // a page has room to quote every side; a terminal has not
  Selection s = selection_of(o.wanted);
  s.by = o.by == "day" ? Selection::By::day : Selection::By::event;
  s.sentences = o.sentences.value_or(format.name == std::string("html") ? on_a_page : 1);
  return s;
}

bool asks(const Selection &s) { return !s.about.empty() || !s.actors.empty() || s.since || s.until; }

/// A day that no calendar has dates nothing: whoever wrote it should know.
void tell_of_no_days(const Chronicle &c) {
  for (const Annotations &a : c.documents)
    for (const Timex &t : a.times.timexes)
      if (t.note == no_such_day)
        tell(a.document.origin + ": \"" + base::terminal(base::fold_space(slice(a.document.text, t.span))) +
             "\" is no day of the calendar; what it tells of stands without it");
}

Exit run(const Options &o) {
  const Renderer &format = format_of(o.output, o.format, "text", renderers());
  const Selection wanted = selection(o, format);
  const Story story = read_story(o.input);
  const Chronicle &chronicle = story.chronicle;
  const Timeline timeline = select(chronicle, wanted);
  write_output(o.output, format.render(chronicle, timeline));
  tell_of_no_days(chronicle);
  if (timeline.entries.empty() && !chronicle.events.empty()) {
    tell("none of the " + std::to_string(chronicle.events.size()) + " events is " +
         (asks(wanted) ? "about that" : "of a kind that timelines tell") + "; --all keeps also what is seldom worth telling");
    return exit_of(story, asks(wanted) ? Exit::no_answer : Exit::done);
  }
  return exit_of(story);
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  add_input_options(app, o->input);
  add_format_options(app, o->output, o->format, renderers());
  app.add_option("--about", o->wanted.selection.about, "only events with these words in label, names, date or sentence");
  add_selection_options(app, o->wanted);
  app.add_option("--sentences", o->sentences, "quotes an entry (default: 1; on a page 3)");
  app.add_option("--by", o->by, "an entry is an event, or a day")->check(CLI::IsMember({"event", "day"}));
  app.add_flag("--explain", o->wanted.selection.explain, "say of each entry why it was chosen (in JSON: always, as why)");
  app.add_flag("--all", o->wanted.selection.all, "every event, also those seldom worth telling");
  app.footer("Examples:\n"
             "  demarche timeline statements/ -o timeline.html\n"
             "  demarche timeline article.txt --actor Blinken --since 2023\n"
             "  demarche timeline docs.jsonl --all --format json > events.json");
  return [o] { return run(*o); };
}

} // namespace

extern const Command command_timeline;
const Command command_timeline = {"timeline", "the dated, sourced order of events, as text, JSON or a page", configure};

} // namespace demarche::cli
