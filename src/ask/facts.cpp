// What questions read of an event, wherever the chronicle lies.
#include <algorithm>
#include <unordered_set>

#include <demarche/event_source.hpp>
#include <demarche/rules.hpp>

#include "base/words.hpp"

namespace demarche {

namespace {

/// Verbs that only carry what somebody said: their sentences are quotes of an answer, not events of it.
bool says(const std::string &type) {
  static const std::unordered_set<std::string> table = [] {
    const WordSet words = lexicon_words("en/reporting.tsv");
    return std::unordered_set<std::string>(words.begin(), words.end());
  }();
  return table.count(type) != 0;
}

} // namespace

WordsOfEvents::WordsOfEvents(const Chronicle &c) : c_(c), names_(c.actors.size()), sentences_(c.documents.size()) {}

WordsOfEvents::Cut WordsOfEvents::piece(std::string_view text) {
  Cut &known = pieces_[text];
  if (known.done)
    return known;
  known = {static_cast<std::uint32_t>(cuts_.size()), 0, true};
  for (std::string &w : base::words(text)) {
    const auto [at, is_new] = numbers_.try_emplace(std::move(w), words());
    if (is_new) {
      words_.push_back(&at->first);
      said_at_.emplace_back(0, 0);
    }
    cuts_.push_back(at->second);
  }
  known.last = static_cast<std::uint32_t>(cuts_.size());
  return known;
}

/// No word reaches over a blank.
void WordsOfEvents::cut(std::string_view text, std::vector<std::uint32_t> &out) {
  for (std::size_t end; !text.empty(); text.remove_prefix(std::min(text.size(), end + 1))) {
    end = std::min(text.find_first_of(" \n"), text.size());
    if (end == 0)
      continue;
    const Cut p = piece(text.substr(0, end));
    out.insert(out.end(), cuts_.begin() + p.first, cuts_.begin() + p.last);
  }
}

WordsOfEvents::Cut WordsOfEvents::keep() {
  const auto first = static_cast<std::uint32_t>(cuts_.size());
  cuts_.insert(cuts_.end(), text_.begin(), text_.end());
  return {first, static_cast<std::uint32_t>(cuts_.size()), true};
}

const WordsOfEvents::Names &WordsOfEvents::names(std::uint32_t actor) {
  Names &n = names_[actor];
  if (n.shown.done)
    return n;
  const Actor &a = c_.actors[actor];
  text_.clear();
  cut(a.name, text_);
  n.shown = keep();
  text_.clear();
  for (const std::string &name : a.names)
    cut(name, text_);
  n.others = keep();
  return n;
}

/// Of a mention, by its number: a sentence is long to be looked up by its text, and few are told twice.
WordsOfEvents::Cut WordsOfEvents::sentence(const MentionRef &m) {
  const Annotations &a = c_.documents[m.document];
  const std::uint32_t i = a.events[m.event].sentence;
  if (i >= a.text.sentences.size())
    return {};
  std::vector<Cut> &of_document = sentences_[m.document];
  of_document.resize(a.text.sentences.size());
  if (!of_document[i].done) {
    text_.clear();
    cut(slice(a.document.text, a.text.sentences[i].span), text_);
    of_document[i] = keep();
  }
  return of_document[i];
}

void WordsOfEvents::say(std::uint32_t word, WordStrength strength) {
  auto &[turn, at] = said_at_[word];
  if (turn == turn_) {
    said_[at].strength = std::max(said_[at].strength, strength);
  } else {
    turn = turn_;
    at = static_cast<std::uint32_t>(said_.size());
    said_.push_back({word, strength});
  }
}

void WordsOfEvents::say(Cut c, WordStrength strength) {
  for (std::uint32_t i = c.first; i < c.last; ++i)
    say(cuts_[i], strength);
}

void WordsOfEvents::say(std::string_view text, WordStrength strength) {
  text_.clear();
  cut(text, text_);
  for (const std::uint32_t w : text_)
    say(w, strength);
}

const std::vector<WordsOfEvents::Said> &WordsOfEvents::of(std::uint32_t event) {
  const Event &e = c_.events[event];
  said_.clear();
  ++turn_;
  say(e.label, WordStrength::name);
  say(to_string(e.category), WordStrength::name);
  for (const auto *who : {&e.actors, &e.recipients, &e.places})
    for (const std::uint32_t a : *who) {
      const Names &n = names(a);
      say(n.shown, WordStrength::name);
      say(n.others, WordStrength::alias);
    }
  for (const MentionRef &m : e.mentions) {
    const Annotations &a = c_.documents[m.document];
    const EventMention &x = a.events[m.event];
    say(x.type, WordStrength::trigger);
    say(slice(a.document.text, x.span), WordStrength::trigger);
    if (x.topic)
      say(slice(a.document.text, *x.topic), WordStrength::name);
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
  if (t.senses.size() > 1)
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
