// Another program run on untrusted input: by its argument list, never through a shell, within limits.
#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::base {

struct ProcessLimits {
  std::chrono::seconds cpu{30};
  std::chrono::seconds wall{60};
  static constexpr std::size_t no_limit = static_cast<std::size_t>(-1);
  std::size_t memory = std::size_t{2} << 30;  ///< bytes of address space
  std::size_t files = 0;                      ///< bytes of each file it writes
  std::size_t output = std::size_t{64} << 20; ///< bytes of standard output
};

struct ProcessResult {
  enum class End { done, absent, failed, out_of_time, too_much_output } end = End::failed;
  int status = 0;     ///< exit status when `failed` by itself; 128 + signal when it was killed
  std::string output; ///< of a program that was `done`
  std::string errors; ///< the head of what it said on standard error
};

/// Runs argv[0], looked up in PATH, with `input` as its standard input: a file in memory, not on the disk. It gets no
/// environment but PATH, writes no files unless `files` lets it, and dies with us.
ProcessResult run(const std::vector<std::string> &argv, std::string_view input, const ProcessLimits & = {});

} // namespace demarche::base
