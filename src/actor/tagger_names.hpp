// The names that the syntax room marks, mended by each other.
#pragma once
#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actor/scene.hpp"

namespace demarche::actor {

class TaggerNames {
public:
  explicit TaggerNames(const Scene &);

  /// Two words side by side of which one is a person's are one person's.
  const std::vector<Name> &names() const noexcept { return names_; }
  /// A string that is marked now as a person's, now as a place's name is what it is most often in the document.
  NameKind elected(const Name &) const;

  /// What stands "in" or "near" is a place, whatever its shape; what speaks is none; what a body's noun goes before is a body.
  NameKind in_context(const Name &) const;

private:
  /// "the German company | X": a body's noun and its name hang together.
  bool called(std::uint32_t first, std::uint32_t head) const;
  bool common(const Name &) const;
  bool lone(const Name &) const;

  const Scene &s_;
  std::vector<Name> names_;
  std::unordered_map<std::string_view, std::array<int, 4>> votes_; ///< by name: how often it is of each kind
};

} // namespace demarche::actor
