// A dossier may come from anybody: no index and no span is used before it was looked at here.
#include <algorithm>

#include "dossier/codec.hpp"

namespace demarche::dossier {

namespace {

void must(bool holds) {
  if (!holds)
    throw Damaged();
}

/// Spans of one text: inside it, and not in the middle of a character.
class Spans {
public:
  explicit Spans(const std::string &text) : text_(text) {}
  void operator()(const Span &s) const { must(s.begin <= s.end && border(s.begin) && border(s.end)); }
  void operator()(const std::optional<Span> &s) const {
    if (s)
      (*this)(*s);
  }

private:
  bool border(std::uint32_t at) const {
    return at == text_.size() || (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xc0) != 0x80);
  }
  const std::string &text_;
};

void below(const std::vector<std::uint32_t> &ids, std::size_t n) {
  must(std::all_of(ids.begin(), ids.end(), [&](std::uint32_t i) { return i < n; }));
}

void check_sentences(const Annotations &a, const Spans &span) {
  std::uint32_t next = 0;
  for (const Sentence &s : a.text.sentences) {
    span(s.span);
    must(s.first == next && s.last >= s.first);
    next = s.last;
  }
}

void check_event(const Annotations &a, const EventMention &e, const Spans &span) {
  span(e.span);
  span(e.topic);
  must(!e.timex || *e.timex < a.times.timexes.size());
  for (const auto *ids : {&e.actors, &e.recipients, &e.places, &e.companions, &e.source})
    below(*ids, a.actors.mentions.size());
}

void check_link(const Link &l, std::size_t events, const Spans &span) {
  must(l.from < events && l.to < events && l.confidence >= 0 && l.confidence <= 1);
  span(l.evidence);
  for (const std::optional<Span> *s : {&l.from_span, &l.to_span, &l.signal_span})
    span(*s);
}

/// Whoever climbs from head to head arrives.
void check_tree(const std::vector<Word> &words) {
  std::vector<std::uint32_t> seen(words.size(), 0);
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    must(words[i].head >= no_head && words[i].head < static_cast<std::int64_t>(words.size()));
    std::int32_t at = static_cast<std::int32_t>(i);
    for (; at != no_head && seen[static_cast<std::size_t>(at)] == 0; at = words[static_cast<std::size_t>(at)].head) {
      must(words[static_cast<std::size_t>(at)].head < static_cast<std::int64_t>(words.size()) &&
           words[static_cast<std::size_t>(at)].head >= no_head);
      seen[static_cast<std::size_t>(at)] = i + 1;
    }
    must(at == no_head || seen[static_cast<std::size_t>(at)] != i + 1);
  }
}

} // namespace

void check(const Annotations &a) {
  const Spans span(a.document.text);
  check_sentences(a, span);
  for (const GivenEvent &e : a.document.given_events.value_or(std::vector<GivenEvent>{}))
    span(e.span);
  for (const DateReason &r : a.times.creation.reasons)
    span(r.evidence);
  for (const Timex &t : a.times.timexes) {
    span(t.span);
    must(!t.range_end || *t.range_end < a.times.timexes.size());
  }
  for (const Mention &m : a.actors.mentions) {
    span(m.span);
    must(!m.actor || *m.actor < a.actors.actors.size());
  }
  for (const EventMention &e : a.events)
    check_event(a, e, span);
  for (const Link &l : a.links)
    check_link(l, a.events.size(), span);
}

void check_words(const Annotations &a) {
  const Spans span(a.document.text);
  const std::size_t n = a.text.tokens.size();
  must(a.syntax.words.size() == n && (a.text.sentences.empty() ? n == 0 : a.text.sentences.back().last == n));
  for (std::uint32_t i = 0; i < n; ++i) {
    span(a.text.tokens[i].span);
    must(i == 0 || a.text.tokens[i - 1].span.end <= a.text.tokens[i].span.begin);
    const Word &w = a.syntax.words[i];
    must(std::size_t{w.lemma} + w.lemma_size <= a.syntax.lemmas.size());
  }
  check_tree(a.syntax.words);
  for (const Name &x : a.syntax.names)
    must(x.first <= x.last && x.last <= n);
  for (const Mention &m : a.actors.mentions)
    must(m.first <= m.last && m.last <= n && (m.head < n || n == 0));
}

void check(const Chronicle &c) {
  std::vector<Spans> span;
  for (const Annotations &a : c.documents)
    span.emplace_back(a.document.text);
  below(c.stories, c.documents.size());
  for (const Event &e : c.events) {
    for (const auto *ids : {&e.actors, &e.recipients, &e.places, &e.sources})
      below(*ids, c.actors.size());
    must(!e.mentions.empty());
    for (const MentionRef &m : e.mentions)
      must(m.document < c.documents.size() && m.event < c.documents[m.document].events.size());
  }
  for (const Link &l : c.links) {
    must(l.document < c.documents.size());
    check_link(l, c.events.size(), span[l.document]);
  }
  for (const Conflict &k : c.conflicts) {
    below(k.events, c.events.size());
    below(k.links, c.links.size());
    must(k.says.size() == k.evidence.size());
    for (const Evidence &e : k.evidence) {
      must(e.document < c.documents.size());
      span[e.document](e.span);
    }
  }
}

} // namespace demarche::dossier
