// What event mentions look like to those who compare them: reckoned once a mention, and once for all that share a word
// in an affair.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <demarche/chronicle.hpp>

#include "link/affairs.hpp"
#include "link/profile.hpp"

namespace demarche::link {

/// A word with its weight among all documents, and among those of the affair.
struct Term {
  std::uint32_t word = 0;
  float weight = 0, local = 0;
};
using Terms = std::vector<Term>; ///< by word; of length 1 under either weight

struct Cosines {
  float weight = 0, local = 0;
};
Cosines alike(const Terms &, const Terms &);

struct Look {
  MentionRef ref;
  Profile profile;
  std::uint32_t word = 0, lemma = 0;            ///< of the trigger: its stem, and as a word of the text
  Terms sentence, arguments;                    ///< the other content words; those that hang from the trigger
  std::vector<std::uint32_t> subjects, objects; ///< words, sorted
  std::vector<std::uint32_t> numbers, besides;  ///< of the sentence; words of a trigger of several
  std::uint64_t signature = 0;                  ///< a bit for each argument: none in common, no argument in common
  std::uint32_t group = 0;
  Upos upos = Upos::X;
  bool lead = false; ///< in the first sentences
};

/// All mentions of one word in one affair.
struct Group {
  Terms sentence, arguments, subjects, objects;
  std::vector<std::uint32_t> documents;
  std::vector<std::uint64_t> sentences;
  std::uint32_t affair = 0, mentions = 0;
  float spread = 0; ///< the share of the affair's documents that have it
};

class Looks {
public:
  Looks(const Chronicle &, const ActorMap &, const Affairs &);

  const std::vector<Look> &all() const { return looks_; }                           ///< in order of document and event
  std::uint32_t first_of(std::uint32_t document) const { return first_[document]; } ///< of one more, too
  const Group &group(std::uint32_t g) const { return groups_[g]; }
  /// How many events of its document share a mention's word.
  std::uint32_t of_word_in_document(std::uint32_t word, std::uint32_t document) const;

private:
  class Reader;
  std::vector<Look> looks_;
  std::vector<std::uint32_t> first_;
  std::vector<Group> groups_;
  std::unordered_map<std::uint64_t, std::uint32_t> in_document_; ///< looked up only
};

} // namespace demarche::link
