#include "link/compare.hpp"

#include <algorithm>

#include "link/likeness.hpp"

namespace demarche::link {

namespace {

constexpr std::uint32_t most_here = 48;  ///< of the mentions before one in its document
constexpr std::uint32_t most_near = 160; ///< of the mentions of a document, when it is compared with another

class Comparer {
public:
  Comparer(const Looks &looks, const std::function<void(std::uint32_t, std::uint32_t, float)> &f) : looks_(looks), f_(f) {}

  void here(std::uint32_t d) const {
    const std::uint32_t first = looks_.first_of(d), last = looks_.first_of(d + 1);
    for (std::uint32_t b = first; b < last; ++b)
      for (std::uint32_t a = std::max(first, b < most_here ? 0 : b - most_here); a < b; ++a)
        if (meet(looks_.all()[a], looks_.all()[b]))
          f_(a, b, 1);
  }

  void near(std::uint32_t d, const Neighbour &n) const {
    const std::uint32_t a0 = looks_.first_of(d), a1 = std::min(looks_.first_of(d + 1), a0 + most_near);
    const std::uint32_t b0 = looks_.first_of(n.document), b1 = std::min(looks_.first_of(n.document + 1), b0 + most_near);
    for (std::uint32_t a = a0; a < a1; ++a)
      for (std::uint32_t b = b0; b < b1; ++b)
        if (meet(looks_.all()[a], looks_.all()[b]))
          f_(a, b, n.alike);
  }

private:
  static bool meet(const Look &a, const Look &b) {
    return (a.lead && b.lead) || a.word == b.word || kinship(a, b).any() ||
           ((a.signature & b.signature) != 0 && alike(a.below(), b.below()).local > 0);
  }

  const Looks &looks_;
  const std::function<void(std::uint32_t, std::uint32_t, float)> &f_;
};

} // namespace

void compare(std::uint32_t document, const Looks &looks, const Affairs &affairs,
             const std::function<void(std::uint32_t, std::uint32_t, float)> &f) {
  const Comparer comparer(looks, f);
  comparer.here(document);
  for (const Neighbour &n : affairs.near(document))
    if (n.document > document)
      comparer.near(document, n);
}

} // namespace demarche::link
