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

private:
  bool lone(const Name &) const;

  const Scene &s_;
  std::vector<Name> names_;
  std::unordered_map<std::string_view, std::array<int, 4>> votes_; ///< by name: how often it is of each kind
};

} // namespace demarche::actor
