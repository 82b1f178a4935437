// Which events a subcommand is to tell: --actor, --since, --until, --top.
#pragma once
#include <string>

#include <CLI/CLI.hpp>

#include <demarche/select.hpp>

namespace demarche::cli {

struct SelectionOptions {
  Selection selection; ///< what the options set directly
  std::string since, until;
};

void add_selection_options(CLI::App &, SelectionOptions &);
/// With the days read. Throws Error(usage) for one that is none.
Selection selection_of(const SelectionOptions &);

} // namespace demarche::cli
