// What people said of an event, beside what the sources say.
#pragma once
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <demarche/chronicle.hpp>

namespace demarche::render_room {

/// "edit 3 by anna, 2024-05-02 (redate): 2022-05-05"; safe for a terminal.
std::string remark_text(const Remark &);
/// [{"edit", "kind", "rule": "edit", "by", "at"?, "value"?}]
nlohmann::ordered_json remarks_json(const std::vector<Remark> &);

} // namespace demarche::render_room
