// The network in floating point, forward and backward; syntax/encode.cpp runs the same in fixed point.
#pragma once
#include <array>
#include <vector>

#include "syntax/features.hpp"
#include "syntax/train/corpus.hpp"
#include "syntax/train/tensor.hpp"

namespace demarche::syntax::train {

struct Layer {
  Parameter weights, bias;
  void make(std::size_t in, std::size_t out, Random &);
};

struct Network {
  Table vectors; ///< of words, from plain text; stays as it is
  Parameter words, affixes, root, distance;
  Layer first, tagger, namer, head, dependent, relation_head, relation_dependent, relations;
  std::array<Layer, layers> gated;

  Network(const Corpus &, Table vectors, Random &);
  std::vector<Layer *> all_layers();
  std::vector<Table *> all_values();
};

/// One sentence, with its words as the network is to see them this time.
struct Seen {
  const Example *example = nullptr;
  std::vector<std::uint32_t> vectors; ///< rows of Network::vectors; unknown_word when hidden
  std::vector<std::uint32_t> rows;    ///< rows of Network::words; unknown_word when hidden
  std::vector<WordFeatures> features;
};

struct Losses {
  double tags = 0, heads = 0, labels = 0, names = 0;
  std::size_t words = 0;
};

/// Runs one batch forward and backward; gradients are added to the network's parameters.
void learn(Network &, const std::vector<Seen> &batch, float dropout, Random &, Losses &);
void step(Network &, float rate, std::uint32_t t);

} // namespace demarche::syntax::train
