// A clause built anew around its verb, where the network hung its words on something else.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include <demarche/syntax.hpp>

namespace demarche::syntax {

/// A sentence, or the part of one that is a clause: [first, last).
struct Range {
  std::uint32_t first = 0, last = 0;
};

class Clauses {
public:
  Clauses(std::string_view text, const Text &t, Syntax &s) : text_(text), t_(t), syntax_(s), words_(s.words) {}

  /// "Had the talks failed, they would leave": who asks "what if" turns subject and verb round.
  void conditions(const Sentence &);
  /// "Following talks in Oslo, they left": a preposition at the head of a sentence.
  void following(const Sentence &);
  /// "Gunmen kidnap 30", "Island to end ban", "Envoy summoned": the verb of a headline, which the network takes for a noun.
  void headlines(const Sentence &);
  /// "The bank suspended aid.": a sentence has a verb, and what looks like one behind a noun is it.
  void verbs(const Sentence &);
  /// "broke off relations", "shot down a drone": the particle is the verb's, the noun its object.
  void particles(const Sentence &);
  /// Verbs joined to the noun that ends the clause before them: the nouns strung to it are theirs.
  void next_subjects(const Sentence &);
  /// Relations that the words they join cannot have: a noun's phrase on a verb, a clause with a subject as an object.
  void relations(const Sentence &);

private:
  std::string_view form(std::uint32_t i) const { return slice(text_, t_.tokens[i].span); }
  bool noun(std::uint32_t i) const { return words_[i].upos == Upos::NOUN || words_[i].upos == Upos::PROPN; }
  bool nominal(std::uint32_t i) const { return noun(i) || words_[i].upos == Upos::NUM || words_[i].upos == Upos::PRON; }
  bool within(std::int32_t head, Range r) const {
    return head >= static_cast<std::int32_t>(r.first) && head < static_cast<std::int32_t>(r.last);
  }
  bool finite(std::uint32_t i) const;
  bool has(Range, std::uint32_t word, Deprel) const;
  bool below(std::uint32_t i, std::uint32_t top) const;
  std::vector<std::uint32_t> tops(Range) const; ///< words of a range that hang from outside it
  bool phrasal(std::uint32_t verb) const;       ///< with the particle behind it
  bool passive(std::uint32_t verb, const Sentence &) const;
  bool phrase(std::uint32_t top) const;                       ///< behind a preposition
  bool joined(std::uint32_t noun, std::uint32_t first) const; ///< by a comma or an "and" right before its phrase
  void hang(std::uint32_t word, std::uint32_t head, Deprel);
  void subjects(Range before, std::uint32_t verb, bool list, Deprel);
  void complements(Range after, std::uint32_t verb);
  /// The words of `r` around the verb, which keeps its own place in the sentence.
  void build(Range r, std::uint32_t verb, bool list, Deprel subject);
  void become(std::uint32_t i, Upos, Features, std::string_view lemma);
  bool opens_phrase(std::uint32_t preposition, const std::vector<std::uint32_t> &tops, std::size_t k) const;

  void next_subject(std::uint32_t verb, const Sentence &);
  void destination(std::uint32_t place, const Sentence &);
  std::uint32_t verb_of_subject(std::uint32_t preposition, const Sentence &) const;
  void first_clause(std::uint32_t verb, std::uint32_t mark, const Sentence &);
  std::uint32_t condition(Range) const;
  bool opens_condition(std::uint32_t i, const Sentence &) const;
  bool noun_phrase(Range) const;
  bool many(Range) const;
  void future(const Sentence &);
  void present(const Sentence &);
  void participle(const Sentence &);
  bool enclosed(const Sentence &);
  void gerund(const Sentence &);
  void nouns(const Sentence &);

  std::string_view text_;
  const Text &t_;
  Syntax &syntax_;
  std::vector<Word> &words_;
};

} // namespace demarche::syntax
