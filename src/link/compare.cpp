#include "link/compare.hpp"

#include <algorithm>

#include "link/likeness.hpp"

namespace demarche::link {

namespace {

constexpr std::uint32_t most_here = 48;  ///< of the mentions before one in its document
constexpr std::uint32_t most_near = 160; ///< of the mentions of a document, when it is compared with another

class Comparer {
public:
  Comparer(const Chronicle &c, const Looks &looks, const std::function<void(std::uint32_t, std::uint32_t, float)> &f)
      : chronicle_(c), looks_(looks), f_(f) {}

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
  bool meet(const Look &a, const Look &b) const {
    if ((a.lead && b.lead) || ((a.signature & b.signature) != 0 && alike(a.arguments, b.arguments).local > 0))
      return true;
    return a.word == b.word || kinship(chronicle_, a, b).any();
  }

  const Chronicle &chronicle_;
  const Looks &looks_;
  const std::function<void(std::uint32_t, std::uint32_t, float)> &f_;
};

} // namespace

void compare(const Chronicle &c, const Looks &looks, const Affairs &affairs,
             const std::function<void(std::uint32_t, std::uint32_t, float)> &f) {
  const Comparer comparer(c, looks, f);
  for (std::uint32_t d = 0; d < c.documents.size(); ++d) {
    comparer.here(d);
    for (const Neighbour &n : affairs.near(d))
      if (n.document > d)
        comparer.near(d, n);
  }
}

} // namespace demarche::link
