#include "link/reading.hpp"

#include <algorithm>
#include <sstream>

#include <demarche/rules.hpp>

namespace demarche::link {

WordSet link_words(const std::string &name) { return lexicon_words("en/link_words.tsv", name); }

Reading::Reading(const Annotations &annotations)
    : a(annotations), event_at_(a.text.tokens.size(), none), by_sentence_(a.text.sentences.size()) {
  for (std::uint32_t i = 0; i < a.events.size(); ++i) {
    const EventMention &e = a.events[i];
    if (e.token < event_at_.size() && event_at_[e.token] == none)
      event_at_[e.token] = i;
    if (e.sentence < by_sentence_.size())
      by_sentence_[e.sentence].push_back(i);
  }
  for (auto &events : by_sentence_)
    std::stable_sort(events.begin(), events.end(), [&](auto x, auto y) { return a.events[x].span.begin < a.events[y].span.begin; });
  if (parsed())
    measure();
}

/// Extents of all subtrees and the lists of children, in two passes from the leaves: linear however deep the trees.
void Reading::measure() {
  const auto n = static_cast<std::uint32_t>(a.syntax.words.size());
  left_.resize(n);
  right_.resize(n);
  first_child_.assign(n + 1, 0);
  std::vector<std::uint32_t> waiting(n), leaves;
  for (std::uint32_t t = 0; t < n; ++t) {
    left_[t] = right_[t] = t;
    if (head(t) != none) {
      ++first_child_[head(t) + 1];
      ++waiting[head(t)];
    }
  }
  for (std::uint32_t t = 0; t < n; ++t)
    first_child_[t + 1] += first_child_[t];
  child_.resize(first_child_[n]);
  std::vector<std::uint32_t> at(first_child_.begin(), first_child_.end() - 1);
  for (std::uint32_t t = 0; t < n; ++t) {
    if (head(t) != none)
      child_[at[head(t)]++] = t;
    if (waiting[t] == 0)
      leaves.push_back(t);
  }
  while (!leaves.empty()) {
    const std::uint32_t t = leaves.back(), h = head(t);
    leaves.pop_back();
    if (h == none)
      continue;
    left_[h] = std::min(left_[h], left_[t]);
    right_[h] = std::max(right_[h], right_[t]);
    if (--waiting[h] == 0)
      leaves.push_back(h);
  }
}

std::uint32_t Reading::head(std::uint32_t t) const {
  const std::int32_t h = word(t).head;
  return h < 0 ? none : static_cast<std::uint32_t>(h);
}

std::uint32_t Reading::event_above(std::uint32_t t, int steps) const {
  for (; t != none && steps-- > 0; t = head(t))
    if (event_at(t) != none)
      return event_at(t);
  return none;
}

std::uint32_t Reading::event_below(std::uint32_t t, std::uint32_t skip_first, std::uint32_t skip_last) const {
  constexpr std::size_t most = 64; // tokens looked at: what is deeper is no longer "the" event of the phrase
  std::vector<std::uint32_t> queue{t};
  for (std::size_t i = 0; i < queue.size() && i < most; ++i) {
    const std::uint32_t u = queue[i];
    if (u >= skip_first && u < skip_last)
      continue;
    if (event_at(u) != none)
      return event_at(u);
    for (const std::uint32_t c : children(u))
      queue.push_back(c);
  }
  return none;
}

std::uint32_t Reading::act_of(std::uint32_t event) const {
  static const WordSet prospects = link_words("prospect");
  const std::uint32_t t = a.events[event].token;
  if (t >= a.syntax.words.size() || prospects.find(lemma(t)) == prospects.end())
    return event;
  for (const std::uint32_t c : children(t))
    if (word(c).deprel == Deprel::xcomp && event_at(c) != none)
      return event_at(c);
  return event;
}

std::vector<std::uint32_t> Reading::children(std::uint32_t t) const {
  return {child_.begin() + first_child_[t], child_.begin() + first_child_[t + 1]};
}

bool Reading::in_timex(std::uint32_t t) const {
  const Span s = a.text.tokens[t].span;
  const auto &times = a.times.timexes;
  const auto at = std::upper_bound(times.begin(), times.end(), s.begin, [](std::uint32_t b, const Timex &x) { return b < x.span.end; });
  return at != times.end() && at->span.overlaps(s);
}

std::uint32_t Reading::date_before(std::uint32_t t) const {
  const std::uint32_t here = a.text.sentence_of(t), from = a.text.sentences[here == 0 ? 0 : here - 1].span.begin;
  const auto &times = a.times.timexes;
  for (auto i = static_cast<std::uint32_t>(times.size()); i-- > 0 && times[i].span.begin >= from;)
    if (times[i].span.end <= a.text.tokens[t].span.begin && times[i].type == TimexType::date && times[i].interval)
      return i;
  return none;
}

Span Reading::tokens(std::uint32_t first, std::uint32_t last) const {
  const auto edge = [&](std::uint32_t t) { return word(t).upos == Upos::PUNCT; };
  while (first < last && edge(first))
    ++first;
  while (last > first && edge(last - 1))
    --last;
  if (first >= last)
    return {};
  return {a.text.tokens[first].span.begin, a.text.tokens[last - 1].span.end};
}

Span Reading::sentence_span(std::uint32_t event) const {
  const EventMention &e = a.events[event];
  return demarche::sentence_span(a, e);
}

bool Reading::has_auxiliary(std::uint32_t t, std::string_view l) const {
  for (const std::uint32_t c : children(t))
    if ((word(c).deprel == Deprel::aux || word(c).deprel == Deprel::aux_pass) && lemma(c) == l)
      return true;
  return false;
}

bool Reading::past_perfect(std::uint32_t event) const {
  const std::uint32_t t = a.events[event].token;
  if (!parsed() || t >= a.syntax.words.size())
    return false;
  for (const std::uint32_t c : children(t))
    if (word(c).deprel == Deprel::aux && lemma(c) == "have" &&
        (word(c).features.tense == Tense::past || word(c).features.form == VerbForm::gerund))
      return true;
  return false;
}

bool Reading::simple_past(std::uint32_t event) const {
  const std::uint32_t t = a.events[event].token;
  if (!parsed() || t >= a.syntax.words.size() || past_perfect(event))
    return false;
  if (word(t).upos == Upos::VERB && word(t).features.form == VerbForm::finite && word(t).features.tense == Tense::past)
    return true;
  for (const std::uint32_t c : children(t))
    if ((word(c).deprel == Deprel::aux || word(c).deprel == Deprel::aux_pass || word(c).deprel == Deprel::cop) &&
        word(c).features.tense == Tense::past && lemma(c) != "have")
      return true;
  return false;
}

} // namespace demarche::link
