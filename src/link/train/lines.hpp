// JSON, one object a line: how the trainers' gold comes.
#pragma once
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace demarche::link::train {

std::vector<nlohmann::json> lines_of(const std::string &path); ///< throws when it cannot be read

} // namespace demarche::link::train
