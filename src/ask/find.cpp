#include "ask/find.hpp"

#include <algorithm>
#include <cmath>

#include "ask/dates.hpp"
#include "base/words.hpp"

namespace demarche::ask_room {

namespace {

/// What a word of the event's own counts for: all of it, less where an actor only goes by it too ("Beijing" for China), little where
/// it only stands in a sentence.
double share(WordStrength s) {
  switch (s) {
  case WordStrength::sentence:
    return 0.25;
  case WordStrength::alias:
    return 0.8;
  case WordStrength::name:
  case WordStrength::trigger:
    break;
  }
  return 1;
}
/// Of the weight of what is asked, so much must be met.
constexpr double enough = 0.5;
/// A date that fits counts like a rare word; one that does not counts against.
constexpr double date_weight = 4, wrong_date = -8;
/// Of two that are meant as well, the one whose date is known is asked about, or the one told more often.
constexpr double of_date = 0.75, of_mentions = 0.2;

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

bool better(const Found &a, const Found &b) { return a.score != b.score ? a.score > b.score : a.event < b.event; }

/// All that are meant, and of the others as many as may be offered in their place; the others are not all kept until the end, for a
/// common word has very many.
class BestFound {
public:
  void add(const Found &f) {
    if (f.meant) {
      meant_.push_back(f);
      return;
    }
    if (f.score < worst_)
      return;
    others_.push_back(f);
    if (others_.size() == 64 * offered)
      cut();
  }
  /// One that is not meant and scores less is not offered.
  double worst() const { return worst_; }

  std::vector<Found> take() {
    std::sort(meant_.begin(), meant_.end(), better);
    cut();
    meant_.insert(meant_.end(), others_.begin(), others_.end());
    return std::move(meant_);
  }

private:
  static constexpr std::size_t offered = 16;

  void cut() {
    const std::size_t last = std::min(offered, others_.size());
    std::partial_sort(others_.begin(), others_.begin() + static_cast<std::ptrdiff_t>(last), others_.end(), better);
    others_.resize(last);
    if (last == offered)
      worst_ = others_.back().score;
  }

  std::vector<Found> meant_, others_;
  double worst_ = 0;
};

/// Logarithms of small numbers, of which most events have one.
double log_of(std::uint32_t n) {
  static const std::vector<double> table = [] {
    constexpr int rows = 256;
    std::vector<double> out;
    out.reserve(rows);
    for (int i = 0; i < rows; ++i)
      out.push_back(std::log(static_cast<double>(i)));
    return out;
  }();
  return n < table.size() ? table[n] : std::log(static_cast<double>(n));
}

} // namespace

std::vector<Found> Finder::find(const std::string &words) const {
  const AskedDates asked = asked_dates(words);
  const std::uint32_t n = source_.events();
  std::vector<double> met(n, 0);
  std::vector<char> trigger_met(n, 0);
  double all = 0;
  bool names_a_deed = false;
  for (const std::string &w : asked_words(asked.rest)) {
    const std::vector<QuestionSource::Posting> places = source_.postings(w);
    const double weight = 1 + std::log(static_cast<double>(n + 1) / (places.empty() ? 1 : static_cast<double>(places.size())));
    all += weight;
    for (const QuestionSource::Posting &p : places) {
      met[p.event] += weight * share(p.strength);
      if (p.strength == WordStrength::trigger)
        trigger_met[p.event] = names_a_deed = true;
    }
  }
  // Without words the dates choose among all. What dates and mentions may add to words at most: what cannot come to anything by its
  // words is not looked at.
  const bool dates_only = !asked.dates.empty() && all == 0;
  const double most_besides =
      date_weight * static_cast<double>(asked.dates.size()) + of_date + of_mentions * log_of(source_.most_mentions()) + 1e-6;
  BestFound best;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (!dates_only && (met[i] == 0 || (met[i] < enough * all && met[i] + most_besides < best.worst())))
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
    s += of_mentions * log_of(e.mentions) + of_date * sure;
    if (s <= 0)
      continue;
    const bool words_met = all == 0 ? dated : met[i] >= enough * all;
    best.add({i, s, words_met && (dated || all > 0) && (!names_a_deed || trigger_met[i] || met[i] >= 0.8 * all)});
  }
  return best.take();
}

} // namespace demarche::ask_room
