#include "select/tell.hpp"

#include <algorithm>
#include <unordered_map>

#include "select/readable.hpp"

namespace demarche::select_room {

namespace {

std::string_view text_of(const Chronicle &c, const Telling &t) {
  const Annotations &d = c.documents[t.document];
  return slice(d.document.text, d.text.sentences[t.sentence].span);
}

/// The share of a day's sentences that have a word; a sentence counts as far as it is on the topic.
class DayWords {
public:
  DayWords(const DayTold &day, const Wording &wording, const Topic &topic) {
    constexpr double doubt = 2; // few sentences make no rule
    double all = doubt;
    for (const Telling &t : day.tellings) {
      const WordIds words = wording.of(t.document, t.sentence);
      const double on_topic = topic.share(words);
      const double weight = (t.named ? 1 : 0.5) * on_topic * on_topic;
      all += weight;
      for (const std::uint32_t w : words)
        share_[w] += weight;
    }
    for (auto &[word, share] : share_)
      share /= all;
  }
  double of(WordIds words) const {
    double sum = 0;
    for (const std::uint32_t w : words)
      if (const auto at = share_.find(w); at != share_.end())
        sum += at->second;
    return sum;
  }

private:
  std::unordered_map<std::uint32_t, double> share_;
};

} // namespace

std::vector<Teller::Candidate> Teller::candidates(const DayTold &day) const {
  constexpr double no_event = 0.1;
  const DayWords of_day(day, wording_, topic_);
  std::vector<Candidate> out;
  out.reserve(day.tellings.size());
  for (const Telling &t : day.tellings) {
    const WordIds words = wording_.of(t.document, t.sentence);
    const Annotations &d = c_.documents[t.document];
    const double reads = tells_.of(t.document, t.sentence).empty() ? no_event : readable(d, d.text.sentences[t.sentence]);
    out.push_back({t, (topic_.of(words) + 0.5 * of_day.of(words)) * reads});
  }
  std::stable_sort(out.begin(), out.end(), [](const Candidate &a, const Candidate &b) { return a.worth > b.worth; });
  return out;
}

/// Word for word anywhere, or nearly so within a week.
bool Teller::said(Day day, const Telling &t) const {
  constexpr double nearly_the_same = 0.8;
  constexpr Day week = 7;
  if (texts_.count(text_of(c_, t)))
    return true;
  const WordIds words = wording_.of(t.document, t.sentence);
  for (auto at = told_.lower_bound(day - week); at != told_.end() && at->first <= day + week; ++at)
    for (const Telling &o : at->second)
      if (overlap(words, wording_.of(o.document, o.sentence)) >= nearly_the_same)
        return true;
  return false;
}

std::vector<Telling> Teller::tell(const DayTold &day, std::size_t count) {
  std::vector<Telling> out;
  for (const Candidate &x : candidates(day)) {
    if (out.size() == count)
      break;
    if (said(day.day, x.telling))
      continue;
    texts_.insert(text_of(c_, x.telling));
    told_[day.day].push_back(x.telling);
    out.push_back(x.telling);
  }
  return out;
}

} // namespace demarche::select_room
