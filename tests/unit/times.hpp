// What the tests of times share.
#pragma once
#include <string>

#include <demarche/timex.hpp>

namespace demarche {

inline Times times_of(const std::string &text, const char *published = nullptr, TimexOptions options = {}) {
  Document d;
  d.text = text;
  if (published)
    d.published = parse_iso(published);
  return find_times(d, {}, {}, options);
}

/// "value rule-less": the only time of the text, or how many there are.
inline std::string only(const std::string &text, const char *published = nullptr, TimexOptions options = {}) {
  const Times t = times_of(text, published, options);
  return t.timexes.size() == 1 ? t.timexes[0].value : std::to_string(t.timexes.size()) + " times";
}

} // namespace demarche
