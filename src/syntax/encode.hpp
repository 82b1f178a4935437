// The network, run forward: from words to states, tags, heads, relations and names.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/features.hpp"
#include "syntax/model.hpp"

namespace demarche::syntax {

/// Words in sentences of at most `longest`, worked on together.
struct Batch {
  std::vector<WordFeatures> words;
  std::vector<std::uint32_t> ends; ///< after the last word of each sentence
  void clear() {
    words.clear();
    ends.clear();
  }
};

/// What the network says of each word of a batch; heads count from the sentence's first word, -1 is the root.
struct Analysis {
  std::vector<std::uint16_t> tags, labels; ///< indices into Model::tags, Model::labels
  std::vector<std::uint8_t> names;         ///< 0 none, 1 + 2 * kind begins, 2 + 2 * kind goes on
  std::vector<std::int32_t> heads;
};

/// Buffers live here, so that one object serves many batches without allocating. Not shared between threads.
class Encoder {
public:
  explicit Encoder(const Model &m) : model_(m) {}
  void run(const Batch &, Analysis &);
  void tag(const Batch &, Analysis &); ///< Analysis::tags only

private:
  void embed(const Batch &);
  void convolve(const Batch &);
  void gate(const Batch &, const Matrix &);
  void sweep(std::uint32_t first, std::uint32_t last, bool backward);
  void find_heads(const Batch &, Analysis &);
  void find_labels(const Batch &, Analysis &);

  const Model &model_;
  std::vector<std::int16_t> embedded_, windows_, states_, heads_, dependents_, arcs_;
  std::vector<std::int32_t> sums_, more_;
  std::vector<float> scores_;
};

} // namespace demarche::syntax
