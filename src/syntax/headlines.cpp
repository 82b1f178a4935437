// The verb of a headline, and of a sentence in which the network found none.
#include <unordered_map>

#include <demarche/rules.hpp>

#include "base/inflect.hpp"
#include "syntax/clause.hpp"
#include "syntax/irregular.hpp"
#include "syntax/lemma.hpp"

namespace demarche::syntax {

namespace {

constexpr Features present_plural = {
    .tense = Tense::present, .form = VerbForm::finite, .mood = Mood::indicative, .number = Number::plural, .person = 3};
constexpr Features present_singular = {
    .tense = Tense::present, .form = VerbForm::finite, .mood = Mood::indicative, .number = Number::singular, .person = 3};
constexpr Features past_tense = {.tense = Tense::past, .form = VerbForm::finite, .mood = Mood::indicative};
constexpr Features passive_participle = {.tense = Tense::past, .form = VerbForm::participle, .voice = Voice::passive};

/// Verbs that headlines put behind a subject: those no dictionary has as nouns, and those of the class "headline".
struct Verbs {
  WordSet base, never_nouns;
  std::unordered_map<std::string, std::string> third;

  static const Verbs &english() {
    static const Verbs verbs = [] {
      Verbs v;
      v.never_nouns = lexicon_words("en/verbs.tsv", "finite");
      v.base = v.never_nouns;
      for (const std::string &verb : lexicon_words("en/verbs.tsv", "headline")) {
        v.base.insert(verb);
        v.third.emplace(base::third_person(verb), verb);
      }
      return v;
    }();
    return verbs;
  }
};

const WordSet &class_of(const char *name) {
  static const WordSet attributive = lexicon_words("en/verbs.tsv", "attributive");
  static const WordSet intentions = lexicon_words("en/verbs.tsv", "intention");
  static const WordSet many = lexicon_words("en/verbs.tsv", "many");
  static const WordSet alone = lexicon_words("en/verbs.tsv", "alone");
  static const WordSet intransitive = lexicon_words("en/verbs.tsv", "intransitive");
  const std::string_view n = name;
  return n == "attributive" ? attributive : n == "intention" ? intentions : n == "many" ? many : n == "alone" ? alone : intransitive;
}

} // namespace

/// Nothing that could not stand in a noun phrase, and a noun at its end.
bool Clauses::noun_phrase(Range r) const {
  if (r.first >= r.last || !nominal(r.last - 1))
    return false;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Upos u = words_[i].upos;
    const std::string_view f = form(i);
    const bool fits = nominal(i) || u == Upos::DET || u == Upos::ADJ || u == Upos::CCONJ || f == "," || f == "-" || f == "of" ||
                      f == "in" || f == "between" || f == "at" || f == "from" || f == "for" || f == "on" || f == "with" || f == "&" ||
                      (u == Upos::PART && f != "to") || (u == Upos::VERB && words_[i].deprel == Deprel::amod && i + 1 < r.last);
    if (!fits)
      return false;
  }
  return true;
}

/// "Gunmen", "Peru, Chile", "Peru and Chile".
bool Clauses::many(Range r) const {
  std::uint32_t last = r.last - 1;
  for (std::uint32_t i = r.first + 1; i < r.last; ++i)
    if (words_[i].upos == Upos::ADP) { // "Talks on Cyprus"
      last = i - 1;
      break;
    }
  const std::string lower = lower_case(form(last));
  if (class_of("many").count(lower) > 0)
    return true;
  for (std::uint32_t i = r.first + 1; i < last; ++i)
    if ((words_[i].upos == Upos::CCONJ && lower_case(form(i)) == "and") || form(i) == ",")
      return true;
  return words_[last].upos != Upos::PRON && lower.ends_with('s') && !lower.ends_with("ss") && class_of("attributive").count(lower) == 0 &&
         (words_[last].features.number == Number::plural || words_[last].upos == Upos::NOUN);
}

