// How much two documents are about the same story.
#pragma once
#include <cstdint>
#include <vector>

#include <demarche/annotations.hpp>

namespace demarche::link {

/// Documents as unit vectors of tf-idf weights over their words (Salton and Buckley 1988).
class Stories {
public:
  Stories(const std::vector<Annotations> &, unsigned threads);
  /// Cosine, 0..1.
  double alike(std::uint32_t a, std::uint32_t b) const;
  /// The words that tell a document from others, heaviest first.
  std::vector<std::uint32_t> telling_words(std::uint32_t document, std::size_t most) const;

private:
  struct Term {
    std::uint32_t word;
    float weight;
  };
  std::vector<std::vector<Term>> documents_; ///< by word
};

} // namespace demarche::link
