// Links between events: order and cause.
//
// Order relations are the coarse part of Allen (1983) that news supports; causal
// degrees follow Wolff (2007) as BECauSE uses them: cause, enable, prevent; PROMPTS is a response.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <demarche/document.hpp>

namespace demarche {

struct Annotations;

enum class Relation : std::uint8_t { BEFORE, AFTER, SIMULTANEOUS, INCLUDES, IS_INCLUDED, CAUSES, ENABLES, PREVENTS, PROMPTS };
const char *to_string(Relation) noexcept;
inline bool causal(Relation r) noexcept { return r >= Relation::CAUSES; } ///< always from cause to effect

struct Link {
  std::uint32_t from = 0, to = 0; ///< Annotations::events, or Chronicle::events
  Relation relation = Relation::BEFORE;
  bool stated = false;  ///< the words say so; else inferred
  bool negated = false; ///< "not because of"
  bool alleged = false; ///< a claim of somebody quoted
  /// In a Chronicle: it cannot hold beside better evidence (a Conflict says which), so no bound, order or
  /// answer rests on it.
  bool set_aside = false;
  float confidence = 1; ///< of the sieve, 0..1
  std::string rule;
  std::uint32_t document = 0;                          ///< in a Chronicle: index of the document of the evidence
  Span evidence;                                       ///< sentence or clause that says so
  std::optional<Span> from_span, to_span, signal_span; ///< clauses and connective
};

/// Links inside one document: a pure function of its annotations so far.
std::vector<Link> link_within(const Annotations &);

} // namespace demarche
