// Actors and their mentions in a text.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/document.hpp>
#include <demarche/syntax.hpp>
#include <demarche/timex.hpp>

namespace demarche {

enum class ActorKind : std::uint8_t { person, country, organization, place, other };
const char *to_string(ActorKind) noexcept;

/// An office held, with its dates: the same office is another person in another year.
struct Role {
  std::string office; ///< "Secretary of State"
  std::string of;     ///< actor id of the country or organisation: "US"
  std::optional<Interval> held;
};

struct Actor {
  std::string id;   ///< "US", "org:un", "person:antony-blinken"; unnamed: "doc-local:..."
  std::string name; ///< for a person to read: "Antony Blinken", "China"
  std::vector<std::string> names;
  ActorKind kind = ActorKind::other;
  std::vector<Role> roles;
};

enum class MentionForm : std::uint8_t { name, nominal, pronoun };

/// An actor in the text. A titled name is two mentions of one actor: with the title and without ("Ms. Duval", "Duval"). `kind`
/// is what the words denote, `actor` whom they stand for: "the Kremlin" is an organization and stands for RU. A place and the government
/// named after it are two actors: "in Beijing" is a place, "Beijing said" a country.
struct Mention {
  Span span;
  std::uint32_t first = 0, last = 0; ///< tokens [first, last)
  std::uint32_t head = 0;            ///< its syntactic head token
  ActorKind kind = ActorKind::other;
  MentionForm form = MentionForm::name;
  std::optional<std::uint32_t> actor; ///< index into Actors::actors
  std::string rule;
};

struct Actors {
  std::vector<Actor> actors;     ///< those of this document, in order of first mention
  std::vector<Mention> mentions; ///< by position; may nest ("the U.S. Secretary of State")
  /// The widest mention that this token heads, as an index into `mentions`; or none. Binary search and a short walk.
  std::optional<std::uint32_t> headed_by(std::uint32_t token) const noexcept;
};

namespace actor {
class Gazetteer;
}

/// What the user knows besides; made by read_actors().
struct ActorOptions {
  std::shared_ptr<const actor::Gazetteer> gazetteer; ///< the built-in rows and the user's; null: the built-in ones
};

/// Reads the rows of an --actors FILE (docs/rules.md, "Actors and the gazetteer"). Throws RuleError that names file, line and column.
ActorOptions read_actors(std::string_view rows, const std::string &file);

/// Finds and resolves the actors of one document: a pure function of its arguments.
Actors find_actors(const Document &, const Text &, const Syntax &, const Times &, const ActorOptions & = {});

} // namespace demarche
