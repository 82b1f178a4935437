#include "cli/formats.hpp"

#include <sstream>

#include <demarche/error.hpp>

namespace demarche::cli {

namespace {

const Renderer *named(const std::string &name, const std::vector<const Renderer *> &formats) {
  for (const Renderer *r : formats)
    if (name == r->name)
      return r;
  return nullptr;
}

/// The longest suffix wins: "t.timelinejs.json" is no "json".
const Renderer *by_suffix(const std::string &path, const std::vector<const Renderer *> &formats) {
  const Renderer *best = nullptr;
  std::size_t length = 0;
  for (const Renderer *r : formats) {
    std::istringstream suffixes(r->suffixes);
    for (std::string s; suffixes >> s;)
      if (s.size() > length && path.size() > s.size() && path.ends_with(s)) {
        best = r;
        length = s.size();
      }
  }
  return best;
}

} // namespace

void add_format_options(CLI::App &app, std::string &output, std::string &format, const std::vector<const Renderer *> &formats) {
  std::vector<std::string> names;
  std::string about;
  for (const Renderer *r : formats) {
    names.emplace_back(r->name);
    about += std::string(about.empty() ? "" : "; ") + r->name + ": " + r->about;
  }
  app.add_option("-o,--output", output, "file to write; its suffix says the format (default: standard output)");
  app.add_option("--format", format, about)->check(CLI::IsMember(names));
}

const Renderer &format_of(const std::string &output, const std::string &format, const std::string &otherwise,
                          const std::vector<const Renderer *> &formats) {
  if (!format.empty())
    return *named(format, formats); // the option parser lets only names through
  if (output.empty() || output == "-")
    return *named(otherwise, formats);
  if (const Renderer *r = by_suffix(output, formats))
    return *r;
  throw Error(Exit::usage, output + ": no format is known by this suffix; say which with --format");
}

} // namespace demarche::cli
