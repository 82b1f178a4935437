#include "cli/time_options.hpp"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include <demarche/error.hpp>

namespace demarche::cli {

void add_time_options(CLI::App &app, TimeOptions &o) {
  app.add_option("--date", o.date, "the creation date of the documents, over what they say: 2024-04-24, 2024-04 or 2024");
  app.add_option("--date-order", o.date_order, "how to read 03/04/2024: auto, dmy or mdy")->check(CLI::IsMember({"auto", "dmy", "mdy"}));
  app.add_option("--rules", o.rule_files, "a file with time rules of your own; may be given again")->allow_extra_args(false);
}

RuleText read_rules(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf()))
    throw Error(Exit::no_input, path + ": cannot be read: " + std::error_code(errno, std::generic_category()).message());
  return {path, text.str()};
}

TimexOptions timex_options(const TimeOptions &o) {
  std::vector<RuleText> users;
  for (const std::string &path : o.rule_files)
    users.push_back(read_rules(path));
  return timex_options(o, users);
}

TimexOptions timex_options(const TimeOptions &o, const std::vector<RuleText> &users) {
  TimexOptions t;
  t.order = o.date_order == "dmy"   ? TimexOptions::DateOrder::day_first
            : o.date_order == "mdy" ? TimexOptions::DateOrder::month_first
                                    : TimexOptions::DateOrder::automatic;
  if (!o.date.empty()) {
    t.creation = parse_iso(o.date);
    if (!t.creation)
      throw Error(Exit::usage, "--date " + o.date + ": " + why_no_date(o.date));
  }
  if (!users.empty())
    t.rules = load_time_rules(users);
  return t;
}

} // namespace demarche::cli