/// "Island to end ban": it is planned that the island ends it.
void Clauses::future(const Sentence &s) {
  for (std::uint32_t to = s.first + 1; to + 1 < s.last; ++to) {
    if (form(to) != "to" || words_[to].upos != Upos::PART)
      continue;
    std::uint32_t verb = to + 1;
    while (verb + 1 < s.last && words_[verb].upos == Upos::ADV)
      ++verb;
    const bool within_it = to > s.first + 1 && form(to - 2) == "in" && words_[to - 1].upos == Upos::NOUN; // "Falk in talks to buy port"
    const bool aim = within_it || class_of("intention").count(lower_case(form(to - 1))) > 0;
    if (words_[verb].upos != Upos::VERB || !noun_phrase({s.first, to}) || words_[verb].head >= static_cast<std::int32_t>(to) ||
        words_[verb].deprel != Deprel::acl)
      return;
    if (aim) { // "Plan to end | ban": tells of the plan
      const Range after = {verb + 1, s.last};
      if (has(after, verb, Deprel::obj))
        return;
      for (std::uint32_t i = after.first; i < after.last; ++i)
        if (nominal(i) && within(words_[i].head, {s.first, to}))
          hang(i, verb, phrase(i) || has(after, verb, Deprel::obj) ? Deprel::obl : Deprel::obj);
      return;
    }
    build({s.first, s.last}, verb, true, Deprel::nsubj);
    hang(to, verb, Deprel::mark);
    return;
  }
}

/// "Gunmen kidnap 30", "Peru, Chile exchange fire", "Ruiz signs bill".
void Clauses::present(const Sentence &s) {
  const Verbs &verbs = Verbs::english();
  for (std::uint32_t v = s.first + 1; v < s.last; ++v) {
    const Range before = {s.first, v};
    const Upos u = words_[v].upos;
    if (finite(v))
      return; // it has one
    if (u == Upos::PUNCT || u == Upos::NUM || u == Upos::DET || u == Upos::CCONJ || !noun_phrase(before))
      continue;
    const std::string lower = lower_case(form(v));
    const bool capital = lower != form(v);
    const bool known = capital ? verbs.never_nouns.count(lower) > 0 : verbs.base.count(lower) > 0;
    const bool last = v + 1 == s.last;
    const bool object =
        !last && (nominal(v + 1) || words_[v + 1].upos == Upos::DET || words_[v + 1].upos == Upos::ADJ || words_[v + 1].upos == Upos::VERB);
    if (known && many(before) && (object || !last || class_of("intransitive").count(lower) > 0)) {
      become(v, Upos::VERB, present_plural, lower);
      return build({s.first, s.last}, v, true, Deprel::nsubj);
    }
    const auto third = verbs.third.find(lower);
    const bool one = !many(before) && (words_[v - 1].upos == Upos::PROPN || v == s.first + 1 || words_[v - 1].upos == Upos::NOUN);
    if (!capital && third != verbs.third.end() && one && (object || lower == "quits")) {
      become(v, Upos::VERB, present_singular, third->second);
      return build({s.first, s.last}, v, true, Deprel::nsubj);
    }
  }
}

/// "Envoy summoned over remarks": headlines tell the past in the present; what looks like a past tense without an object is passive.
void Clauses::participle(const Sentence &s) {
  for (std::uint32_t v = s.first + 1; v < s.last; ++v) {
    Word &w = words_[v];
    const Range all = {s.first, s.last};
    if (w.deprel != Deprel::root || !finite(v) || w.features.tense != Tense::past || w.upos != Upos::VERB)
      continue;
    const std::string lemma(syntax_.lemma(v));
    if (has(all, v, Deprel::obj) || has(all, v, Deprel::ccomp) || has(all, v, Deprel::aux) || has(all, v, Deprel::compound_prt) ||
        class_of("intransitive").count(lemma) > 0 || class_of("alone").count(lemma) > 0 || !noun_phrase({s.first, v}))
      return;
    if (v + 1 < s.last && words_[v + 1].upos == Upos::PART)
      return; // "agreed to", "failed to"
    w.features = passive_participle;
    for (std::uint32_t i = s.first; i < v; ++i)
      if (words_[i].head == static_cast<std::int32_t>(v) && words_[i].deprel == Deprel::nsubj)
        words_[i].deprel = Deprel::nsubj_pass;
    return;
  }
}

/// "Fighting erupts in Lima": the network has the gerund for the verb and the verb for its object.
void Clauses::gerund(const Sentence &s) {
  const std::uint32_t v = s.first + 1;
  const Word &noun_form = words_[s.first];
  if (noun_form.deprel != Deprel::root || noun_form.features.form != VerbForm::gerund || !finite(v) ||
      words_[v].head != static_cast<std::int32_t>(s.first))
    return;
  become(s.first, Upos::NOUN, {.number = Number::singular}, lower_case(form(s.first)));
  build({s.first, s.last}, v, true, Deprel::nsubj);
}

