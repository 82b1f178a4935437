// demarche timeline: documents in, the dated, sourced order of events out.
#include <algorithm>
#include <memory>
#include <sstream>

#include <demarche/pipeline.hpp>
#include <demarche/renderer.hpp>
#include <demarche/select.hpp>

#include "cli/command.hpp"
#include "cli/files.hpp"

namespace demarche::cli {

namespace {

struct Options {
  InputOptions input;
  std::string output = "-";
  std::string format;
  std::string since, until, by = "event";
  std::optional<std::size_t> sentences;
  Selection selection;
};

const Renderer *named(const std::string &name) {
  for (const Renderer *r : renderers())
    if (name == r->name)
      return r;
  return nullptr;
}

const Renderer *by_suffix(const std::string &path) {
  for (const Renderer *r : renderers()) {
    std::istringstream suffixes(r->suffixes);
    for (std::string s; suffixes >> s;)
      if (path.size() > s.size() && path.ends_with(s))
        return r;
  }
  return nullptr;
}

/// --format, else by the output's suffix, else text.
const Renderer &chosen(const Options &o) {
  if (!o.format.empty())
    return *named(o.format); // the option parser lets only names through
  if (o.output == "-")
    return *named("text");
  if (const Renderer *r = by_suffix(o.output))
    return *r;
  throw Error(Exit::usage, o.output + ": no format is known by this suffix; say which with --format");
}

Day day(const std::string &option, const std::string &text, bool last) {
  const std::optional<Interval> i = parse_iso(text);
  if (!i)
    throw Error(Exit::usage, option + " " + text + ": no ISO date; write 2024-04-24, 2024-04 or 2024");
  return last ? day_of(i->end - 1) : day_of(i->begin);
}

Selection selection(const Options &o, const Renderer &format) {
  constexpr std::size_t on_a_page = 3; // a page has room to quote every side; a terminal has not
  Selection s = o.selection;
  s.by = o.by == "day" ? Selection::By::day : Selection::By::event;
  s.sentences = o.sentences.value_or(format.name == std::string("html") ? on_a_page : 1);
  if (!o.since.empty())
    s.since = day("--since", o.since, false);
  if (!o.until.empty())
    s.until = day("--until", o.until, true);
  return s;
}

bool asks(const Selection &s) { return !s.about.empty() || !s.actors.empty() || s.since || s.until; }

Exit run(const Options &o) {
  const Renderer &format = chosen(o);
  const Selection wanted = selection(o, format);
  const PipelineOptions pipeline = pipeline_options(o.input);
  Inputs inputs = read_inputs(o.input);
  const Chronicle chronicle = connect(std::move(inputs.documents), pipeline, thread_count(o.input));
  const Timeline timeline = select(chronicle, wanted);
  write_output(o.output, format.render(chronicle, timeline));
  if (timeline.entries.empty() && asks(wanted) && !chronicle.events.empty()) {
    tell("none of the " + std::to_string(chronicle.events.size()) + " events is about that; --all keeps also what is seldom worth telling");
    return exit_of(inputs, Exit::no_answer);
  }
  return exit_of(inputs);
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  std::vector<std::string> formats;
  std::string about;
  for (const Renderer *r : renderers()) {
    formats.push_back(r->name);
    about += std::string(about.empty() ? "" : "; ") + r->name + ": " + r->about;
  }
  add_input_options(app, o->input);
  app.add_option("-o,--output", o->output, "file to write; its suffix says the format (default: standard output)");
  app.add_option("--format", o->format, about)->check(CLI::IsMember(formats));
  app.add_option("--actor", o->selection.actors, "only events of this actor, by name or id; may be given again")->allow_extra_args(false);
  app.add_option("--about", o->selection.about, "only events with these words in label, names, date or sentence");
  app.add_option("--since", o->since, "only what may have happened on this day or later");
  app.add_option("--until", o->until, "only what may have happened on this day or earlier");
  app.add_option("--top", o->selection.top, "at most so many entries, those that matter most");
  app.add_option("--sentences", o->sentences, "quotes an entry (default: 1; on a page 3)");
  app.add_option("--by", o->by, "an entry is an event, or a day")->check(CLI::IsMember({"event", "day"}));
  app.add_flag("--all", o->selection.all, "every event, also those seldom worth telling");
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
