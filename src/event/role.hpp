// Who takes part in an event, by the tree.
#pragma once
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "event/scene.hpp"

namespace demarche::event {

/// The words that fill a predicate's places, control and relative clauses seen through.
struct Arguments {
  std::vector<TokenIndex> subjects;
  std::vector<TokenIndex> objects;
  std::vector<std::pair<std::string_view, TokenIndex>> obliques; ///< preposition and noun
};

Arguments arguments_of(const Discourse &, TokenIndex trigger);

/// Mentions a noun phrase names: its own head's, else those of its modifiers ("Israeli" of "Israeli troops"),
/// and of what is coordinated with it.
std::vector<std::uint32_t> mentions_under(const Discourse &, TokenIndex noun);
/// Who speaks in a reporting clause: the subject, or who made the report that speaks.
std::vector<std::uint32_t> speakers_of(const Discourse &, TokenIndex verb);

/// "the two", "both", "the two sides": a noun phrase that stands for two who were named before.
bool is_pair(const Discourse &, TokenIndex noun);

} // namespace demarche::event
