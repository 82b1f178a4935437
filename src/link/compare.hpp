// Which mentions are compared at all.
#pragma once
#include <cstdint>
#include <functional>

#include "link/affairs.hpp"
#include "link/looks.hpp"

namespace demarche::link {

/// Calls `f(a, b, alike)` for pairs of Looks::all(), a < b, the first of `document`: of this document (alike = 1), or of this one and one
/// behind it near it (Affairs). Mentions of one word or of related ones always meet, others when documents near each other open with both
/// or they share an argument; of a long document only so many. The number of pairs is linear in that of documents.
void compare(std::uint32_t document, const Looks &, const Affairs &, const std::function<void(std::uint32_t, std::uint32_t, float)> &f);

} // namespace demarche::link
