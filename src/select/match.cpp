#include "select/match.hpp"

#include <algorithm>

#include "base/words.hpp"
#include "select/beside.hpp"
#include "select/told.hpp"

namespace demarche::select_room {

namespace {

/// "blinken" names "Antony Blinken": every word asked for is a word of the name.
bool names(const std::vector<std::string> &asked, const std::string &name) {
  const std::vector<std::string> has = base::words(name);
  return !asked.empty() &&
         std::all_of(asked.begin(), asked.end(), [&](const std::string &w) { return std::find(has.begin(), has.end(), w) != has.end(); });
}

bool is_called(const Actor &a, const std::string &asked, const std::vector<std::string> &asked_words) {
  return a.id == asked || names(asked_words, a.name) ||
         std::any_of(a.names.begin(), a.names.end(), [&](const std::string &n) { return names(asked_words, n); });
}

} // namespace

Filter::Filter(const Chronicle &c, const Selection &s) : chronicle_(c), selection_(s), about_(base::content_words(s.about)) {
  wanted_.assign(c.actors.size(), false);
  for (const std::string &asked : s.actors) {
    const std::vector<std::string> asked_words = base::words(asked);
    bool known = false;
    for (std::size_t i = 0; i < c.actors.size(); ++i)
      if (is_called(c.actors[i], asked, asked_words))
        known = wanted_[i] = true;
    if (!known)
      unknown_.push_back(asked_words);
  }
}

/// An event that may lie within the days asked for stays: its date is no reason to drop it.
bool Filter::within_days(const Event &e) const {
  if (!selection_.since && !selection_.until)
    return true;
  if (!e.when.known_at_all())
    return false;
  const bool ends_before = selection_.since && e.when.end_latest != end_of_time && e.when.end_latest <= instant(*selection_.since);
  const bool begins_after =
      selection_.until && e.when.start_earliest != beginning_of_time && e.when.start_earliest >= instant(*selection_.until + 1);
  return !ends_before && !begins_after;
}

/// Who acts, who is acted on, and where: "Taiwan" is asked of a visit to Taiwan too.
bool Filter::involves(const Event &e) const {
  if (selection_.actors.empty())
    return true;
  for (const auto *list : {&e.actors, &e.recipients, &e.places})
    if (std::any_of(list->begin(), list->end(), [&](std::uint32_t a) { return wanted_[a]; }))
      return true;
  return std::any_of(unknown_.begin(), unknown_.end(), [&](const std::vector<std::string> &name) {
    return std::any_of(e.mentions.begin(), e.mentions.end(), [&](const MentionRef &m) {
      const Annotations &d = chronicle_.documents[m.document];
      return takes_part(d, d.events[m.event], name);
    });
  });
}

bool Filter::about(const Event &e) const {
  std::vector<std::string> missing = about_;
  const auto look = [&](std::string_view text) {
    if (missing.empty())
      return;
    const std::vector<std::string> has = base::words(text);
    std::erase_if(missing, [&](const std::string &w) { return std::find(has.begin(), has.end(), w) != has.end(); });
  };
  look(e.label);
  look(for_person(e.when));
  for (const auto *list : {&e.actors, &e.recipients, &e.places})
    for (const std::uint32_t a : *list) {
      look(chronicle_.actors[a].name);
      for (const std::string &n : chronicle_.actors[a].names)
        look(n);
    }
  for (const MentionRef &m : e.mentions) {
    const Annotations &d = chronicle_.documents[m.document];
    const EventMention &mention = d.events[m.event];
    look(slice(d.document.text, sentence_span(d, mention)));
    if (missing.empty())
      break;
  }
  return missing.empty();
}

bool Filter::within_days(Day d) const {
  return !(selection_.since && d < *selection_.since) && !(selection_.until && d > *selection_.until);
}

bool Filter::asked_for(const Event &e) const { return involves(e) && about(e); }

bool Filter::accepts_on_a_day(const Event &e) const {
  return (selection_.all || told_on_a_day(chronicle_, e)) && within_days(e) && asked_for(e);
}

bool Filter::accepts(const Event &e) const { return (selection_.all || told(chronicle_, e)) && within_days(e) && asked_for(e); }

} // namespace demarche::select_room
