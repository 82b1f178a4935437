// What event mentions look like to those who compare them: reckoned once a mention, and once for all that share a word
// in an affair.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <demarche/chronicle.hpp>

#include "link/affairs.hpp"
#include "link/lexis.hpp"
#include "link/numbers.hpp"
#include "link/profile.hpp"

namespace demarche::link {

/// A word with its weight among all documents, and among those of the affair.
struct Term {
  std::uint32_t word = 0;
  float weight = 0, local = 0;
};
using Terms = std::span<const Term>; ///< by word; of length 1 under either weight
using Sorted = std::span<const std::uint32_t>;

/// Millions of pairs are looked at, so a mention is small, and what pairs are told apart by stands in it: its lists lie one after the
/// other, with those of the other mentions of its document.
struct Look {
  enum List : std::uint8_t {
    agents, ///< Chronicle::actors, as are the two following
    participants,
    places,
    arguments, ///< words that hang from the trigger, folded
    subjects,  ///< words, as are the following
    objects,
    numbers,  ///< of the sentence
    besides,  ///< of a trigger of several words
    families, ///< Families::of()
    lists
  };
  MentionRef ref;
  std::uint32_t word = 0;                    ///< the stem of the trigger
  std::uint32_t beginning = 0;               ///< its first letters; 0 of a short one
  std::uint32_t lemma = Vocabulary::nothing; ///< the trigger as a word of the text
  std::uint32_t type = 0;                    ///< EventMention::type
  std::uint64_t signature = 0;               ///< a bit for each argument: none in common, no argument in common
  std::uint64_t kinds = 0;                   ///< a bit for each family: none in common, no family in common
  Category category = Category::none;
  Upos upos = Upos::X;
  Factuality factuality = Factuality::happened;
  bool lead = false;                      ///< in the first sentences
  bool says = false;                      ///< only_says()
  bool definite = false, nominal = false; ///< as in Profile
  bool general = false;                   ///< says_little()
  std::uint32_t sentence = 0, token = 0;
  std::uint32_t group = 0;
  std::string_view stem;
  const When *date = nullptr; ///< Profile::date

  Sorted list(List l) const { return {words_ + (l == 0 ? 0 : ends_[l - 1]), words_ + ends_[l]}; }
  Terms around() const { return {terms_, terms_ + around_}; }                   ///< the other content words of the sentence
  Terms below() const { return {terms_ + around_, terms_ + around_ + below_}; } ///< those that hang from the trigger

private:
  friend class Looker;
  const std::uint32_t *words_ = nullptr;
  const Term *terms_ = nullptr;
  std::array<std::uint32_t, lists> ends_{};
  std::uint32_t around_ = 0, below_ = 0;
};

/// What the looks of a document point to.
struct Page {
  std::vector<std::uint32_t> words;
  std::vector<Term> terms;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> often; ///< words of triggers, each with the number of its mentions; sorted
};

/// All mentions of one word in one affair.
struct Group {
  std::vector<Term> around, below, subjects, objects;
  std::vector<std::uint32_t> documents;
  std::vector<std::uint64_t> sentences;
  std::uint32_t affair = 0, mentions = 0;
  float spread = 0; ///< the share of the affair's documents that have it
};

class Looks {
public:
  Looks(const Chronicle &, const ActorMap &, const Affairs &, unsigned threads);

  const std::vector<Look> &all() const { return looks_; }                           ///< in order of document and event
  std::uint32_t first_of(std::uint32_t document) const { return first_[document]; } ///< of one more, too
  const Group &group(std::uint32_t g) const { return groups_[g]; }
  /// How many events of its document share a mention's word.
  std::uint32_t of_word_in_document(std::uint32_t word, std::uint32_t document) const;

private:
  std::vector<Look> looks_;
  std::vector<std::uint32_t> first_;
  std::vector<Page> pages_; ///< by document
  std::vector<Group> groups_;
  Numbers stems_;
};

} // namespace demarche::link
