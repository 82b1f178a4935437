#include "ask/find.hpp"

#include <algorithm>
#include <cmath>

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

/// All that are meant, and of the others as many as may be offered in their place.
std::vector<Found> best_first(std::vector<Found> found) {
  constexpr std::ptrdiff_t offered = 16;
  const auto better = [](const Found &a, const Found &b) { return a.score != b.score ? a.score > b.score : a.event < b.event; };
  const auto others = std::partition(found.begin(), found.end(), [](const Found &f) { return f.meant; });
  std::sort(found.begin(), others, better);
  const auto last = found.end() - others > offered ? others + offered : found.end();
  std::partial_sort(others, last, found.end(), better);
  found.erase(last, found.end());
  return found;
}

} // namespace

std::vector<Found> Finder::find(const std::string &words) const {
  const AskedDates asked = asked_dates(words);
  const std::uint32_t n = source_.events();
  std::vector<double> met(n, 0);
  std::vector<bool> reached(n, false), trigger_met(n, false);
  double all = 0;
  bool names_a_deed = false;
  for (const std::string &w : asked_words(asked.rest)) {
    const std::vector<QuestionSource::Posting> places = source_.postings(w);
    const double weight = 1 + std::log(static_cast<double>(n + 1) / (places.empty() ? 1 : static_cast<double>(places.size())));
    all += weight;
    for (const QuestionSource::Posting &p : places) {
      reached[p.event] = true;
      met[p.event] += weight * (p.strength == WordStrength::sentence ? of_sentence : 1);
      if (p.strength == WordStrength::trigger)
        trigger_met[p.event] = names_a_deed = true;
    }
  }
  if (!asked.dates.empty() && all == 0)
    reached.assign(n, true);
  std::vector<Found> out;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (!reached[i])
      continue;
    const EventBrief e = source_.brief(i);
    double s = met[i];
    bool dated = asked.dates.empty();
    for (const AskedDate &d : asked.dates) {
      const Fit fit = fits(d, e);
      s += fit == Fit::yes ? date_weight : fit == Fit::no ? wrong_date : 0;
      dated |= fit == Fit::yes;
    }
    if (names_a_deed && !trigger_met[i])
      s *= 0.5;
    const bool sure = e.known != Known::bounded && e.start_earliest != beginning_of_time && e.end_latest != end_of_time;
    s += 0.2 * std::log(static_cast<double>(e.mentions)) + of_date * sure;
    if (s <= 0)
      continue;
    const bool words_met = all == 0 ? dated : met[i] >= enough * all;
    out.push_back({i, s, words_met && (dated || all > 0) && (!names_a_deed || trigger_met[i] || met[i] >= 0.8 * all)});
  }
  return best_first(std::move(out));
}

} // namespace demarche::ask_room
