#include "cli/selection.hpp"

#include <demarche/error.hpp>

namespace demarche::cli {

namespace {

Day day(const std::string &option, const std::string &text, bool last) {
  const std::optional<Interval> i = parse_iso(text);
  if (!i)
    throw Error(Exit::usage, option + " " + text + ": " + why_no_date(text));
  return last ? day_of(i->end - 1) : day_of(i->begin);
}

} // namespace

void add_selection_options(CLI::App &app, SelectionOptions &o) {
  app.add_option("--actor", o.selection.actors, "only events of this actor, by name or id; may be given again")->allow_extra_args(false);
  app.add_option("--since", o.since, "only what may have happened on this day or later");
  app.add_option("--until", o.until, "only what may have happened on this day or earlier");
  app.add_option("--top", o.selection.top, "at most so many entries, those that matter most");
}

Selection selection_of(const SelectionOptions &o) {
  Selection s = o.selection;
  if (!o.since.empty())
    s.since = day("--since", o.since, false);
  if (!o.until.empty())
    s.until = day("--until", o.until, true);
  if (s.since && s.until && *s.since > *s.until)
    throw Error(Exit::usage, "--since " + o.since + " is after --until " + o.until + ": no day lies between them");
  return s;
}

} // namespace demarche::cli
