// The actors of one document while they are being told apart.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "actor/scene.hpp"

namespace demarche::actor {

/// An actor in the making: its entry in the result and what the sieves ask about it.
struct Player {
  Actor actor;
  std::uint32_t entry = none; ///< in the gazetteer
  Gender gender = Gender::unknown;
  bool plural = false;
  bool anonymous = false;
  std::uint32_t of = none;             ///< entry it belongs to: "U.S." of "a U.S. official"
  std::vector<std::string> titles;     ///< heads of its titles, lower case: "secretary"
  std::vector<std::uint32_t> mentions; ///< drafts, in order
};

class Cast {
public:
  /// The actor with this id, made when it is new.
  std::uint32_t get(const std::string &id, const std::string &name, ActorKind);
  std::uint32_t add(Player p) {
    players.push_back(std::move(p));
    return static_cast<std::uint32_t>(players.size() - 1);
  }
  void join(std::vector<Draft> &, std::uint32_t draft, std::uint32_t player);

  std::vector<Player> players;

private:
  std::unordered_map<std::string, std::uint32_t> by_id_;
};

/// The words of [first, last) that name an office of state ("U.S. Secretary of State" -> "secretary of state"); empty when
/// none do, or when a word before them ("former", "deputy") makes it another office.
std::string office_phrase(const Scene &, std::uint32_t first, std::uint32_t last);
/// The one who held that office when the document was made; none when its date is not known or more than one fits.
std::optional<std::uint32_t> office_holder(const Scene &, std::uint32_t first, std::uint32_t last, std::uint32_t of,
                                           std::string_view surname);
/// The country that the document speaks for or from: its source's ("White House"), else the first government or body of state that
/// its opening names. There "the President" needs no country.
std::optional<std::uint32_t> home_country(const Scene &);
/// What a title can be taken up by: its heads, and the offices of two words ("minister", "prime minister").
std::vector<std::string> title_keys(const Scene &, std::uint32_t first, std::uint32_t last);

// The sieves, in their order.
void cast_people(const Scene &, std::vector<Draft> &, Cast &);            // people.cpp
void cast_states_and_bodies(const Scene &, std::vector<Draft> &, Cast &); // bodies.cpp
void cast_nominals(const Scene &, std::vector<Draft> &, Cast &);          // corefer.cpp
void cast_pronouns(const Scene &, std::vector<Draft> &, Cast &);          // pronouns.cpp

} // namespace demarche::actor
