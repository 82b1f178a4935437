#include "render/remarks.hpp"

#include <fmt/format.h>

#include "base/escape.hpp"

namespace demarche::render_room {

std::string remark_text(const Remark &r) {
  return base::terminal(base::fold_space(
      fmt::format("edit {} by {}{} ({}){}", r.number, r.by, r.at.empty() ? "" : ", " + r.at, r.kind, r.text.empty() ? "" : ": " + r.text)));
}

nlohmann::ordered_json remarks_json(const std::vector<Remark> &remarks) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const Remark &r : remarks) {
    nlohmann::ordered_json o = {{"edit", r.number}, {"kind", r.kind}, {"rule", "edit"}, {"by", r.by}};
    if (!r.at.empty())
      o["at"] = r.at;
    if (!r.text.empty())
      o["value"] = r.text;
    out.push_back(std::move(o));
  }
  return out;
}

} // namespace demarche::render_room