/// "strike over | pay": behind a preposition no infinitive stands.
void Clauses::nouns(const Sentence &s) {
  static const WordSet prepositions = lexicon_words("en/verbs.tsv", "before_nouns");
  for (std::uint32_t i = s.first + 2; i < s.last; ++i)
    if (words_[i].upos == Upos::VERB && words_[i].features.form == VerbForm::infinitive && prepositions.count(form(i - 1)) > 0 &&
        words_[i].head >= 0 && words_[i].head < static_cast<std::int32_t>(i)) {
      become(i, Upos::NOUN, {.number = Number::singular}, lower_case(form(i)));
      words_[i].deprel = noun(static_cast<std::uint32_t>(words_[i].head)) ? Deprel::nmod : Deprel::obl;
      words_[i - 1].upos = Upos::ADP;
      hang(i - 1, i, Deprel::case_);
    }
}

void Clauses::headlines(const Sentence &s) {
  constexpr std::uint32_t longest_line = 30;
  if (s.kind != SentenceKind::heading || s.last - s.first < 2 || s.last - s.first > longest_line)
    return;
  nouns(s);
  gerund(s);
  bool verb = false;
  for (std::uint32_t i = s.first; i < s.last; ++i)
    verb |= finite(i);
  if (!verb) {
    future(s);
    present(s);
  }
  participle(s);
}

/// "The team, led by Ruiz, used data.": the verb behind a participle between commas, which the network has for the main one.
bool Clauses::enclosed(const Sentence &s) {
  std::uint32_t comma = s.first + 1;
  while (comma < s.last && form(comma) != ",")
    ++comma;
  const std::uint32_t participle = comma + 1;
  if (participle + 2 >= s.last || !noun_phrase({s.first, comma}) || words_[participle].upos != Upos::VERB ||
      words_[participle].features.form != VerbForm::participle)
    return false;
  std::uint32_t verb = participle + 1;
  while (verb < s.last && form(verb) != ",")
    ++verb;
  ++verb;
  if (verb >= s.last || words_[verb].upos != Upos::VERB || words_[verb].features.tense != Tense::past ||
      words_[verb].deprel == Deprel::root)
    return false;
  build({s.first, s.last}, verb, false, Deprel::nsubj);
  const Range aside = {comma, verb};
  subjects({s.first, comma}, verb, false, Deprel::nsubj);
  std::uint32_t noun_before = comma - 1;
  while (within(words_[noun_before].head, {s.first, comma}))
    noun_before = static_cast<std::uint32_t>(words_[noun_before].head);
  for (std::uint32_t i = aside.first; i < aside.last; ++i)
    if (i != participle && !within(words_[i].head, aside))
      words_[i].head = static_cast<std::int32_t>(participle);
  hang(participle, noun_before, Deprel::acl);
  words_[verb].features = past_tense;
  return true;
}

void Clauses::verbs(const Sentence &s) {
  const Range all = {s.first, s.last};
  if (s.kind != SentenceKind::prose || s.last - s.first < 4 || form(s.last - 1) != ".")
    return;
  std::uint32_t v = s.last;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    if (words_[i].upos == Upos::AUX)
      return;
    if (words_[i].upos != Upos::VERB || v < s.last)
      continue;
    if (words_[i].features.tense == Tense::past)
      v = i;
    else if (finite(i))
      return;
  }
  if (v < s.last && enclosed(s))
    return;
  if (v == s.last || v == s.first || !noun_phrase({s.first, v}) || words_[v].deprel == Deprel::root || has(all, v, Deprel::nsubj) ||
      has(all, v, Deprel::nsubj_pass))
    return;
  for (std::uint32_t i = v + 1; i < s.last; ++i)
    if (finite(i) && (words_[i].deprel == Deprel::root || words_[i].deprel == Deprel::ccomp || words_[i].deprel == Deprel::parataxis))
      return;
  const bool was_finite = finite(v);
  const std::string lemma(syntax_.lemma(v));
  const Upos next = v + 1 < s.last ? words_[v + 1].upos : Upos::PUNCT;
  const bool object = next == Upos::DET || next == Upos::NOUN || next == Upos::PROPN || next == Upos::NUM || next == Upos::ADJ;
  if (!was_finite && !object && class_of("intransitive").count(lemma) == 0 && class_of("alone").count(lemma) == 0)
    return;
  const std::string_view f = form(v);
  if (!was_finite && (f.ends_with("wn") || f.ends_with("en") || f == "done" || f == "gone"))
    return; // only participles
  words_[v].features = past_tense;
  build(all, v, false, Deprel::nsubj);
}

} // namespace demarche::syntax
