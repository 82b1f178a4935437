// What the trainer learns from: the order of pairs of events in a document.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <demarche/annotations.hpp>

#include "link/course.hpp"

namespace demarche::link::train {

enum class Label : std::uint8_t { before, after, same };

struct Pair {
  std::uint32_t a = 0, b = 0; ///< events of the document
  Label label = Label::same;
  std::vector<Evidence> forward, backward;
};

struct Story {
  std::string id;
  std::size_t events = 0;
  std::vector<Pair> pairs; ///< a < b
  std::vector<Link> links; ///< of other sieves
  /// Of five, in one of several divisions: that byte of the id's SHA-256.
  int fold(std::size_t division) const;
};

/// The documents of FOLDER/docs.jsonl, read as the program reads them.
std::vector<Annotations> read_annotated(const std::string &folder);

/// All pairs of the given events, by the links BEFORE and SIMULTANEOUS of FOLDER/gold.jsonl: what no path of order links
/// joins counts as the same time (Hasegawa et al. 2024).
std::vector<Story> stories_of(const std::vector<Annotations> &, const std::string &folder);

/// Pairs whose order the text itself tells by two dates in words. What rests on dates is left out of their evidence, so that
/// the rest learns to do without. Copies of a story are no use and give none.
std::vector<Story> dated_pairs(const std::vector<Annotations> &texts, const std::vector<Annotations> &stories);

} // namespace demarche::link::train
