// What the subcommands share: inputs read with their problems told, outputs written whole or not at all.
#pragma once
#include <string>

#include <demarche/error.hpp>

namespace demarche::cli {

/// Writes to a file, or to stdout for "" and "-". Throws Error(not_written) that says why.
void write_output(const std::string &path, const std::string &bytes);

/// A message on stderr: "demarche: ...".
void tell(const std::string &message);

} // namespace demarche::cli
