// The options about time that every subcommand has which reads documents: --date, --date-order and --rules.
#pragma once
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <demarche/timex.hpp>

namespace demarche::cli {

struct TimeOptions {
  std::string date;                    ///< --date
  std::string date_order;              ///< --date-order
  std::vector<std::string> rule_files; ///< --rules
};

void add_time_options(CLI::App &, TimeOptions &);
/// What they say to the tagger. Throws Error(usage) for a date that is none and for rules that cannot be used,
/// Error(no_input) for a rule file that cannot be read.
TimexOptions timex_options(const TimeOptions &);
/// The same with the rules read already.
TimexOptions timex_options(const TimeOptions &, const std::vector<RuleText> &rules);
/// Reads a file of rules. Throws Error(no_input).
RuleText read_rules(const std::string &path);

} // namespace demarche::cli
