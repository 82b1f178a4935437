// Which event does a question mean?
#pragma once
#include <string>
#include <vector>

#include <demarche/chronicle.hpp>

namespace demarche::ask_room {

struct Found {
  std::uint32_t event = 0;
  double score = 0;
  bool meant = false; ///< enough of the words are met for an answer to rest on it
};

/// Knows the words of every event of a chronicle: of its label, triggers, actors and places, and,
/// for less, of the sentences that tell it. Linear in the chronicle to build and to search.
class Finder {
public:
  explicit Finder(const Chronicle &);
  /// Best first; only events that share a word or a date with what is asked.
  std::vector<Found> find(const std::string &words) const;
  /// Actors that go by a name, or have it in theirs.
  std::vector<std::uint32_t> actors(const std::string &name) const;

private:
  enum Strength : std::uint8_t { sentence, name, trigger };
  struct Place {
    std::uint32_t event;
    Strength strength;
  };
  void add(const std::string &text, std::uint32_t event, Strength);

  const Chronicle &chronicle_;
  std::vector<std::pair<std::string, std::vector<Place>>> index_; ///< by word
  std::vector<std::pair<std::string, Place>> building_;
};

} // namespace demarche::ask_room
