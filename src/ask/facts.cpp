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
  static const WordSet table = lexicon_words("en/reporting.tsv");
  return table.count(type) != 0;
}

} // namespace

WordsOfEvents::WordsOfEvents(const Chronicle &c) : c_(c), sentences_(c.documents.size()) {}

void WordsOfEvents::cut(std::string_view text, Cut &to) {
  for (std::string &w : base::words(text)) {
    const auto [known, is_new] = numbers_.try_emplace(std::move(w), words());
    if (is_new) {
      words_.push_back(&known->first);
      said_at_.emplace_back(0, 0);
    }
    to.push_back(known->second);
  }
}

const WordsOfEvents::Cut &WordsOfEvents::words_in(std::string_view text) {
  const auto [at, is_new] = cuts_.try_emplace(text);
  if (is_new)
    cut(text, at->second);
  return at->second;
}

/// The sentence of a mention, by its number: sentences are long to be looked up by their text, and few are told twice.
const WordsOfEvents::Cut &WordsOfEvents::sentence(const MentionRef &m) {
  static const Cut none;
  const Annotations &a = c_.documents[m.document];
  const std::uint32_t i = a.events[m.event].sentence;
  if (i >= a.text.sentences.size())
    return none;
  std::vector<Cut> &of_document = sentences_[m.document];
  of_document.resize(a.text.sentences.size());
  if (of_document[i].empty())
    cut(slice(a.document.text, a.text.sentences[i].span), of_document[i]);
  return of_document[i];
}

void WordsOfEvents::say(const Cut &words, WordStrength strength) {
  for (const std::uint32_t w : words) {
    auto &[turn, at] = said_at_[w];
    if (turn == turn_) {
      said_[at].strength = std::max(said_[at].strength, strength);
    } else {
      turn = turn_;
      at = static_cast<std::uint32_t>(said_.size());
      said_.push_back({w, strength});
    }
  }
}

const std::vector<WordsOfEvents::Said> &WordsOfEvents::of(std::uint32_t event) {
  const Event &e = c_.events[event];
  said_.clear();
  ++turn_;
  label_.clear();
  cut(e.label, label_);
  say(label_, WordStrength::name);
  say(words_in(to_string(e.category)), WordStrength::name);
  for (const auto *who : {&e.actors, &e.recipients, &e.places})
    for (const std::uint32_t a : *who) {
      say(words_in(c_.actors[a].name), WordStrength::name);
      for (const std::string &n : c_.actors[a].names)
        say(words_in(n), WordStrength::alias);
    }
  for (const MentionRef &m : e.mentions) {
    const Annotations &a = c_.documents[m.document];
    const EventMention &x = a.events[m.event];
    say(words_in(x.type), WordStrength::trigger);
    say(words_in(slice(a.document.text, x.span)), WordStrength::trigger);
    if (x.topic)
      say(words_in(slice(a.document.text, *x.topic)), WordStrength::name);
    say(sentence(m), WordStrength::sentence);
  }
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
