// The words of many documents by number, and how many documents have each.
#pragma once
#include <cstdint>
#include <vector>

#include <demarche/annotations.hpp>

#include "link/affairs.hpp"

namespace demarche::link {

/// The content words of a document, each once and in order of number: with its weight among all documents, and among those of the affair.
struct Vocabulary {
  std::vector<std::uint32_t> at;     ///< by token: where its word stands below; `nothing` of a word without content
  std::vector<std::uint32_t> number; ///< in all documents
  std::vector<float> weight, local;
  static constexpr std::uint32_t nothing = UINT32_MAX;
};

class Lexis {
public:
  Lexis(const std::vector<Annotations> &, const Affairs &, unsigned threads);
  const Vocabulary &of(std::uint32_t document) const { return documents_[document]; }

private:
  void weigh(const Affairs &, std::size_t words, unsigned threads);
  std::vector<Vocabulary> documents_;
};

} // namespace demarche::link
