// The course of a story: which of two events came first where no words say so, by what usually decides it. The weights
// are learnt (docs/models.md); what they say is inferred, never stated.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "link/clue_kinds.hpp"
#include "link/sieves.hpp"
#include "link/traits.hpp"

namespace demarche::link {

/// What speaks for an order of two events, or for none: a kind of evidence, and its values.
struct Clue {
  std::uint8_t kind = 0, a = 0, b = 0;
  auto operator<=>(const Clue &) const = default; // NOLINT(modernize-use-nullptr): it takes the 0 of a comparison for a pointer
};
std::string name_of(const Clue &);                   ///< "role nsubj -": as rows of weights have it
std::optional<Clue> clue_named(const std::string &); ///< none when there is no such clue

struct Evidence {
  Clue clue;
  double much = 1; ///< clues that are measured rather than there or not
};

/// The clues of a document's events.
class Clues {
public:
  Clues(const Reading &, const Found &);
  /// What speaks of a before b; indices into Annotations::events.
  std::vector<Evidence> of(std::uint32_t a, std::uint32_t b) const;

private:
  static void dates(const Traits &, const Traits &, std::vector<Evidence> &);
  static void stages(const Traits &, const Traits &, std::vector<Evidence> &);
  bool one_word(std::uint32_t a, std::uint32_t b) const;
  bool joined(std::uint32_t a, std::uint32_t b) const;
  double since(const Traits &) const;

  const Reading &r_;
  std::vector<Traits> traits_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint8_t> ordered_; ///< the first before the second
};

struct Weight {
  double order = 0; ///< for a before b
  double same = 0;  ///< for neither
};

/// Log-linear: what speaks for one order speaks against the other.
class Model {
public:
  static const Model &english();
  explicit Model(std::map<Clue, Weight> weights) : weights_(std::move(weights)) {}
  struct Odds {
    double before = 0, after = 0, same = 0; ///< probabilities
  };
  Odds odds(const std::vector<Evidence> &forward, const std::vector<Evidence> &backward) const;

private:
  std::map<Clue, Weight> weights_;
};

/// The odds of all pairs of some events, by their places in the list.
using Pairs = std::vector<std::vector<Model::Odds>>;
/// The events 0..n-1 in groups, earliest first: the order that fits the odds best (near enough).
std::vector<std::vector<std::uint32_t>> in_order(const Pairs &);
/// What more precise sieves have said of the order of two is all but certain. `first` is the event 0 of the pairs.
void heed(const std::vector<Link> &, std::uint32_t first, Pairs &);
/// What more precise sieves have said stays true: an event moves right behind another until no link of theirs is turned round.
/// Links that contradict each other are no concern of this sieve; the rounds are bounded.
void respect(const std::vector<Link> &, std::uint32_t first, std::vector<std::vector<std::uint32_t>> &groups);
/// Renumbers places 1, 3, 5 ..., so that there is room between any two.
void spread(std::vector<std::size_t> &places);

Pairs odds_of(const std::vector<std::uint32_t> &events, const Model &, const Clues &);
void follow_course(const Reading &, Found &); ///< the last of the sieves

} // namespace demarche::link
