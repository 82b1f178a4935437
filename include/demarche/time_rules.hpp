// The examples that a file of time rules carries, run.
#pragma once
#include <string>
#include <vector>

#include <demarche/timex.hpp>

namespace demarche {

/// Runs the examples of a user's file, or of the built-in rules (null): a line for each that does not hold, with file, line and
/// what was found instead. Throws RuleError for a row that cannot be used.
std::vector<std::string> failing_examples(const RuleText *user = nullptr);

} // namespace demarche
