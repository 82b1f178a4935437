// Names that a last or first word makes out as a body's or a place's: "Brandt Institute", "Ministry of Trade", "Otter River".
#pragma once
#include <optional>

#include "actor/scene.hpp"

namespace demarche::actor {

class BodyNames {
public:
  /// `owner` tells of every token which draft has taken it (none: free); it may change between calls.
  BodyNames(const Scene &s, const std::vector<std::uint32_t> &owner) : s_(s), owner_(owner) {}

  struct Body {
    std::uint32_t first = 0, last = 0;
    ActorKind kind = ActorKind::organization;
  };
  /// The longest stretch of the capitals [t, end) from t that such a word heads; nothing where the gazetteer knows it whole.
  std::optional<Body> at(std::uint32_t t, std::uint32_t end, const Sentence &s) const;
  /// "of", "for", "and", "&" between two capitals belong to a run.
  bool joins(std::uint32_t t, const Sentence &s) const;

private:
  const Hit *hit_at(std::uint32_t t) const { return s_.tokens[t].hit == none ? nullptr : &s_.hits[s_.tokens[t].hit]; }
  std::uint32_t end_of_complement(std::uint32_t t, std::uint32_t end) const;

  const Scene &s_;
  const std::vector<std::uint32_t> &owner_;
};

} // namespace demarche::actor
