// How the paper words an event, a link and a source.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <demarche/brief.hpp>

namespace demarche::brief {

/// The template's words. Only a literal can be one: nothing out of a document gets in here.
struct Own {
  consteval Own(const char *literal) : text(literal) {} // NOLINT(google-explicit-constructor): a literal is to be enough
  const char *text;
};

using Pieces = std::vector<Piece>;

inline Piece own(Own words) { return {Words::own, words.text, 0}; }
Piece count(std::size_t);

/// "planned", "alleged by Colombia's air force", "denial by Peru", "confirmed, 3 sources": an allegation or a denial never
/// stands without the one whose it is. `independent` is the number of outlets.
Pieces status(const Chronicle &, std::uint32_t event, std::size_t independent);
Piece date(const Chronicle &, std::uint32_t event);
Piece label(const Chronicle &, std::uint32_t event);
/// Actors and recipients, each once, those with a name first; of many the first, and how many more.
Pieces who(const Chronicle &, std::uint32_t event);
/// "4 February 2023: label (confirmed, 3 sources)"; what did not happen says so before the label.
Pieces line(const Chronicle &, std::uint32_t event, std::size_t independent);
/// "label (4 February 2023)", with the status of what did not happen.
Pieces in_chain(const Chronicle &, std::uint32_t event);

/// The office as a person would write it: "secretary of state".
std::string office(const Role &);
/// Whether the office was held, for all that is known, when it came about.
bool held_at(const Role &, const When &) noexcept;

/// Whether the event is told as a fact.
bool told_as_fact(const Event &) noexcept;
/// The outlet of a document, its site, or what else identifies it to a person.
std::string outlet(const Document &);
std::string title(const Document &);
/// One line: white space folded, no control characters.
std::string folded(std::string_view);

void append(Pieces &, Pieces);

} // namespace demarche::brief
