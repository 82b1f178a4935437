// A timeline: a selection of a chronicle, in order.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <demarche/chronicle.hpp>

namespace demarche {

struct Quote {
  Evidence evidence; ///< the sentence
  std::string text;  ///< white space folded
};

struct Entry {
  std::vector<std::uint32_t> events; ///< one; several when an entry is a day
  std::string id;
  std::string label;
  When when;
  std::vector<Quote> quotes; ///< best first
  std::string why;           ///< why it was chosen (--explain)
};

/// Ids into a chronicle plus the documents it cites.
struct Timeline {
  std::string title;
  bool explain = false;       ///< renderers for a person show Entry::why
  bool of_days = false;       ///< an entry is a day, labelled by what its first quote tells
  std::vector<Entry> entries; ///< in order
};

} // namespace demarche
