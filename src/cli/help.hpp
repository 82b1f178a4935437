// What the program says of itself: -h is short and shows examples, --help is whole.
#pragma once
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace demarche::cli {

std::string short_help(const CLI::App &);
std::string whole_help(const CLI::App &);

/// "; did you mean X?" for the nearest of `known`, or nothing when none is near.
std::string did_you_mean(const std::string &word, const std::vector<std::string> &known);

/// "FILES [options]": how a subcommand is called, after its name.
std::string synopsis(const CLI::App &);
std::vector<const CLI::App *> subcommands_of(const CLI::App &);
/// The options that have a name, those of help included.
std::vector<const CLI::Option *> named_options_of(const CLI::App &);
/// "--format", "-j": every name of an option as it is typed.
std::vector<std::string> names_of(const CLI::Option &);

} // namespace demarche::cli
