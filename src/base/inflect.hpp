// Regular forms of English words.
#pragma once
#include <string>
#include <string_view>

namespace demarche::base {

/// "deny" gives "denies", "reach" "reaches".
inline std::string third_person(std::string_view verb) {
  std::string v(verb);
  if (v.ends_with('s') || v.ends_with('x') || v.ends_with('z') || v.ends_with("ch") || v.ends_with("sh") || v == "do" || v == "go" ||
      v == "undergo" || v == "veto")
    return v + "es";
  if (v.size() > 1 && v.ends_with('y') && std::string_view("aeiou").find(v[v.size() - 2]) == std::string_view::npos)
    return v.replace(v.size() - 1, 1, "ies");
  return v + 's';
}

} // namespace demarche::base
