// A subcommand is a value: a name, a line about it, and a function that adds its options and says what to run.
#pragma once
#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include <demarche/error.hpp>

namespace demarche::cli {

struct Command {
  const char *name;
  const char *about;
  /// Adds options to `app`, and examples as its footer; returns what to run when the subcommand was chosen.
  std::function<Exit()> (*configure)(CLI::App &app);
};

} // namespace demarche::cli
