// All mentions of one word in one affair, put together.
#pragma once
#include <vector>

#include "link/looks.hpp"

namespace demarche::link {

/// The groups of the looks, each of which gets the number of its own.
std::vector<Group> make_groups(std::vector<Look> &, const Affairs &, unsigned threads);

/// To length 1 under both weights.
void normalise(std::span<Term>);

} // namespace demarche::link
