#include "syntax/clause.hpp"

#include "syntax/lemma.hpp"

namespace demarche::syntax {

bool Clauses::finite(std::uint32_t i) const {
  const Word &w = words_[i];
  return (w.upos == Upos::VERB || w.upos == Upos::AUX) && w.features.form == VerbForm::finite;
}

bool Clauses::has(Range r, std::uint32_t word, Deprel deprel) const {
  for (std::uint32_t i = r.first; i < r.last; ++i)
    if (words_[i].head == static_cast<std::int32_t>(word) && words_[i].deprel == deprel)
      return true;
  return false;
}

bool Clauses::below(std::uint32_t i, std::uint32_t top) const {
  for (std::int32_t at = words_[i].head; at >= 0; at = words_[static_cast<std::uint32_t>(at)].head)
    if (at == static_cast<std::int32_t>(top))
      return true;
  return false;
}

std::vector<std::uint32_t> Clauses::tops(Range r) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = r.first; i < r.last; ++i)
    if (!within(words_[i].head, r))
      out.push_back(i);
  return out;
}

bool Clauses::phrase(std::uint32_t top) const {
  for (std::uint32_t i = top; i-- > 0 && t_.tokens[i].span.end + 64 > t_.tokens[top].span.begin;)
    if (words_[i].head == static_cast<std::int32_t>(top) && words_[i].deprel == Deprel::case_)
      return true;
  return false;
}

bool Clauses::joined(std::uint32_t noun, std::uint32_t first) const {
  std::uint32_t begin = noun;
  while (begin > first && words_[begin - 1].upos != Upos::PUNCT && words_[begin - 1].upos != Upos::CCONJ &&
         within(words_[begin - 1].head, {begin, noun + 1}))
    --begin;
  return begin > first && (words_[begin - 1].upos == Upos::CCONJ || form(begin - 1) == ",");
}

void Clauses::hang(std::uint32_t word, std::uint32_t head, Deprel deprel) {
  words_[word].head = static_cast<std::int32_t>(head);
  words_[word].deprel = deprel;
}

/// A preposition that hangs by itself before a noun that does.
bool Clauses::opens_phrase(std::uint32_t preposition, const std::vector<std::uint32_t> &tops, std::size_t k) const {
  return words_[preposition].upos == Upos::ADP && k + 1 < tops.size() && nominal(tops[k + 1]) && !phrase(tops[k + 1]) &&
         tops[k + 1] < preposition + 6;
}

void Clauses::subjects(Range before, std::uint32_t verb, bool list, Deprel subject) {
  std::vector<std::uint32_t> names;
  const std::vector<std::uint32_t> all = tops(before);
  for (std::size_t k = 0; k < all.size(); ++k) {
    const std::uint32_t i = all[k];
    const Upos u = words_[i].upos;
    const bool next = k + 1 < all.size() && all[k + 1] == i + 1 && noun(i + 1) && !phrase(i + 1);
    if (next && (noun(i) || u == Upos::ADJ || u == Upos::DET || u == Upos::NUM))
      hang(i, i + 1, noun(i) ? Deprel::compound : u == Upos::ADJ ? Deprel::amod : u == Upos::DET ? Deprel::det : Deprel::nummod);
    else if (opens_phrase(i, all, k))
      hang(i, all[k + 1], Deprel::case_);
    else if (u == Upos::PUNCT)
      hang(i, verb, Deprel::punct);
    else if (u == Upos::CCONJ)
      hang(i, verb, Deprel::cc);
    else if (phrase(i) && !names.empty() && words_[i].deprel != Deprel::obl && words_[i].deprel != Deprel::obl_unmarked)
      hang(i, names.back(), Deprel::nmod);
    else if (u == Upos::VERB)
      hang(i, verb, Deprel::advcl);
    else if (!nominal(i))
      hang(i, verb, u == Upos::AUX ? Deprel::aux : u == Upos::SCONJ || form(i) == "to" ? Deprel::mark : Deprel::advmod);
    else if (phrase(i) || words_[i].deprel == Deprel::obl_unmarked)
      hang(i, verb, phrase(i) ? Deprel::obl : Deprel::obl_unmarked);
    else
      names.push_back(i);
  }
  std::uint32_t first = verb; // of the names joined so far
  for (const std::uint32_t name : names) {
    const bool goes_on = first != verb && (list || joined(name, before.first));
    if (!goes_on && first != verb)
      words_[first].deprel = Deprel::obl_unmarked;
    hang(name, goes_on ? first : verb, goes_on ? Deprel::conj : subject);
    first = goes_on ? first : name;
  }
}

void Clauses::complements(Range after, std::uint32_t verb) {
  bool object = false;
  std::uint32_t first_object = verb;
  const std::vector<std::uint32_t> all = tops(after);
  for (std::size_t k = 0; k < all.size(); ++k) {
    const std::uint32_t i = all[k];
    const Upos u = words_[i].upos;
    const Deprel was = words_[i].deprel;
    const bool clause =
        was == Deprel::advcl || was == Deprel::ccomp || was == Deprel::xcomp || was == Deprel::parataxis || was == Deprel::conj;
    if (noun(i) && k + 1 < all.size() && all[k + 1] == i + 1 && noun(i + 1) && words_[i + 1].deprel != Deprel::obl_unmarked) {
      hang(i, i + 1, Deprel::compound);
    } else if (u == Upos::PUNCT) {
      hang(i, verb, Deprel::punct);
    } else if (opens_phrase(i, all, k) && (i != verb + 1 || !phrasal(verb))) {
      hang(i, all[k + 1], Deprel::case_);
    } else if (u == Upos::ADP && i == verb + 1) {
      hang(i, verb, Deprel::compound_prt);
    } else if (nominal(i)) {
      const bool time = was == Deprel::obl_unmarked;
      const bool goes_on = object && joined(i, after.first);
      if (goes_on && !phrase(i) && !time) { // "gives cases, refunds"
        hang(i, first_object, Deprel::conj);
        continue;
      }
      if (!object && !phrase(i) && !time)
        first_object = i;
      hang(i, verb,
           phrase(i)                                  ? Deprel::obl
           : time || (object && was != Deprel::xcomp) ? Deprel::obl_unmarked
           : object                                   ? Deprel::xcomp
                                                      : Deprel::obj);
      object |= words_[i].deprel == Deprel::obj;
    } else if (u == Upos::VERB) {
      hang(i, verb, clause ? was : Deprel::advcl);
    } else {
      hang(i, verb, u == Upos::ADJ ? Deprel::xcomp : u == Upos::CCONJ ? Deprel::cc : u == Upos::AUX ? Deprel::aux : Deprel::advmod);
    }
  }
}

void Clauses::build(Range r, std::uint32_t verb, bool list, Deprel subject) {
  std::uint32_t top = verb;
  while (within(words_[top].head, r))
    top = static_cast<std::uint32_t>(words_[top].head);
  words_[verb].head = words_[top].head;
  words_[verb].deprel = words_[top].deprel;
  subjects({r.first, verb}, verb, list, subject);
  complements({verb + 1, r.last}, verb);
}

void Clauses::become(std::uint32_t i, Upos upos, Features f, std::string_view lemma) {
  Word &w = words_[i];
  w.upos = upos;
  w.features = f;
  w.lemma = static_cast<std::uint32_t>(syntax_.lemmas.size());
  w.lemma_size = static_cast<std::uint16_t>(lemma.size());
  syntax_.lemmas += lemma;
}

} // namespace demarche::syntax
