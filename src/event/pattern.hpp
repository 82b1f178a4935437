// Patterns over a dependency tree: a word, and what must hang from it.
//
//   v:impose/levy obj:[penalty] on:*       a verb with an object of a class and a prepositional phrase
//   n:talk !mod:small                      a noun without a modifier
//   v:break prt:off                        a particle verb
//   v:prepare clause:@MX                   a verb with a complement whose own category is a material conflict
//
// The first item names the word: v verb, n noun, a adjective, x auxiliary, d determiner or adverb.
// Then come conditions: obj (also the subject of a passive, the "of" of a noun), subj, prt, xcomp (a
// complement without a tense of its own), clause (any complement clause), mod (a modifier before or after),
// aux, or any preposition. Lemmas are parted by '/',
// '*' is any, [name] a class of the file ("@name word word"), @NAME a category or a quad class (VC MC VX MX).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <demarche/event.hpp>
#include <demarche/rules.hpp>

#include "event/tree.hpp"

namespace demarche::event {

struct Condition {
  enum class Where : std::uint8_t { object, subject, particle, open_clause, clause, modifier, auxiliary, preposition };
  Where where = Where::object;
  bool negated = false;
  std::string preposition;
  std::vector<std::string> lemmas; ///< sorted; empty: any
  std::uint32_t categories = 0;    ///< bit set over Category; 0: any
};

enum class WordClass : std::uint8_t { verb, noun, adjective, auxiliary, other };

struct Pattern {
  WordClass word_class = WordClass::verb;
  std::vector<std::string> heads; ///< empty: any word of the class
  std::vector<Condition> conditions;
  std::uint32_t row = 0;
  bool looks_at_categories() const noexcept;
  std::size_t weight() const noexcept; ///< how much it asks for: conditions, and those that name words above those that do not
};

std::vector<std::string_view> split_on(std::string_view, char); ///< parts that are not empty
/// Reads a pattern of a row's cell; throws RuleError with its place.
Pattern compile_pattern(const RuleFile &, const Row &, std::size_t column, std::string_view text);

/// The patterns of one file, found by the lemma of their word; most conditions first.
class PatternSet {
public:
  PatternSet() = default;
  PatternSet(const RuleFile &, std::size_t column);
  /// Patterns that may match a word of this lemma, best first.
  const std::vector<std::uint32_t> &candidates(WordClass, std::string_view lemma) const;
  const Pattern &operator[](std::uint32_t i) const { return patterns_[i]; }
  std::size_t size() const noexcept { return patterns_.size(); }
  std::vector<std::string> heads(WordClass) const; ///< every lemma that a pattern of the class begins with

private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>{}(s); }
  };
  void index();
  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> by_lemma_;
};

/// What a pattern is matched against. `category` is the category of each token so far, or empty.
struct Scene {
  const Syntax &syntax;
  const Tree &tree;
  const std::vector<std::string_view> &lemmas; ///< by token
  const std::vector<Category> *category = nullptr;
  std::string_view lemma(TokenIndex t) const noexcept { return lemmas[t]; }
};

WordClass word_class(const Word &) noexcept;
bool is_complement_clause(const Scene &, TokenIndex);
/// The clause has a tense: a finite verb, or a finite auxiliary or copula.
bool is_finite(const Scene &, TokenIndex);
bool matches(const Pattern &, const Scene &, TokenIndex);
std::uint32_t quad_bits(std::string_view name); ///< "MX" or "AGREE" as a bit set over Category; 0 when unknown
/// The lemma of the word that introduces a prepositional phrase ("to", "according to" is "according"); empty when none.
std::string_view preposition_of(const Scene &, TokenIndex);

} // namespace demarche::event
