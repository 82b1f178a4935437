// Pieces of a headline: names, noun phrases and verb forms.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "event/scene.hpp"

namespace demarche::event {

/// A noun phrase as a headline has it: without articles, relative clauses, appositions and dates,
/// at most `most` words; a person by the short name, a country by its own.
std::string noun_phrase(const Discourse &, TokenIndex noun, std::size_t most = 8);
/// "Blinken", "U.S.", "senior official"; empty for a pronoun that nobody resolved.
std::string short_name(const Discourse &, std::uint32_t mention);
/// The words a clause's complement begins with: "take action against Chinese companies".
std::string clause_words(const Discourse &, TokenIndex verb, std::size_t most);

std::string third_person(std::string_view verb); ///< "carry" -> "carries"; the first word of several
bool is_plural(const Discourse &, TokenIndex noun);
std::string joined(const std::vector<std::string> &, std::string_view last); ///< "A, B and C"

} // namespace demarche::event
