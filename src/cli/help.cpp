#include "cli/help.hpp"

#include <algorithm>
#include <numeric>

namespace demarche::cli {

namespace {

/// Levenshtein's distance.
std::size_t distance(const std::string &a, const std::string &b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (const char c : a) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (c == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

std::string full_name(const CLI::App &app) {
  return app.get_parent() ? app.get_parent()->get_name() + ' ' + app.get_name() : app.get_name();
}

} // namespace

std::vector<const CLI::App *> subcommands_of(const CLI::App &app) {
  return app.get_subcommands([](const CLI::App *) { return true; });
}

std::vector<const CLI::Option *> named_options_of(const CLI::App &app) {
  return app.get_options([](const CLI::Option *o) { return o->nonpositional(); });
}

std::vector<std::string> names_of(const CLI::Option &o) {
  std::vector<std::string> names;
  for (const std::string &s : o.get_snames())
    names.push_back("-" + s);
  for (const std::string &l : o.get_lnames())
    names.push_back("--" + l);
  return names;
}

std::string synopsis(const CLI::App &app) {
  std::string out;
  for (const CLI::Option *o : app.get_options([](const CLI::Option *option) { return option->get_positional(); }))
    out += (o->get_required() ? o->get_name(true) : "[" + o->get_name(true) + "]") + ' ';
  return out + "[options]";
}

std::string short_help(const CLI::App &app) {
  std::string out = full_name(app) + ": " + app.get_description() + "\n\nusage: " + full_name(app) + ' ';
  const std::vector<const CLI::App *> commands = subcommands_of(app);
  out += commands.empty() ? synopsis(app) + '\n' : "COMMAND ...\n\n";
  for (const CLI::App *c : commands)
    out += "  " + c->get_name() + std::string(std::max<std::size_t>(12, c->get_name().size() + 2) - c->get_name().size(), ' ') +
           c->get_description() + '\n';
  if (!app.get_footer().empty())
    out += '\n' + app.get_footer() + '\n';
  return out + "\nall options: " + full_name(app) + " --help\n";
}

std::string whole_help(const CLI::App &app) {
  return app.help(app.get_parent() ? app.get_parent()->get_name() : "",
                  app.get_parent() ? CLI::AppFormatMode::Normal : CLI::AppFormatMode::All);
}

std::string did_you_mean(const std::string &word, const std::vector<std::string> &known) {
  std::string best;
  std::size_t least = 1 + word.size() / 3; // a third of the letters may be wrong, and one more
  for (const std::string &k : known)
    if (const std::size_t d = distance(word, k); d <= least && (best.empty() || d < least)) {
      best = k;
      least = d;
    }
  return best.empty() ? "" : "; did you mean " + best + "?";
}

} // namespace demarche::cli
