// Event mentions: who did what to whom, when, whether it happened, and who says so.
//
// Categories, modes and contexts are PLOVER's (Open Event Data Alliance, manual 0.8);
// factuality follows FactBank's degrees (Sauri and Pustejovsky 2009).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <demarche/actor.hpp>
#include <demarche/document.hpp>
#include <demarche/syntax.hpp>
#include <demarche/time.hpp>
#include <demarche/timex.hpp>

namespace demarche {

enum class Category : std::uint8_t {
  none,
  AGREE,
  CONSULT,
  SUPPORT,
  CONCEDE,
  COOPERATE,
  AID,
  RETREAT,
  REQUEST,
  ACCUSE,
  REJECT,
  THREATEN,
  PROTEST,
  SANCTION,
  MOBILIZE,
  COERCE,
  ASSAULT
};
const char *to_string(Category) noexcept; ///< "" for none

enum class Factuality : std::uint8_t { happened, ongoing, planned, possible, alleged, denied };
const char *to_string(Factuality) noexcept;

/// It happened or goes on: neither planned nor possible, alleged or denied.
constexpr bool told_as_fact(Factuality f) noexcept { return f == Factuality::happened || f == Factuality::ongoing; }

/// FactBank's degree of commitment of the innermost source.
enum class Certainty : std::uint8_t { certain, probable, possible };

struct EventMention {
  std::string id;          ///< "e1", or as given
  Span span;               ///< the trigger
  std::uint32_t token = 0; ///< the trigger's head token
  std::uint32_t sentence = 0;
  std::string type; ///< trigger sense from the lexicon: "visit", "sanction", ... (lemma where none)
  Category category = Category::none;
  std::string mode;
  std::vector<std::string> contexts;
  std::string label; ///< as a person would write it: "Pelosi visits Taiwan"
  Factuality factuality = Factuality::happened;
  Certainty certainty = Certainty::certain;
  bool negated = false;
  std::optional<When> when;
  std::optional<std::uint32_t> timex; ///< the expression that dates it, index into Times::timexes
  /// Indices into Actors::mentions.
  std::vector<std::uint32_t> actors, recipients, places, companions;
  std::vector<std::uint32_t> source; ///< who says so, outermost first; empty: the document itself
  std::optional<Span> topic;         ///< "talks on fentanyl"
  std::string rule;
};

/// Finds the events of one document, or annotates exactly Document::given_events.
std::vector<EventMention> find_events(const Document &, const Text &, const Syntax &, const Times &, const Actors &);

} // namespace demarche
