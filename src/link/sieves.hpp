// The cascade: each sieve adds links to what the more precise ones before it have said.
#pragma once
#include <set>
#include <vector>

#include <demarche/link.hpp>

#include "link/reading.hpp"

namespace demarche::link {

/// The links so far. A pair that a sieve has ordered is left alone by those after it.
class Found {
public:
  /// Causal links and order links of one pair stand side by side; a second order link is not added.
  void add(Link);
  bool ordered(std::uint32_t a, std::uint32_t b) const { return pairs_.count(key(a, b)) != 0; }
  std::vector<Link> take() { return std::move(links_); }
  const std::vector<Link> &links() const noexcept { return links_; }

private:
  static std::pair<std::uint32_t, std::uint32_t> key(std::uint32_t a, std::uint32_t b) { return {std::min(a, b), std::max(a, b)}; }
  std::vector<Link> links_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_, causes_;
};

struct Sieve {
  const char *name; ///< the rule of its links, where no row is
  void (*find)(const Reading &, Found &);
};

extern const std::vector<Sieve> order_sieves; ///< most precise first
void find_causes(const Reading &, Found &);   ///< that a connective states
void find_answers(const Reading &, Found &);  ///< inferred from stated order and who acts on whom; never marked as stated

class CauseWeights;
inline constexpr const char *learnt_cause = "cause.learnt"; ///< the rule of what no row states
/// What the learnt reader has to say to the links so far. Its own links come last and are inferred: no order rests on them.
/// Where a side of one has no event, `from` and `to` are the event of the other, and the spans alone tell the sides.
void weigh_causes(const Reading &, const CauseWeights &, std::vector<Link> &);

/// All links of a document.
std::vector<Link> links_of(const Reading &, const CauseWeights &);

} // namespace demarche::link
