// Relations that the words they join cannot have.
#include <demarche/rules.hpp>

#include "syntax/clause.hpp"
#include "syntax/lemma.hpp"

namespace demarche::syntax {

namespace {

/// "resolution": a text, whose participle says what stands in it.
bool tells(std::string_view noun) {
  static const WordSet texts = lexicon_words("en/verbs.tsv", "text");
  return texts.count(noun) > 0;
}

bool opens_clause(std::string_view form) {
  return form == "before" || form == "after" || form == "until" || form == "till" || form == "since";
}

bool time_of(std::string_view lemma) {
  static const WordSet nouns = lexicon_words("en/verbs.tsv", "time");
  return nouns.count(lemma) > 0;
}

/// Verbs whose object is a clause, not somebody.
bool says(std::string_view lemma) {
  static const WordSet verbs = lexicon_words("en/verbs.tsv", "saying");
  return verbs.count(lemma) > 0;
}

/// "visit": one goes somewhere.
bool goes(std::string_view noun) {
  static const WordSet trips = lexicon_words("en/verbs.tsv", "trip");
  return trips.count(noun) > 0;
}

bool particle(std::string_view form) {
  return form == "off" || form == "up" || form == "out" || form == "down" || form == "away" || form == "back";
}

bool never_verb(std::string_view form) {
  static const WordSet nouns = lexicon_words("en/verbs.tsv", "never_verb");
  return nouns.count(form) > 0;
}

} // namespace

/// "break off": verbs and particles that are one word.
bool Clauses::phrasal(std::uint32_t verb) const {
  static const WordSet pairs = lexicon_words("en/verbs.tsv", "phrasal");
  return pairs.count(std::string(syntax_.lemma(verb)) + '_' + std::string(form(verb + 1))) > 0;
}

bool Clauses::passive(std::uint32_t verb, const Sentence &s) const {
  const Range all = {s.first, s.last};
  return words_[verb].features.form != VerbForm::finite || has(all, verb, Deprel::aux_pass) || has(all, verb, Deprel::nsubj_pass);
}

void Clauses::particles(const Sentence &s) {
  for (std::uint32_t v = s.first; v + 2 < s.last; ++v) {
    const std::uint32_t particle = v + 1;
    if (words_[v].upos != Upos::VERB || (words_[particle].upos != Upos::ADP && words_[particle].upos != Upos::ADV) || !phrasal(v))
      continue;
    Word &p = words_[particle];
    const auto verb = static_cast<std::int32_t>(v);
    if (p.deprel == Deprel::case_ && p.head > static_cast<std::int32_t>(particle) &&
        words_[static_cast<std::uint32_t>(p.head)].head == verb) {
      const auto object = static_cast<std::uint32_t>(p.head);
      hang(particle, v, Deprel::compound_prt);
      if (words_[object].deprel == Deprel::obl || words_[object].deprel == Deprel::nmod)
        words_[object].deprel = Deprel::obj;
      continue;
    }
    if (p.head != verb)
      continue;
    p.deprel = Deprel::compound_prt;
    for (std::uint32_t i = particle + 1; i < s.last && i < particle + 12; ++i)
      if (words_[i].head == verb && words_[i].deprel == Deprel::obl && nominal(i) && !phrase(i)) {
        words_[i].deprel = Deprel::obj;
        break;
      }
  }
}

/// "The visit of the Speaker of the House, Ruiz, | to Lima": where the trip goes, not the house; "of the envoy to Lima" stays.
void Clauses::destination(std::uint32_t place, const Sentence &s) {
  std::uint32_t to = place;
  while (to > s.first && (words_[to].head != static_cast<std::int32_t>(place) || words_[to].deprel != Deprel::case_) && to + 6 > place)
    --to;
  if (to == place || to == s.first || form(to) != "to")
    return;
  auto at = static_cast<std::uint32_t>(words_[place].head);
  if (words_[at].upos != Upos::PROPN && form(to - 1) != ",")
    return;
  for (int steps = 0; steps < 4 && noun(at) && !goes(syntax_.lemma(at)); ++steps) {
    const bool inside = words_[at].deprel == Deprel::nmod || words_[at].deprel == Deprel::appos || words_[at].deprel == Deprel::flat;
    if (!inside || !within(words_[at].head, {s.first, at}))
      return;
    at = static_cast<std::uint32_t>(words_[at].head);
  }
  if (!goes(syntax_.lemma(at)) || at == static_cast<std::uint32_t>(words_[place].head))
    return;
  for (std::uint32_t i = at + 1; i < to; ++i)
    if (words_[i].deprel == Deprel::case_ && form(i) == "to" &&
        words_[static_cast<std::uint32_t>(words_[i].head)].head == static_cast<std::int32_t>(at))
      return; // it goes somewhere already
  hang(place, at, Deprel::nmod);
}

/// "The king dissolved parliament, and the army and the police | occupied": what was strung to the object is the next verb's subject.
void Clauses::next_subjects(const Sentence &s) {
  for (std::uint32_t i = s.first + 2; i < s.last; ++i) {
    const Word &w = words_[i];
    if (w.deprel == Deprel::conj && w.upos == Upos::VERB && (finite(i) || w.features.tense == Tense::past) &&
        within(w.head, {s.first, i}) && noun(static_cast<std::uint32_t>(w.head)))
      next_subject(i, s);
  }
}

void Clauses::next_subject(std::uint32_t verb, const Sentence &s) {
  const auto object = static_cast<std::uint32_t>(words_[verb].head);
  if (words_[object].head < 0 || has({s.first, s.last}, verb, Deprel::nsubj))
    return;
  const auto before = static_cast<std::uint32_t>(words_[object].head);
  if (words_[before].upos != Upos::VERB || before > object)
    return;
  for (std::uint32_t i = object + 1; i < verb; ++i)
    if (words_[i].deprel == Deprel::conj && words_[i].head == static_cast<std::int32_t>(object) && noun(i)) {
      hang(i, verb, Deprel::nsubj);
      hang(verb, before, Deprel::conj);
      if (!finite(verb) && !has({i, verb}, verb, Deprel::aux))
        words_[verb].features = {.tense = Tense::past, .form = VerbForm::finite, .mood = Mood::indicative};
      return;
    }
}

/// The verb whose subject begins right behind a preposition, which then is none: "in 2022 after | a guest was killed". The end of the
/// sentence where there is no such verb.
std::uint32_t Clauses::verb_of_subject(std::uint32_t preposition, const Sentence &s) const {
  const auto subject = [&](std::uint32_t i) { return words_[i].deprel == Deprel::nsubj || words_[i].deprel == Deprel::nsubj_pass; };
  auto at = static_cast<std::int32_t>(preposition) + 1;
  while (within(at, {preposition + 1, s.last}) && !subject(static_cast<std::uint32_t>(at)) &&
         words_[static_cast<std::uint32_t>(at)].upos != Upos::VERB)
    at = words_[static_cast<std::uint32_t>(at)].head;
  if (!within(at, {preposition + 1, s.last}) || !subject(static_cast<std::uint32_t>(at)))
    return s.last;
  const std::int32_t head = words_[static_cast<std::uint32_t>(at)].head;
  if (!within(head, {static_cast<std::uint32_t>(at) + 1, s.last}))
    return s.last;
  const auto verb = static_cast<std::uint32_t>(head);
  return finite(verb) || has({s.first, verb}, verb, Deprel::aux) || has({s.first, verb}, verb, Deprel::aux_pass) ? verb : s.last;
}

/// "The fund suspended aid after gunmen looted a convoy": a subject stands before the conjunction of its clause only in another clause.
void Clauses::first_clause(std::uint32_t verb, std::uint32_t mark, const Sentence &s) {
  const auto subject = [&](std::uint32_t i) {
    return words_[i].head == static_cast<std::int32_t>(verb) &&
           (words_[i].deprel == Deprel::nsubj || words_[i].deprel == Deprel::nsubj_pass);
  };
  std::uint32_t first = s.first;
  while (first < mark && !subject(first))
    ++first;
  if (first == mark)
    return;
  for (std::uint32_t p = s.first + 1; p < mark; ++p) {
    if (words_[p].upos != Upos::VERB || words_[p].features.tense != Tense::past || !noun_phrase({s.first, p}) ||
        words_[p - 1].upos == Upos::ADJ)
      continue;
    const Word was = words_[verb];
    const bool takes_place = below(p, verb);
    build({s.first, mark}, p, false, Deprel::nsubj);
    words_[p].features = {.tense = Tense::past, .form = VerbForm::finite, .mood = Mood::indicative};
    if (takes_place) {
      words_[p].head = was.head;
      words_[p].deprel = was.deprel;
    }
    hang(verb, p, Deprel::advcl);
    hang(mark, verb, Deprel::mark);
    words_[mark].upos = Upos::SCONJ;
    return;
  }
}

void Clauses::relations(const Sentence &s) {
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    Word &w = words_[i];
    if (!within(w.head, {s.first, s.last}))
      continue;
    const auto h = static_cast<std::uint32_t>(w.head);
    if (opens_clause(form(i)))
      if (const std::uint32_t verb = w.deprel == Deprel::mark ? h : verb_of_subject(i, s); verb != s.last && verb > i)
        first_clause(verb, i, s);
    if (w.upos == Upos::ADJ && w.deprel == Deprel::conj && words_[h].upos == Upos::PROPN && h + 2 == i &&
        words_[h + 1].upos == Upos::CCONJ && form(i).front() >= 'A' && form(i).front() <= 'Z')
      w.upos = Upos::PROPN;                                                                      // "Armenia and Azerbaijan"
    if (w.upos == Upos::VERB && i > s.first + 1 && form(i - 1) == "to" && never_verb(form(i))) { // "agree to truce"
      w.upos = Upos::NOUN;
      w.features = {.number = Number::singular};
      w.deprel = words_[h].upos == Upos::VERB || words_[h].upos == Upos::ADJ ? Deprel::obl : Deprel::nmod;
      words_[i - 1].upos = Upos::ADP;
      hang(i - 1, i, Deprel::case_);
    }
    if (w.deprel == Deprel::nmod && noun(i) && noun(h) && h < i)
      destination(i, s);
    const bool of_verb = words_[h].upos == Upos::VERB;
    if (w.deprel == Deprel::root || w.head < 0)
      continue;
    if (w.deprel == Deprel::nsubj && noun(i) && i > s.first + 1 && words_[i - 1].upos == Upos::CCONJ && noun(i - 2) && i - 2 < h &&
        words_[i - 2].head == w.head && words_[i - 2].deprel == Deprel::nsubj)
      hang(i, i - 2, Deprel::conj); // "The United States and Peru"
    if ((w.deprel == Deprel::iobj || w.deprel == Deprel::obj) && noun(i) && says(syntax_.lemma(h)))
      for (std::uint32_t v = i + 1; v < s.last; ++v) // "said Ruiz, the envoy, was killed"
        if (words_[v].deprel == Deprel::ccomp && words_[v].head == static_cast<std::int32_t>(h)) {
          const Range own = {i, s.last};
          const bool passive = has(own, v, Deprel::aux_pass);
          if ((finite(v) || passive || has(own, v, Deprel::aux) || has(own, v, Deprel::cop)) && !has(own, v, Deprel::nsubj) &&
              !has(own, v, Deprel::nsubj_pass))
            hang(i, v, passive ? Deprel::nsubj_pass : Deprel::nsubj);
          break;
        }
    if (w.deprel == Deprel::dep && noun(i) && of_verb && h < i)
      for (std::uint32_t v = i + 1; v < s.last; ++v)
        if (finite(v) && words_[v].upos == Upos::VERB) { // "...; Peru, Chile and Ecuador | signed"
          if (words_[v].head == static_cast<std::int32_t>(h) && !has({i, s.last}, v, Deprel::nsubj))
            hang(i, v, Deprel::nsubj);
          break;
        }
    if (w.deprel == Deprel::acl_relcl && w.upos == Upos::VERB && w.features.tense == Tense::past && i > h + 1 && noun(i - 1) &&
        words_[i - 1].head == static_cast<std::int32_t>(h) && words_[i - 1].deprel == Deprel::appos) { // "a charge the rebels denied"
      w.features = {.tense = Tense::past, .form = VerbForm::finite, .mood = Mood::indicative};
      hang(i - 1, i, Deprel::nsubj);
    }
    if (w.deprel == Deprel::acl && w.features.form == VerbForm::gerund && i == h + 2 && form(i - 1) == "of" &&
        words_[h].deprel == Deprel::obj && within(words_[h].head, {s.first, h})) {
      hang(i, static_cast<std::uint32_t>(words_[h].head), Deprel::advcl); // "accused the rebels of breaking the truce"
      continue;
    }
    if (w.deprel == Deprel::xcomp && of_verb && w.upos == Upos::VERB && w.features.tense == Tense::past && i == h + 2 && noun(i - 1) &&
        words_[i - 1].head == w.head && syntax_.lemma(h) == "say") { // "says troops crossed border"
      w.deprel = Deprel::ccomp;
      w.features = {.tense = Tense::past, .form = VerbForm::finite, .mood = Mood::indicative};
      for (std::uint32_t k = i + 1; k < s.last; ++k)
        if (words_[k].head == static_cast<std::int32_t>(i - 1))
          hang(k, i, noun(k) && !phrase(k) ? Deprel::obj : words_[k].deprel == Deprel::nmod ? Deprel::obl : words_[k].deprel);
      hang(i - 1, i, Deprel::nsubj);
    }
    if (w.deprel == Deprel::advcl && of_verb && i < h && w.features.form != VerbForm::finite && says(syntax_.lemma(h)))
      for (std::uint32_t told = i; told-- > s.first;) // "A bomb exploded, killing four, police said"
        if (words_[told].head == w.head && (words_[told].deprel == Deprel::ccomp || words_[told].deprel == Deprel::parataxis)) {
          hang(i, told, Deprel::advcl);
          break;
        }
    const Range mine = {s.first, i};
    if (const auto verb = w.deprel == Deprel::case_ && opens_clause(form(i)) ? verb_of_subject(i, s) : s.last;
        verb != s.last && words_[verb].deprel == Deprel::advcl) {
      hang(i, verb, Deprel::mark); // "before the talks begin"
      w.upos = Upos::SCONJ;
      continue;
    }
    if (w.deprel == Deprel::obj && of_verb && h + 1 < i && words_[h + 1].deprel == Deprel::case_ &&
        words_[h + 1].head == static_cast<std::int32_t>(i) && particle(form(h + 1)))
      hang(h + 1, h, Deprel::compound_prt); // "tipped off reporters": no object has a preposition
    if (of_verb && finite(h) && (w.deprel == Deprel::nmod || (w.deprel == Deprel::obj && noun(i) && phrase(i))))
      w.deprel = Deprel::obl;
    else if (w.deprel == Deprel::obl && of_verb && w.upos == Upos::NOUN && h < i && words_[h].features.tense == Tense::past && !phrase(i) &&
             has({s.first, h}, h, Deprel::nsubj) && !has({h, s.last}, h, Deprel::obj) && !time_of(lower_case(syntax_.lemma(i))))
      w.deprel = Deprel::obj; // "displaced more than a million people"
    else if (w.deprel == Deprel::obj && w.upos == Upos::VERB && has(mine, i, Deprel::nsubj))
      w.deprel = Deprel::ccomp;
    else if (w.deprel == Deprel::acl && of_verb && finite(h) && w.features.form == VerbForm::gerund && i == h + 1)
      w.deprel = Deprel::xcomp; // "denies | wrongdoing"
    else if (w.deprel == Deprel::acl_relcl && noun(h) && has(mine, i, Deprel::nsubj) && h + 1 < i && form(h + 1) == "that" &&
             words_[h + 1].upos == Upos::SCONJ && words_[h + 1].head == static_cast<std::int32_t>(i) &&
             words_[h + 1].deprel == Deprel::mark)
      w.deprel = Deprel::acl; // "an accusation that it had attacked"
    else if (w.deprel == Deprel::obl_agent && of_verb && !passive(h, s))
      w.deprel = Deprel::obl; // "ratified the pact by a large majority"
    else if (w.deprel == Deprel::advcl && of_verb && w.features.form == VerbForm::gerund && i > h + 1 && noun(i - 1) &&
             words_[i - 1].head == w.head && words_[i - 1].deprel == Deprel::obj && tells(syntax_.lemma(i - 1)))
      hang(i, i - 1, Deprel::acl); // "vetoed a resolution condemning the raid"
  }
}

} // namespace demarche::syntax
