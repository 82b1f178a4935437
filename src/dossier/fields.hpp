// The fields of every noun that a dossier keeps, each listed once, in the order in which they stand in the file. A change here is
// a change of the format: raise `format` with it.
#pragma once
#include <algorithm>
#include <limits>

#include <demarche/chronicle.hpp>
#include <demarche/edit.hpp>

#include "dossier/archive.hpp"

namespace demarche::dossier {

inline constexpr std::uint8_t format = 1;

template <class A> void fields(A &a, std::uint32_t &x) { whole(a, x); }
template <class A> void fields(A &a, std::string &x) { words(a, x); }

template <class A> void fields(A &a, Span &x) {
  auto size = static_cast<std::int64_t>(x.end) - x.begin;
  whole(a, x.begin);
  zigzag(a, size);
  if constexpr (A::reading) {
    const std::int64_t end = x.begin + size;
    if (size < 0 || end > std::numeric_limits<std::uint32_t>::max())
      throw Damaged();
    x.end = static_cast<std::uint32_t>(end);
  }
}

/// Days take three bytes where seconds take five; the two ends of time are told apart by their first byte.
template <class A> void instants(A &a, Instant &x) {
  constexpr Instant farthest = Instant{60} * 1000 * 1000 * 1000 * 1000 * 1000; // some 1.9 thousand million years
  std::uint8_t kind = x == beginning_of_time ? 0 : x == end_of_time ? 1 : x % seconds_per_day == 0 ? 2 : 3;
  whole(a, kind);
  if (kind > 3)
    throw Damaged();
  if (kind < 2) {
    x = kind == 0 ? beginning_of_time : end_of_time;
    return;
  }
  const Instant unit = kind == 2 ? seconds_per_day : 1;
  Instant n = x / unit;
  zigzag(a, n);
  if constexpr (A::reading) {
    if (n > farthest / unit || n < -farthest / unit)
      throw Damaged();
    x = n * unit;
  }
}

template <class A> void fields(A &a, Interval &x) {
  instants(a, x.begin);
  instants(a, x.end);
  choice(a, x.grain, Grain::unknown);
}

template <class A> void fields(A &a, When &x) {
  for (Instant *t : {&x.start_earliest, &x.start_latest, &x.end_earliest, &x.end_latest})
    instants(a, *t);
  choice(a, x.grain, Grain::unknown);
  choice(a, x.known, Known::told);
  flag(a, x.approximate);
  flag(a, x.uncertain);
  words(a, x.edtf);
}

template <class A, class T> void fields(A &a, std::vector<T> &x) {
  list(a, x, [](A &b, T &y) { fields(b, y); });
}
template <class A, class T> void fields(A &a, std::optional<T> &x) {
  maybe(a, x, [](A &b, T &y) { fields(b, y); });
}

template <class A> void fields(A &a, GivenEvent &x) {
  words(a, x.id);
  fields(a, x.span);
}

/// Without id, text, title and origin, which have columns of their own.
template <class A> void fields(A &a, Document &x) {
  words(a, x.url);
  words(a, x.source);
  words(a, x.number);
  words(a, x.place);
  words(a, x.actors);
  fields(a, x.published);
  fields(a, x.given_events);
}

template <class A> void fields(A &a, Sentence &x) {
  fields(a, x.span);
  whole(a, x.first);
  whole(a, x.last);
  whole(a, x.paragraph);
  choice(a, x.kind, SentenceKind::list_item);
}

template <class A> void fields(A &a, DateReason &x) {
  words(a, x.rule);
  fields(a, x.evidence);
}

template <class A> void fields(A &a, CreationDate &x) {
  fields(a, x.interval);
  choice(a, x.how, CreationDate::How::none);
  fields(a, x.reasons);
}

template <class A> void fields(A &a, Timex &x) {
  fields(a, x.span);
  choice(a, x.type, TimexType::set);
  for (std::string *s : {&x.value, &x.mod, &x.edtf, &x.note, &x.rule})
    words(a, *s);
  fields(a, x.interval);
  choice(a, x.known, Known::told);
  fields(a, x.range_end);
}

template <class A> void fields(A &a, Role &x) {
  words(a, x.office);
  words(a, x.of);
  fields(a, x.held);
}

template <class A> void fields(A &a, Actor &x) {
  words(a, x.id);
  words(a, x.name);
  fields(a, x.names);
  choice(a, x.kind, ActorKind::other);
  fields(a, x.roles);
}

template <class A> void fields(A &a, Mention &x) {
  fields(a, x.span);
  whole(a, x.first);
  whole(a, x.last);
  whole(a, x.head);
  choice(a, x.kind, ActorKind::other);
  choice(a, x.form, MentionForm::pronoun);
  fields(a, x.actor);
  words(a, x.rule);
}

template <class A> void fields(A &a, EventMention &x) {
  words(a, x.id);
  fields(a, x.span);
  whole(a, x.token);
  whole(a, x.sentence);
  words(a, x.type);
  choice(a, x.category, Category::ASSAULT);
  words(a, x.mode);
  fields(a, x.contexts);
  words(a, x.label);
  choice(a, x.factuality, Factuality::denied);
  choice(a, x.certainty, Certainty::possible);
  flag(a, x.negated);
  fields(a, x.when);
  fields(a, x.timex);
  for (std::vector<std::uint32_t> *ids : {&x.actors, &x.recipients, &x.places, &x.companions, &x.source})
    fields(a, *ids);
  fields(a, x.topic);
  words(a, x.rule);
}

template <class A> void fields(A &a, Link &x) {
  whole(a, x.from);
  whole(a, x.to);
  choice(a, x.relation, Relation::PROMPTS);
  for (bool *b : {&x.stated, &x.negated, &x.alleged, &x.set_aside})
    flag(a, *b);
  real(a, x.confidence);
  words(a, x.rule);
  whole(a, x.document);
  fields(a, x.evidence);
  for (std::optional<Span> *s : {&x.from_span, &x.to_span, &x.signal_span})
    fields(a, *s);
}

template <class A> void fields(A &a, MentionRef &x) {
  whole(a, x.document);
  whole(a, x.event);
}

template <class A> void fields(A &a, Remark &x) {
  whole(a, x.number);
  words(a, x.kind);
  for (std::string *s : {&x.by, &x.at, &x.text})
    words(a, *s);
}

template <class A> void fields(A &a, Event &x) {
  words(a, x.id);
  words(a, x.label);
  choice(a, x.category, Category::ASSAULT);
  words(a, x.mode);
  choice(a, x.factuality, Factuality::denied);
  fields(a, x.when);
  for (std::vector<std::uint32_t> *ids : {&x.actors, &x.recipients, &x.places, &x.sources})
    fields(a, *ids);
  fields(a, x.mentions);
  fields(a, x.remarks);
}

template <class A> void fields(A &a, Evidence &x) {
  whole(a, x.document);
  fields(a, x.span);
}

template <class A> void fields(A &a, Conflict &x) {
  choice(a, x.about, Conflict::About::claim);
  fields(a, x.events);
  fields(a, x.links);
  fields(a, x.evidence);
  fields(a, x.says);
}

template <class A> void fields(A &a, Anchor &x) {
  words(a, x.document);
  fields(a, x.span);
}

template <class A> void fields(A &a, Edit &x) {
  whole(a, x.number);
  choice(a, x.kind, EditKind::undo);
  words(a, x.by);
  words(a, x.at);
  fields(a, x.events);
  words(a, x.value);
  whole(a, x.undo);
}

/// Tokens lie near each other, heads near their words, and lemmas one after the other: differences are small.
template <class A> void near(A &a, std::uint32_t &x, std::uint32_t reference) {
  std::int64_t apart = static_cast<std::int64_t>(x) - reference;
  zigzag(a, apart);
  if constexpr (A::reading) {
    if (apart < -static_cast<std::int64_t>(reference) || apart > std::int64_t{std::numeric_limits<std::uint32_t>::max()} - reference)
      throw Damaged();
    x = static_cast<std::uint32_t>(reference + apart);
  }
}

template <class A> void fields(A &a, std::vector<Token> &x) {
  std::uint32_t last = 0;
  list(a, x, [&](A &b, Token &t) {
    near(b, t.span.begin, last);
    near(b, t.span.end, t.span.begin);
    flag(b, t.glued);
    last = t.span.end;
  });
}

/// Seven small enumerations in fifteen bits.
template <class A> void fields(A &a, Features &x) {
  std::uint32_t n = static_cast<std::uint32_t>(x.tense) | static_cast<std::uint32_t>(x.form) << 2 |
                    static_cast<std::uint32_t>(x.voice) << 5 | static_cast<std::uint32_t>(x.mood) << 7 |
                    static_cast<std::uint32_t>(x.number) << 9 | static_cast<std::uint32_t>(x.degree) << 11 |
                    static_cast<std::uint32_t>(x.person) << 13;
  whole(a, n);
  if constexpr (A::reading) {
    const auto take = [&](auto &y, std::uint32_t bits, auto last) {
      const std::uint32_t v = n & ((1U << bits) - 1);
      n >>= bits;
      if (v > static_cast<std::uint32_t>(last))
        throw Damaged();
      y = static_cast<std::remove_reference_t<decltype(y)>>(v);
    };
    take(x.tense, 2, Tense::present);
    take(x.form, 3, VerbForm::gerund);
    take(x.voice, 2, Voice::passive);
    take(x.mood, 2, Mood::subjunctive);
    take(x.number, 2, Number::plural);
    take(x.degree, 2, Degree::superlative);
    take(x.person, 2, 3);
    if (n)
      throw Damaged();
  }
}

template <class A> void fields(A &a, std::vector<Word> &x) {
  std::uint32_t at = 0, lemma = 0;
  list(a, x, [&](A &b, Word &w) {
    choice(b, w.upos, Upos::X);
    fields(b, w.features);
    choice(b, w.deprel, Deprel::xcomp);
    auto head = static_cast<std::uint32_t>(w.head + 1); // 0: the root
    near(b, head, ++at);
    w.head = static_cast<std::int32_t>(head) - 1;
    near(b, w.lemma, lemma);
    whole(b, w.lemma_size);
    lemma = w.lemma + w.lemma_size;
  });
}

template <class A> void fields(A &a, Name &x) {
  whole(a, x.first);
  whole(a, x.last);
  choice(a, x.kind, NameKind::other);
}

} // namespace demarche::dossier
