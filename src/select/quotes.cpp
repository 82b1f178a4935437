// Which sentences tell an entry best.
#include <algorithm>
#include <set>
#include <tuple>

#include <demarche/select.hpp>

#include "base/escape.hpp"

namespace demarche {

namespace {

struct Candidate {
  Evidence evidence;
  double score = 0;
};

Candidate candidate(const Chronicle &c, const Event &e, const MentionRef &m) {
  const Annotations &d = c.documents[m.document];
  const EventMention &mention = d.events[m.event];
  if (mention.sentence >= d.text.sentences.size())
    return {{m.document, mention.span}, 0};
  const Sentence &s = d.text.sentences[mention.sentence];
  const std::uint32_t tokens = s.last - s.first;
  Candidate out{{m.document, s.span}, 0};
  out.score += s.kind == SentenceKind::prose ? 2 : s.kind == SentenceKind::heading || s.kind == SentenceKind::dateline ? 0 : 1;
  // The sentence must say what the label says; one that gives the date shown too says most, one with another date would puzzle.
  const bool dated = mention.when && mention.when->known_at_all();
  out.score += mention.label == e.label ? 5 : 0;
  out.score += !dated ? 0 : mention.when->edtf == e.when.edtf ? 4 : 1;
  out.score += tokens >= 6 && tokens <= 50 ? 1 : 0;
  return out;
}

/// One candidate a sentence, in order of document and position.
std::vector<Candidate> candidates(const Chronicle &c, const std::vector<std::uint32_t> &events) {
  std::vector<Candidate> all;
  for (const std::uint32_t e : events)
    for (const MentionRef &m : c.events[e].mentions)
      all.push_back(candidate(c, c.events[e], m));
  const auto key = [](const Candidate &x) { return std::make_tuple(x.evidence.document, x.evidence.span.begin, x.evidence.span.end); };
  std::stable_sort(all.begin(), all.end(),
                   [&](const Candidate &a, const Candidate &b) { return key(a) != key(b) ? key(a) < key(b) : a.score > b.score; });
  all.erase(std::unique(all.begin(), all.end(), [&](const Candidate &a, const Candidate &b) { return key(a) == key(b); }), all.end());
  return all;
}

} // namespace

std::vector<Quote> best_quotes(const Chronicle &c, const std::vector<std::uint32_t> &events, std::size_t count) {
  constexpr double quoted_already = 1.5;
  std::vector<Candidate> left = candidates(c, events);
  std::vector<Quote> out;
  std::set<std::string> texts;
  while (out.size() < count && !left.empty()) {
    const auto best = std::max_element(left.begin(), left.end(), [](const Candidate &a, const Candidate &b) { return a.score < b.score; });
    const Evidence evidence = best->evidence;
    left.erase(best);
    std::string text = base::fold_space(slice(c.documents[evidence.document].document.text, evidence.span));
    if (text.empty() || !texts.insert(text).second)
      continue;
    out.push_back({evidence, std::move(text)});
    for (Candidate &x : left)
      x.score -= x.evidence.document == evidence.document ? quoted_already : 0;
  }
  return out;
}

} // namespace demarche
