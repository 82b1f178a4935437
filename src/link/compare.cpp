#include "link/compare.hpp"

#include <algorithm>

#include "link/likeness.hpp"

namespace demarche::link {

namespace {

constexpr std::uint32_t most_here = 48;  ///< of the mentions before one in its document
constexpr std::uint32_t most_near = 160; ///< of the mentions of a document, when it is compared with another

/// What a mention shares with any that it may meet, small: most pairs are passed over by it.
struct Sign {
  std::uint64_t signature, kinds;
  std::uint32_t word, type, beginning;
  bool lead, many;
};

Sign sign_of(const Look &l) { return {l.signature, l.kinds, l.word, l.type, l.beginning, l.lead, !l.list(Look::besides).empty()}; }

/// No pair that meet() takes is passed over.
bool may_meet(const Sign &a, const Sign &b) {
  return (a.signature & b.signature) != 0 || (a.kinds & b.kinds) != 0 || a.word == b.word || a.type == b.type ||
         (a.beginning == b.beginning && a.beginning != 0) || (a.lead && b.lead) || a.many || b.many;
}

/// alike(x, y).local > 0, and no more than that.
bool touch(Terms x, Terms y) {
  for (auto i = x.begin(), j = y.begin(); i != x.end() && j != y.end();) {
    if (i->word == j->word && i->local * j->local > 0)
      return true;
    if (i->word <= j->word)
      ++i;
    else
      ++j;
  }
  return false;
}

bool meet(const Look &a, const Look &b) {
  return (a.lead && b.lead) || a.word == b.word || kinship(a, b).any() || ((a.signature & b.signature) != 0 && touch(a.below(), b.below()));
}

class Comparer {
public:
  Comparer(const Looks &looks, const std::function<void(std::uint32_t, std::uint32_t, float)> &f) : looks_(looks), f_(f) {}

  void here(std::uint32_t d) {
    const std::uint32_t first = looks_.first_of(d), last = looks_.first_of(d + 1);
    for (std::uint32_t b = first; b < last; ++b)
      for (std::uint32_t a = std::max(first, b < most_here ? 0 : b - most_here); a < b; ++a)
        if (meet(looks_.all()[a], looks_.all()[b]))
          f_(a, b, 1);
  }

  void near(std::uint32_t d, const Neighbour &n) {
    const std::uint32_t a0 = looks_.first_of(d), a1 = std::min(looks_.first_of(d + 1), a0 + most_near);
    const std::uint32_t b0 = looks_.first_of(n.document), b1 = std::min(looks_.first_of(n.document + 1), b0 + most_near);
    signs_.clear();
    for (std::uint32_t b = b0; b < b1; ++b)
      signs_.push_back(sign_of(looks_.all()[b]));
    for (std::uint32_t a = a0; a < a1; ++a) {
      const Look &x = looks_.all()[a];
      const Sign sign = sign_of(x);
      for (std::uint32_t b = b0; b < b1; ++b)
        if (may_meet(sign, signs_[b - b0]) && meet(x, looks_.all()[b]))
          f_(a, b, n.alike);
    }
  }

private:
  const Looks &looks_;
  const std::function<void(std::uint32_t, std::uint32_t, float)> &f_;
  std::vector<Sign> signs_; ///< of the document at hand
};

} // namespace

void compare(std::uint32_t document, const Looks &looks, const Affairs &affairs,
             const std::function<void(std::uint32_t, std::uint32_t, float)> &f) {
  Comparer comparer(looks, f);
  comparer.here(document);
  for (const Neighbour &n : affairs.near(document))
    if (n.document > document)
      comparer.near(document, n);
}

} // namespace demarche::link
