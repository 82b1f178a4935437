// Which event does a question mean?
#pragma once
#include <string>
#include <vector>

#include <demarche/event_source.hpp>

namespace demarche::ask_room {

struct Found {
  std::uint32_t event = 0;
  double score = 0;
  bool meant = false; ///< enough of the words are met for an answer to rest on it
};

/// Compares the words of a question to those of every event: of its label, triggers, actors and places, and, for less, of
/// the sentences that tell it. Linear in the events that share a word with it.
class Finder {
public:
  explicit Finder(const QuestionSource &s) : source_(s) {}
  /// All that are meant, best first, then the best of those that only share a word or a date with what is asked.
  std::vector<Found> find(const std::string &words) const;

private:
  const QuestionSource &source_;
};

} // namespace demarche::ask_room
