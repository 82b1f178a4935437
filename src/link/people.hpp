// Who is who among the people of many documents.
#pragma once
#include <string>
#include <vector>

#include <demarche/annotations.hpp>

namespace demarche::link {

/// [document][Actors::actors] -> the id of the person; empty for other actors and for people without a name.
///
/// Full names that can be one person's are one ("A.W. Dulles", "Allen Dulles") where just one fits. A surname alone stands for the one
/// who bears it; of several, for the one whom titles, company and date fit best. Two actors of one document are never one.
std::vector<std::vector<std::string>> join_people(const std::vector<Annotations> &);

} // namespace demarche::link
