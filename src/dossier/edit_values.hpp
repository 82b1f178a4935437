// What the words of an edit mean.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <demarche/edit.hpp>

namespace demarche::dossier {

std::optional<EditKind> kind_of(std::string_view);
std::optional<Category> category_of(std::string_view);
std::optional<Relation> relation_of(std::string_view);
/// "2024", "2024-04", "2024-04-24", "2024-04-24/2024-04-26", "../2023-06-19", "2023-06-19/.."; none when it is no date.
std::optional<When> date_of(const std::string &);
std::string folded(std::string_view); ///< white space as single blanks

} // namespace demarche::dossier
