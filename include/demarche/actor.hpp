// Actors and their mentions in a text.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
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

/// An actor in the text. A place and the government named after it are two actors:
/// "in Beijing" is a place, "Beijing said" a country.
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
};

/// Rows of a user's own gazetteer, and other settings; see docs/rules.md.
struct ActorOptions {
  std::string gazetteer; ///< text of --actors FILE
  std::string gazetteer_name;
};

/// Finds and resolves the actors of one document: a pure function of its arguments.
Actors find_actors(const Document &, const Text &, const Syntax &, const Times &, const ActorOptions & = {});

} // namespace demarche
