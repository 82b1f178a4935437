#include "brief/citations.hpp"

#include <algorithm>
#include <set>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "brief/wording.hpp"

namespace demarche::brief {

namespace {

const EventMention &mention(const Chronicle &c, const MentionRef &m) { return c.documents[m.document].events[m.event]; }

std::string date_of(const CreationDate &creation) {
  if (!creation.interval)
    return "undated";
  const std::string day = for_person(within(*creation.interval, Known::stated));
  return creation.how == CreationDate::How::inferred ? day + ", inferred" : day;
}

/// Lower is better: says what the event says, in its own voice, gives its date, in running text.
int distance(const Chronicle &c, const Event &e, const MentionRef &ref) {
  const EventMention &m = mention(c, ref);
  const auto &sentences = c.documents[ref.document].text.sentences;
  const bool prose = m.sentence < sentences.size() && sentences[m.sentence].kind == SentenceKind::prose;
  const int date = !e.when.known_at_all() || (m.when && m.when->grain == e.when.grain) ? 0 : m.when && m.when->known_at_all() ? 1 : 3;
  return (m.factuality == e.factuality ? 0 : 12) + (m.source.empty() == e.sources.empty() ? 0 : 6) + date + (prose ? 0 : 2);
}

} // namespace

Span Citations::sentence(const Evidence &e) const {
  const Text &t = c_.documents[e.document].text;
  const std::uint32_t at = t.sentence_of(t.token_at(e.span.begin));
  if (at < t.sentences.size() && t.sentences[at].span.overlaps(e.span))
    return t.sentences[at].span;
  return e.span;
}

std::uint32_t Citations::cite(const Evidence &e) {
  const Span span = sentence(e);
  const auto [at, fresh] = numbers_.try_emplace({e.document, span.begin}, static_cast<std::uint32_t>(sources_.size() + 1));
  if (fresh) {
    const Annotations &a = c_.documents[e.document];
    const auto [known, first] = points_.try_emplace(e.document, a.document.text);
    const base::CodePoints &points = known->second;
    sources_.push_back({at->second,
                        {e.document, span},
                        outlet(a.document),
                        title(a.document),
                        date_of(a.times.creation),
                        folded(slice(a.document.text, span)),
                        folded(a.document.url),
                        points.at(span.begin),
                        points.at(span.end),
                        hash(e.document)});
  }
  return at->second;
}

std::vector<std::uint32_t> Citations::cite_event(std::uint32_t event, std::size_t most) {
  const Event &e = c_.events[event];
  std::vector<MentionRef> best = e.mentions;
  std::stable_sort(best.begin(), best.end(),
                   [&](const MentionRef &a, const MentionRef &b) { return distance(c_, e, a) < distance(c_, e, b); });
  std::set<std::string> outlets;
  std::set<std::uint32_t> stories;
  std::vector<std::uint32_t> out;
  for (const MentionRef &m : best) {
    const std::string name = outlet(c_.documents[m.document].document);
    if (out.size() >= most || outlets.count(name) || stories.count(story_of(c_, m.document)))
      continue;
    outlets.insert(name);
    stories.insert(story_of(c_, m.document));
    out.push_back(cite({m.document, mention(c_, m).span}));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::size_t Citations::independent(std::uint32_t event) const {
  const Event &e = c_.events[event];
  std::set<std::string> outlets, sentences;
  std::set<std::uint32_t> stories; // what many outlets took from one is said once
  for (const MentionRef &m : e.mentions) {
    const EventMention &x = mention(c_, m);
    const bool fact = x.factuality == Factuality::happened || x.factuality == Factuality::ongoing;
    if (told_as_fact(e) && !(fact && x.source.empty()))
      continue;
    // The same words in two papers are one agency's report printed twice, also where the papers differ in the rest.
    const std::string words = folded(slice(c_.documents[m.document].document.text, sentence({m.document, x.span})));
    if (const std::string from = outlet(c_.documents[m.document].document); outlets.count(from) == 0 && sentences.insert(words).second)
      outlets.insert(from);
    stories.insert(story_of(c_, m.document));
  }
  return std::min(outlets.size(), stories.size());
}

bool Citations::disputed(std::uint32_t event) const {
  return std::any_of(c_.conflicts.begin(), c_.conflicts.end(), [&](const Conflict &k) {
    return k.about != Conflict::About::order && !k.evidence.empty() && std::find(k.events.begin(), k.events.end(), event) != k.events.end();
  });
}

const std::string &Citations::hash(std::uint32_t document) {
  std::string &h = hashes_[document];
  if (h.empty())
    h = base::hex(c_.documents[document].document.text, 16);
  return h;
}

} // namespace demarche::brief
