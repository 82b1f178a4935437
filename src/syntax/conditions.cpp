// What stands at the head of a sentence and is neither its subject nor its verb.
#include <array>

#include "syntax/clause.hpp"
#include "syntax/lemma.hpp"

namespace demarche::syntax {

namespace {

constexpr Features infinitive = {.form = VerbForm::infinitive};
constexpr Features past_participle = {.tense = Tense::past, .form = VerbForm::participle};

bool is_condition(std::string_view word) { return word == "had" || word == "were" || word == "should"; }

bool may_or_will(std::string_view lemma) {
  static constexpr std::array<std::string_view, 9> words = {"will", "would", "may", "might", "can", "could", "must", "shall", "should"};
  for (const std::string_view w : words)
    if (lemma == w)
      return true;
  return false;
}

} // namespace

/// The predicate of a condition that begins with "had", "were" or "should"; the auxiliary itself when it has none.
std::uint32_t Clauses::condition(Range r) const {
  const std::string word = lower_case(form(r.first));
  for (std::uint32_t i = r.first + 2; i < r.last; ++i) {
    const Word &w = words_[i];
    const bool verb = w.upos == Upos::VERB;
    if (word == "had" && verb && w.features.tense == Tense::past)
      return i;
    if (word == "had" && form(i) == "been" && w.head > static_cast<std::int32_t>(i) && within(w.head, r))
      return static_cast<std::uint32_t>(w.head);
    if (word == "were" && verb && (form(i - 1) == "to" || (i > r.first + 2 && form(i - 2) == "to")))
      return i;
    if (word == "should" && verb && w.features.tense != Tense::past && form(i - 1) != "to")
      return i;
  }
  if (word == "should") // "should the truce | collapse": taken for a noun
    for (std::uint32_t i = r.first + 3; i < r.last; ++i) {
      const bool ends = i + 1 == r.last || words_[i + 1].upos == Upos::ADP || words_[i + 1].upos == Upos::ADV;
      if (words_[i].upos == Upos::NOUN && words_[i].features.number != Number::plural && ends && words_[i - 1].deprel == Deprel::compound &&
          words_[i - 1].head == static_cast<std::int32_t>(i))
        return i;
    }
  return r.first;
}

/// Does an auxiliary here stand before its subject, as only questions and conditions have it?
bool Clauses::opens_condition(std::uint32_t i, const Sentence &s) const {
  if (!is_condition(lower_case(form(i))) || i + 3 >= s.last)
    return false;
  const Upos next = words_[i + 1].upos;
  if (!nominal(i + 1) && next != Upos::DET && next != Upos::ADJ)
    return false;
  std::uint32_t first = s.first;
  while (first < i && (words_[first].upos == Upos::PUNCT || words_[first].upos == Upos::CCONJ))
    ++first;
  if (first == i)
    return true;
  // "would close the border should the truce collapse"
  const Upos before = words_[i - 1].upos;
  if (form(i) != "should" && before != Upos::VERB && before != Upos::ADV)
    return false;
  if (words_[i - 1].upos == Upos::PRON || before == Upos::SCONJ || before == Upos::CCONJ || before == Upos::DET)
    return false;
  for (std::uint32_t k = s.first; k < i; ++k)
    if (words_[k].upos == Upos::AUX && may_or_will(syntax_.lemma(k)))
      return true;
  return false;
}

void Clauses::conditions(const Sentence &s) {
  const std::string_view end = form(s.last - 1);
  if (s.last - s.first < 6 || end == "?" || (s.last - s.first > 2 && form(s.last - 2) == "?"))
    return;
  std::uint32_t at = s.first;
  while (at < s.last && !opens_condition(at, s))
    ++at;
  if (at == s.last)
    return;
  std::uint32_t predicate = at, comma = at + 1;
  while (predicate == at && comma < s.last) { // the first comma behind the predicate
    ++comma;
    while (comma < s.last && words_[comma].upos != Upos::PUNCT)
      ++comma;
    predicate = condition({at, comma});
  }
  if (predicate == at)
    return;
  const Range own = {at, comma};
  // The other clause: behind the comma, or before the auxiliary.
  const bool opens = comma + 2 < s.last && (at == s.first || words_[at - 1].upos == Upos::PUNCT || words_[at - 1].upos == Upos::CCONJ);
  const Range other = opens ? Range{comma + 1, s.last} : Range{s.first, at};
  std::uint32_t verb = s.last;
  for (std::uint32_t i = other.first; i < other.last && verb == s.last; ++i)
    if (words_[i].upos == Upos::AUX && may_or_will(syntax_.lemma(i)))
      for (std::uint32_t k = i + 1; k < other.last && verb == s.last; ++k)
        if (words_[k].upos == Upos::VERB || (words_[i].head == static_cast<std::int32_t>(k) && words_[k].upos != Upos::AUX))
          verb = k;
  if (verb == s.last)
    return;
  // What the verb's clause hangs from in the end, past the condition.
  std::uint32_t top = verb;
  while (within(words_[top].head, other))
    top = static_cast<std::uint32_t>(words_[top].head);
  if (within(words_[top].head, own)) {
    auto h = static_cast<std::uint32_t>(words_[top].head);
    while (within(words_[h].head, own))
      h = static_cast<std::uint32_t>(words_[h].head);
    words_[top].head = words_[h].head;
    words_[top].deprel = words_[h].deprel;
  }
  for (std::uint32_t i = s.first; i < s.last; ++i) // what hung from a word of the condition
    if (i != top && !within(static_cast<std::int32_t>(i), own) && within(words_[i].head, own) && !below(verb, i)) {
      const bool subject = i < verb && i >= other.first && nominal(i) && !phrase(i) && !has(other, verb, Deprel::nsubj);
      hang(i, verb, words_[i].upos == Upos::PUNCT ? Deprel::punct : subject ? Deprel::nsubj : words_[i].deprel);
    }
  for (std::uint32_t i = other.first; i < verb; ++i) // "Were Iran to leave, the treaty | would collapse"
    if (opens && words_[i].head == static_cast<std::int32_t>(verb) && words_[i].deprel == Deprel::obj)
      words_[i].deprel = Deprel::nsubj;
  const std::string word = lower_case(form(at));
  const bool passive = has(own, predicate, Deprel::aux_pass) || (predicate > at + 1 && form(predicate - 1) == "been");
  const bool is_verb = words_[predicate].upos == Upos::VERB || word == "should";
  if (word == "should" && words_[predicate].upos != Upos::VERB)
    become(predicate, Upos::VERB, infinitive, lower_case(form(predicate)));
  else if (word == "had" && is_verb && !passive)
    words_[predicate].features = past_participle;
  build({at + 1, comma}, predicate, false, passive ? Deprel::nsubj_pass : Deprel::nsubj);
  hang(at, predicate, is_verb ? Deprel::aux : Deprel::cop);
  words_[at].upos = Upos::AUX;
  if (comma < s.last && opens)
    hang(comma, predicate, Deprel::punct);
  hang(predicate, verb, Deprel::advcl);
}

/// "Following talks in Oslo, they left", "Riots erupt following death of envoy"; not "the following day".
void Clauses::following(const Sentence &s) {
  for (std::uint32_t i = s.first; i + 1 < s.last; ++i) {
    Word &w = words_[i];
    if ((form(i) != "Following" && form(i) != "following") || (w.deprel != Deprel::amod && w.deprel != Deprel::compound))
      continue;
    const Upos before = i > s.first ? words_[i - 1].upos : Upos::PUNCT;
    if (before != Upos::VERB && before != Upos::NOUN && before != Upos::PROPN && before != Upos::PUNCT)
      continue;
    Word &phrase = words_[static_cast<std::uint32_t>(w.head)];
    w.upos = Upos::VERB;
    w.deprel = Deprel::case_;
    if (phrase.deprel == Deprel::obj)
      phrase.deprel = Deprel::obl;
  }
}

} // namespace demarche::syntax
