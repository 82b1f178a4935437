#include "render/page_choices.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/escape.hpp"

namespace demarche::render_room {

namespace {

std::set<std::string> values(const Chronicle &c, const EntryFacts &f, std::string_view what) {
  if (what == "category")
    return {f.category == Category::none ? "none" : to_string(f.category)};
  if (what == "factuality")
    return {to_string(f.factuality)};
  std::set<std::string> out;
  if (what == "source")
    for (const std::uint32_t d : f.sources)
      out.insert(outlet(c.documents[d]));
  else
    for (const auto *role : {&f.actors, &f.recipients, &f.places})
      for (const std::uint32_t a : *role)
        out.insert(c.actors[a].name);
  return out;
}

} // namespace

std::string page_choices(const Chronicle &c, const Timeline &t, const Facts &facts, std::string_view what) {
  constexpr std::size_t most = 300;
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < t.entries.size(); ++i)
    for (const std::string &v : values(c, facts.of(i), what))
      ++counts[v];
  std::vector<std::pair<std::string, std::size_t>> busy(counts.begin(), counts.end());
  std::stable_sort(busy.begin(), busy.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
  std::string out;
  for (std::size_t k = 0; k < std::min(busy.size(), most); ++k)
    out += fmt::format("<option value=\"{0}\">{0} ({1})</option>", base::html(busy[k].first), busy[k].second);
  return out;
}

} // namespace demarche::render_room
