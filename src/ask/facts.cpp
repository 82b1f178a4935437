// What questions read of an event, wherever the chronicle lies.
#include <algorithm>
#include <set>

#include <demarche/event_source.hpp>
#include <demarche/rules.hpp>

#include "base/words.hpp"

namespace demarche {

namespace {

/// Verbs that only carry what somebody said: their sentences are quotes of an answer, not events of it.
bool says(const std::string &type) {
  static const std::set<std::string, std::less<>> table = [] {
    std::set<std::string, std::less<>> out;
    for (const auto &row : parse_lexicon(builtin("en/reporting.tsv"), "en/reporting.tsv", 1))
      out.insert(row.front());
    return out;
  }();
  return table.count(type) != 0;
}

} // namespace

void WordsOfEvents::add(std::string_view text, WordStrength strength) {
  const auto [at, is_new] = cut_.try_emplace(text);
  if (is_new)
    for (std::string &w : base::words(text)) {
      const auto [known, is_new_word] = numbers_.try_emplace(std::move(w), static_cast<std::uint32_t>(words_.size()));
      if (is_new_word)
        words_.push_back(&known->first);
      at->second.push_back(known->second);
    }
  for (const std::uint32_t w : at->second)
    said_.push_back({w, strength});
}

const std::vector<WordsOfEvents::Said> &WordsOfEvents::of(std::uint32_t event) {
  const Event &e = c_.events[event];
  said_.clear();
  add(e.label, WordStrength::name);
  add(to_string(e.category), WordStrength::name);
  for (const auto *who : {&e.actors, &e.recipients, &e.places})
    for (const std::uint32_t a : *who) {
      add(c_.actors[a].name, WordStrength::name);
      for (const std::string &n : c_.actors[a].names)
        add(n, WordStrength::alias);
    }
  for (const MentionRef &m : e.mentions) {
    const Annotations &a = c_.documents[m.document];
    const EventMention &x = a.events[m.event];
    add(x.type, WordStrength::trigger);
    add(slice(a.document.text, x.span), WordStrength::trigger);
    if (x.topic)
      add(slice(a.document.text, *x.topic), WordStrength::name);
    if (x.sentence < a.text.sentences.size())
      add(slice(a.document.text, a.text.sentences[x.sentence].span), WordStrength::sentence);
  }
  std::sort(said_.begin(), said_.end(),
            [](const Said &a, const Said &b) { return a.word != b.word ? a.word < b.word : a.strength > b.strength; });
  said_.erase(std::unique(said_.begin(), said_.end(), [](const Said &a, const Said &b) { return a.word == b.word; }), said_.end());
  return said_;
}

EventTraits traits_of(const Chronicle &c, std::uint32_t event) {
  EventTraits t{true, {}, {}};
  for (const MentionRef &m : c.events[event].mentions) {
    const Annotations &a = c.documents[m.document];
    t.only_said &= says(a.events[m.event].type);
    t.senses.push_back(a.events[m.event].type);
    if (a.times.creation.interval)
      t.first_told = std::min(t.first_told.value_or(end_of_time), a.times.creation.interval->end);
  }
  std::sort(t.senses.begin(), t.senses.end());
  t.senses.erase(std::unique(t.senses.begin(), t.senses.end()), t.senses.end());
  return t;
}

EventBrief brief_of(const Event &e) {
  return {e.when.start_earliest, e.when.end_latest, e.when.known, static_cast<std::uint32_t>(e.mentions.size())};
}

bool goes_by(const Actor &a, const std::vector<std::string> &asked) {
  const auto called = [&](const std::string &n) {
    const std::vector<std::string> has = base::words(n);
    return !asked.empty() &&
           std::all_of(asked.begin(), asked.end(), [&](const std::string &w) { return std::find(has.begin(), has.end(), w) != has.end(); });
  };
  return called(a.name) || std::any_of(a.names.begin(), a.names.end(), called);
}

} // namespace demarche
