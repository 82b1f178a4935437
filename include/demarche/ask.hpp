// English questions to a chronicle.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <demarche/graph.hpp>

namespace demarche {

enum class Intent : std::uint8_t { preceding, following, causes, effects, when, who, between, before, what };
const char *to_string(Intent) noexcept;

/// A question, understood.
struct Query {
  Intent intent = Intent::what;
  std::string rule;                ///< row of en/ask.rules that understood it; empty: all of it names X
  std::string question;            ///< as asked
  std::string target;              ///< words that name X
  std::string other;               ///< words that name the second event (between, before)
  std::vector<std::string> actors; ///< only events with one of these
  std::optional<Interval> since_until;
};

struct Answer {
  Query query;
  std::optional<std::uint32_t> target; ///< Chronicle::events
  std::optional<std::uint32_t> other;
  std::optional<std::string> verdict;      ///< yes, no, unknown
  std::vector<Step> events;                ///< in order of time
  std::vector<std::uint32_t> alternatives; ///< nearest candidates when the target is missing or unsure
  bool found() const noexcept { return !events.empty() || verdict.has_value(); }
};

Query understand(const std::string &question);
Answer ask(const Chronicle &, const EventGraph &, const Query &);
/// The same of a source; for an EventGraph that reads a source, not where local() is false.
Answer ask(const QuestionSource &, const EventGraph &, const Query &);
/// Can it be answered from the neighbourhood of one event? What lies between two events, and which of two came first, cannot.
bool local(const Query &) noexcept;

} // namespace demarche
