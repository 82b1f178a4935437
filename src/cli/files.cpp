#include "cli/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace demarche::cli {

void tell(const std::string &message) { std::fprintf(stderr, "demarche: %s\n", message.c_str()); }

void write_output(const std::string &path, const std::string &bytes) {
  const bool to_stdout = path.empty() || path == "-";
  std::FILE *out = to_stdout ? stdout : std::fopen(path.c_str(), "wb");
  if (!out)
    throw Error(Exit::not_written, path + ": cannot be written: " + std::strerror(errno));
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size() && std::fflush(out) == 0;
  const int error = errno;
  const bool closed = to_stdout || std::fclose(out) == 0;
  if (!written || !closed)
    throw Error(Exit::not_written,
                (to_stdout ? std::string("standard output") : path) + ": cannot be written: " + std::strerror(written ? errno : error));
}

} // namespace demarche::cli
