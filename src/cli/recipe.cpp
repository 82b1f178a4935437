#include "cli/recipe.hpp"

#include <filesystem>

namespace demarche::cli {

namespace fs = std::filesystem;

Recipe recipe_from(const InputOptions &o) {
  Recipe r;
  r.date = o.time.date;
  r.date_order = o.time.date_order;
  for (const std::string &path : o.time.rule_files)
    r.rules.push_back(read_rules(path));
  if (!o.actors.empty())
    r.actors.push_back(read_rules(o.actors));
  return r;
}

PipelineOptions pipeline_options(const Recipe &r) {
  TimeOptions time;
  time.date = r.date;
  time.date_order = r.date_order;
  PipelineOptions p;
  p.timex = timex_options(time, r.rules);
  if (!r.actors.empty())
    p.actor = read_actors(r.actors.front().text, r.actors.front().file);
  return p;
}

Place place_of(const std::string &origin) {
  if (origin == "-" || origin.starts_with("-:") || origin.starts_with("-/"))
    return {origin, "-"};
  const fs::path whole = fs::path(origin).lexically_normal();
  std::error_code ignored;
  for (fs::path p = whole; !p.empty() && p != p.parent_path(); p = p.parent_path()) {
    if (fs::is_regular_file(p, ignored))
      return {whole.string(), p.string()};
    const std::string name = p.string();
    const std::size_t colon = name.rfind(':'); // "docs.jsonl:12"
    if (colon != std::string::npos && fs::is_regular_file(name.substr(0, colon), ignored))
      return {whole.string(), name.substr(0, colon)};
  }
  return {whole.string(), whole.string()};
}

} // namespace demarche::cli
