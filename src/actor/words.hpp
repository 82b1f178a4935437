// The classes of words the actor rules read (src/rules/en/actor_words.tsv, first_names.tsv).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarche::actor {

namespace word {
enum Class : std::uint32_t {
  courtesy = 1u << 0,
  rank = 1u << 1,
  office = 1u << 2,
  office_modifier = 1u << 3,
  person_noun = 1u << 4,
  organization_noun = 1u << 5,
  country_noun = 1u << 6,
  place_noun = 1u << 7,
  organization_last = 1u << 8,
  place_last = 1u << 9,
  place_preposition = 1u << 10,
  government_preposition = 1u << 11,
  motion = 1u << 12,
  motion_object = 1u << 13,
  agent_verb = 1u << 14,
  male = 1u << 15,
  female = 1u << 16,
  either = 1u << 17,
  speech = 1u << 19,
  direction = 1u << 20,
  group_noun = 1u << 21,
  activity_noun = 1u << 22, ///< what is done as often as who does it
  outcome = 1u << 23,       ///< verbs whose "it" is what happened
  plural = 1u << 18,        ///< of a noun class above
  title = courtesy | rank | office | office_modifier,
  given = male | female | either,
};
} // namespace word

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>()(s); }
};

/// Read once, then constant: safe from any thread.
class Words {
public:
  static const Words &english();
  std::uint32_t of(std::string_view lower) const noexcept;

private:
  Words();
  void add(std::string_view lower, std::uint32_t classes) { classes_[std::string(lower)] |= classes; }
  std::unordered_map<std::string, std::uint32_t, WordHash, std::equal_to<>> classes_;
};

/// Lower case of ASCII letters; other bytes stay.
std::string lower(std::string_view);
/// "Antony Blinken" -> "antony-blinken"; letters with marks lose them where Unicode decomposes them.
std::string slug(std::string_view);
/// The parts of a cell between "; ", without empty ones and "-".
std::vector<std::string> parts(std::string_view cell);

} // namespace demarche::actor
