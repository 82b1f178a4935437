// What the trainer learns from: the order of pairs of events in a document.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "link/course.hpp"

namespace demarche::link::train {

enum class Label : std::uint8_t { before, after, same };

struct Pair {
  std::uint32_t a = 0, b = 0; ///< events of the document
  Label label = Label::same;
  std::vector<Clue> forward, backward;
};

struct Story {
  std::string id;
  std::size_t events = 0;
  std::vector<Pair> pairs; ///< all, a < b
  int fold() const;        ///< of five: the first byte of the id's SHA-256
};

/// docs.jsonl with "given_events", and gold.jsonl with their links BEFORE and SIMULTANEOUS: what no path of order links
/// joins counts as the same time (Hasegawa et al. 2024).
std::vector<Story> read_stories(const std::string &folder);

} // namespace demarche::link::train
