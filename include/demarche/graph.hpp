// The graph of events, and the questions one can ask of it.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <demarche/chronicle.hpp>
#include <demarche/event_source.hpp>

namespace demarche {

/// Why an event is in an answer.
enum class CauseKind : std::uint8_t { none, inferred, stated };
const char *to_string(CauseKind) noexcept;

struct Step {
  std::uint32_t event = 0; ///< Chronicle::events
  CauseKind cause = CauseKind::none;
  std::uint32_t rank = 0;         ///< 1 matters most
  std::vector<std::uint32_t> via; ///< Chronicle::links that lead from it to the event asked about
};

/// Which events count; empty accepts all.
using EventFilter = std::function<bool(std::uint32_t event)>;

/// Immutable; all queries are const and thread-safe. Built on Boost.Graph behind a pimpl, so that
/// its templates stay in one translation unit. Keeps a reference to the chronicle.
class EventGraph {
public:
  explicit EventGraph(const Chronicle &);
  /// Reads what a query needs when it needs it, and keeps a reference to the source. Only for preceding(), following(), causes_of()
  /// and effects_of(); not thread-safe unless the source is.
  explicit EventGraph(const EventSource &);
  ~EventGraph();
  EventGraph(EventGraph &&) noexcept;
  EventGraph &operator=(EventGraph &&) noexcept;

  /// Events before X in time or cause, in order of time, ranked: stated causal ancestors first, then
  /// inferred ones, then events that share actors, then nearness in time.
  std::vector<Step> preceding(std::uint32_t x, const EventFilter & = {}) const;
  std::vector<Step> following(std::uint32_t x, const EventFilter & = {}) const;
  std::vector<Step> causes_of(std::uint32_t x, const EventFilter & = {}) const;
  std::vector<Step> effects_of(std::uint32_t x, const EventFilter & = {}) const;
  std::vector<Step> between(std::uint32_t a, std::uint32_t b, const EventFilter & = {}) const;
  std::vector<Step> involving(const std::vector<std::uint32_t> &actors, const EventFilter & = {}) const;
  /// Links of a shortest chain from a to b; empty when there is none.
  std::vector<std::uint32_t> path(std::uint32_t a, std::uint32_t b) const;
  /// True/false when times or links decide whether a is before b; none when they do not.
  std::optional<bool> before(std::uint32_t a, std::uint32_t b) const;
  /// Events in an order that respects every link; links that would close a cycle are set aside.
  std::vector<std::uint32_t> order() const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace demarche
