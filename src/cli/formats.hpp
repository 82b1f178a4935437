// Output formats by name and by a file's suffix.
#pragma once
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <demarche/renderer.hpp>

namespace demarche::cli {

/// Adds -o and --format; the latter takes the names of `formats` only.
void add_format_options(CLI::App &, std::string &output, std::string &format, const std::vector<const Renderer *> &formats);

/// --format, else by the output's longest known suffix, else `otherwise`, for standard output. Throws Error(usage) for a suffix that
/// says no format.
const Renderer &format_of(const std::string &output, const std::string &format, const std::string &otherwise,
                          const std::vector<const Renderer *> &formats);

} // namespace demarche::cli
