#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>

#include <unistd.h>

#include "cli/files.hpp"

namespace demarche::cli {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void not_written(const std::string &what, int error) {
  throw Error(Exit::not_written, what + ": cannot be written: " + std::generic_category().message(error));
}

/// Zero, or the error.
int write_all(std::FILE *out, const std::string &bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size() && std::fflush(out) == 0;
  return written ? 0 : errno;
}

int write_and_close(std::FILE *out, const std::string &bytes) {
  const int error = write_all(out, bytes);
  return std::fclose(out) != 0 && error == 0 ? errno : error;
}

void write_file(const std::string &path, const std::string &bytes) {
  std::FILE *out = std::fopen(path.c_str(), "wb");
  if (!out)
    not_written(path, errno);
  if (const int error = write_and_close(out, bytes))
    not_written(path, error);
}

} // namespace

void tell(const std::string &message) { std::fprintf(stderr, "demarche: %s\n", message.c_str()); }

void write_output(const std::string &path, const std::string &bytes) {
  if (path.empty() || path == "-") {
    const int error = write_all(stdout, bytes);
    if (error == EPIPE)
      throw Error(Exit::not_written, ""); // the reader has seen enough: nothing to tell
    if (error)
      not_written("standard output", error);
    return;
  }
  std::error_code ignored;
  const fs::file_status status = fs::symlink_status(path, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status))
    return write_file(path, bytes); // a device, a pipe, a link: written where it leads
  // A new file takes the old one's place only when it is whole.
  const std::string fresh = path + ".new-" + std::to_string(getpid());
  std::FILE *out = std::fopen(fresh.c_str(), "wbx");
  if (!out)
    return write_file(path, bytes); // the folder takes no new file, but the old one may take new contents
  int error = write_and_close(out, bytes);
  if (!error && fs::exists(status))
    fs::permissions(fresh, status.permissions(), ignored);
  if (!error && std::rename(fresh.c_str(), path.c_str()) != 0)
    error = errno;
  if (error) {
    fs::remove(fresh, ignored);
    not_written(path, error);
  }
}

void add_color_option(CLI::App &app, std::string &when) {
  when = "auto";
  app.add_option("--color", when, "color: auto (on a terminal, unless NO_COLOR is set), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

bool use_color(const std::string &when) {
  if (when != "auto")
    return when == "always";
  const char *no = std::getenv("NO_COLOR"), *terminal = std::getenv("TERM");
  return isatty(STDOUT_FILENO) && !(no && *no) && terminal && std::string(terminal) != "dumb";
}

} // namespace demarche::cli
