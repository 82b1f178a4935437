#include "ask/find.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "ask/dates.hpp"
#include "base/words.hpp"

namespace demarche::ask_room {

namespace {

/// A word of the sentence alone counts this much of one of the event's own.
constexpr double of_sentence = 0.25;
/// Of the weight of what is asked, so much must be met.
constexpr double enough = 0.5;
/// A date that fits counts like a rare word; one that does not counts against.
constexpr double date_weight = 4, wrong_date = -8;
/// Of two that are meant as well, the one whose date is known is asked about.
constexpr double of_date = 0.75;

/// Words that make a question and name nothing.
bool empty_word(const std::string &w) {
  static const std::vector<std::string> words =
      base::words("first last what who whom was were is are be been has have had will do does did there "
                  "happen take place event since during its his her their it he she they");
  return std::find(words.begin(), words.end(), w) != words.end();
}

std::vector<std::string> asked_words(const std::string &text) {
  std::vector<std::string> out = base::content_words(text);
  std::erase_if(out, empty_word);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

} // namespace

Finder::Finder(const Chronicle &c) : chronicle_(c) {
  for (std::uint32_t i = 0; i < c.events.size(); ++i) {
    const Event &e = c.events[i];
    add(e.label, i, name);
    add(to_string(e.category), i, name);
    for (const auto *who : {&e.actors, &e.recipients, &e.places})
      for (const std::uint32_t a : *who) {
        add(c.actors[a].name, i, name);
        for (const std::string &n : c.actors[a].names)
          add(n, i, name);
      }
    for (const MentionRef &m : e.mentions) {
      const Annotations &a = c.documents[m.document];
      const EventMention &x = a.events[m.event];
      add(x.type, i, trigger);
      add(std::string(slice(a.document.text, x.span)), i, trigger);
      if (x.topic)
        add(std::string(slice(a.document.text, *x.topic)), i, name);
      if (x.sentence < a.text.sentences.size())
        add(std::string(slice(a.document.text, a.text.sentences[x.sentence].span)), i, sentence);
    }
  }
  const auto key = [](const auto &x) -> std::tuple<const std::string &, std::uint32_t, int> {
    return {x.first, x.second.event, -static_cast<int>(x.second.strength)};
  };
  std::sort(building_.begin(), building_.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
  for (auto &[word, place] : building_) {
    if (index_.empty() || index_.back().first != word)
      index_.push_back({word, {}});
    auto &places = index_.back().second;
    if (places.empty() || places.back().event != place.event)
      places.push_back(place);
  }
  building_ = {};
}

void Finder::add(const std::string &text, std::uint32_t event, Strength strength) {
  for (std::string &w : base::words(text))
    building_.push_back({std::move(w), {event, strength}});
}

std::vector<Found> Finder::find(const std::string &words) const {
  const AskedDates asked = asked_dates(words);
  std::map<std::uint32_t, double> score, trigger_met, met;
  double all = 0;
  bool names_a_deed = false;
  for (const std::string &w : asked_words(asked.rest)) {
    const auto at =
        std::lower_bound(index_.begin(), index_.end(), w, [](const auto &x, const std::string &word) { return x.first < word; });
    const bool known = at != index_.end() && at->first == w;
    const double weight =
        1 + std::log(static_cast<double>(chronicle_.events.size() + 1) / (known ? static_cast<double>(at->second.size()) : 1));
    all += weight;
    if (!known)
      continue;
    for (const Place &p : at->second) {
      const double gain = weight * (p.strength == sentence ? of_sentence : 1);
      score[p.event] += gain;
      met[p.event] += gain;
      if (p.strength == trigger) {
        trigger_met[p.event] += 1;
        names_a_deed = true;
      }
    }
  }
  if (!asked.dates.empty() && all == 0)
    for (std::uint32_t i = 0; i < chronicle_.events.size(); ++i)
      score[i] = 0;
  std::vector<Found> out;
  for (auto &[i, s] : score) {
    bool dated = asked.dates.empty();
    for (const AskedDate &d : asked.dates) {
      const Fit fit = fits(d, chronicle_.events[i].when);
      s += fit == Fit::yes ? date_weight : fit == Fit::no ? wrong_date : 0;
      dated |= fit == Fit::yes;
    }
    if (names_a_deed && !trigger_met.count(i))
      s *= 0.5;
    const When &w = chronicle_.events[i].when;
    const bool sure = w.known != Known::bounded && w.start_earliest != beginning_of_time && w.end_latest != end_of_time;
    s += 0.2 * std::log(static_cast<double>(chronicle_.events[i].mentions.size())) + of_date * sure;
    const bool words_met = all == 0 ? dated : met[i] >= enough * all;
    out.push_back({i, s, words_met && (dated || all > 0) && s > 0 && (!names_a_deed || trigger_met.count(i) || met[i] >= 0.8 * all)});
  }
  std::erase_if(out, [](const Found &f) { return f.score <= 0; });
  std::sort(out.begin(), out.end(), [](const Found &a, const Found &b) {
    return a.meant != b.meant ? a.meant : a.score != b.score ? a.score > b.score : a.event < b.event;
  });
  return out;
}

std::vector<std::uint32_t> Finder::actors(const std::string &name) const {
  const std::vector<std::string> asked = base::content_words(name);
  std::vector<std::uint32_t> out;
  const auto called = [&](const std::string &n) {
    const std::vector<std::string> has = base::words(n);
    return !asked.empty() &&
           std::all_of(asked.begin(), asked.end(), [&](const std::string &w) { return std::find(has.begin(), has.end(), w) != has.end(); });
  };
  for (std::uint32_t i = 0; i < chronicle_.actors.size(); ++i) {
    const Actor &a = chronicle_.actors[i];
    if (called(a.name) || std::any_of(a.names.begin(), a.names.end(), called))
      out.push_back(i);
  }
  return out;
}

} // namespace demarche::ask_room
