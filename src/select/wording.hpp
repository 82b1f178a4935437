// The words of every sentence that say what it is about, as numbers.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <demarche/annotations.hpp>

namespace demarche::select_room {

using WordIds = std::span<const std::uint32_t>; ///< ascending, each once

class Wording {
public:
  explicit Wording(const std::vector<Annotations> &);
  WordIds of(std::uint32_t document, std::uint32_t sentence) const;
  std::size_t size() const { return numbers_.size(); } ///< different words

private:
  void add(std::string_view sentence);

  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> words_;        ///< of all sentences, one after the other
  std::vector<std::size_t> begins_;         ///< of a sentence in `words_`; one more at the end
  std::vector<std::size_t> first_sentence_; ///< of a document in `begins_`
};

/// How many words two sentences share, as a part of the shorter one: 1 when one says nothing that the other does not.
double overlap(WordIds, WordIds);

} // namespace demarche::select_room
