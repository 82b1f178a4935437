// The nouns of a document, a chronicle and the log as the bytes that a dossier keeps.
#pragma once
#include <string>
#include <string_view>

#include <demarche/chronicle.hpp>
#include <demarche/edit.hpp>

#include "dossier/archive.hpp"

namespace demarche::dossier {

/// Everything of a document but its text and title, and without tokens and syntax.
std::string encode_nouns(const Annotations &);
/// Its tokens and syntax, which only link_across() needs.
std::string encode_words(const Annotations &);
/// Puts them back; document.text and .title must be there already. What is wrong with them throws Damaged: afterwards every index and
/// span lies where it may.
void decode_nouns(std::string_view, Annotations &);
void decode_words(std::string_view, Annotations &);

std::string encode(const Actor &);
std::string encode(const Event &);
std::string encode(const Link &);
std::string encode(const Conflict &);
std::string encode(const Edit &);
void decode(std::string_view, Actor &);
void decode(std::string_view, Event &);
void decode(std::string_view, Link &);
void decode(std::string_view, Conflict &);
void decode(std::string_view, Edit &);

/// Throws Damaged unless every index and span of a decoded noun lies where it may.
void check(const Annotations &);
void check_words(const Annotations &);
void check(const Chronicle &);

} // namespace demarche::dossier
