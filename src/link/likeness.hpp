// How likely two mentions tell of one event: a few dozen features and their weights.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "link/looks.hpp"

namespace demarche::link {

struct Cosines {
  float weight = 0, local = 0;
};
Cosines alike(Terms, Terms);

/// "same": of one word; "other": of two; "related": of two that have something in common. "here": in one document; "near": in two
/// that are like each other. "group": of all mentions of each word in the affair.
enum Feature : std::uint8_t {
  f_always,
  f_same,
  f_sense,
  f_category,
  f_categories,
  f_kin,
  f_part,
  f_family,
  f_verbs,
  f_nouns,
  f_here,
  f_here_same,
  f_here_related,
  f_here_sentence,
  f_here_sentence_same,
  f_here_far,
  f_here_definite,
  f_near_alike,
  f_near_alike_same,
  f_near_alike_related,
  f_near_little,
  f_sentence,
  f_sentence_same,
  f_sentence_related,
  f_telling,
  f_telling_same,
  f_telling_related,
  f_arguments,
  f_arguments_same,
  f_arguments_none,
  f_arguments_none_same,
  f_subject,
  f_object,
  f_turned,
  f_objects,
  f_place,
  f_actors,
  f_actors_other,
  f_others,
  f_places,
  f_dates,
  f_day,
  f_numbers,
  f_lead,
  f_lead_other,
  f_factuality,
  f_often_same,
  f_spread_same,
  f_spread_other,
  f_own_other,
  f_group_sentence,
  f_group_telling,
  f_group_arguments,
  f_group_subjects,
  f_group_objects,
  f_group_documents,
  f_group_sentences,
  f_group_size,
  f_group_related,
  f_group_here_same,
  feature_count
};
std::string_view name_of(Feature) noexcept;

using Features = std::array<float, feature_count>;
using Weights = std::array<float, feature_count>;

/// Those of en/event_weights.tsv.
const Weights &built_in_weights();

/// What two different words may have in common.
struct Kinship {
  bool sense = false;  ///< of the lexicon
  bool root = false;   ///< "announce", "announcement"
  bool part = false;   ///< "caught fire", "fire"
  bool family = false; ///< "buy", "takeover"
  bool any() const noexcept { return sense || root || part || family; }
};
Kinship kinship(const Look &, const Look &); ///< none of one word with itself

/// For one thread: it remembers what it has reckoned of groups.
class Likeness {
public:
  Likeness(const std::vector<Actor> &actors, const Looks &looks) : actors_(actors), looks_(looks) {}
  /// Of two mentions of one document (alike = 1) or of two that are `alike`.
  Features of(const Look &, const Look &, const Kinship &, float alike);

private:
  static constexpr std::size_t of_groups = 8;
  const std::array<float, of_groups> &groups(std::uint32_t a, std::uint32_t b);

  const std::vector<Actor> &actors_;
  const Looks &looks_;
  std::unordered_map<std::uint64_t, std::array<float, of_groups>> known_; ///< of two groups; looked up only
};

/// Logistic: 0..1.
float likely(const Features &, const Weights &);

} // namespace demarche::link
