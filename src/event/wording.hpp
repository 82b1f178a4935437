// How a headline words certainty, and where its line ends.
#pragma once
#include <string>

#include <demarche/event.hpp>

namespace demarche::event {

/// Tense and certainty: "visits", "to visit", "may visit", "does not visit". `denied_already`: "poses no threat" says so itself.
std::string verb_form(const EventMention &, const std::string &base, bool plural, bool denied_already);
/// "held", "to be held", "may be held", "allegedly held".
std::string passive_form(const EventMention &, const std::string &participle);
/// "no threat", "nobody".
bool none_at_all(const std::string &phrase);
/// The phrase without this word: "nets" of "banned nets".
std::string without(std::string phrase, const std::string &word);
/// One line with a capital, cut at a word that can end it.
std::string one_line(const std::string &);

} // namespace demarche::event
