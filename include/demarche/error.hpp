// Failures that a person can act on.
//
// Exceptions are for bad input and bad configuration; "no match" is an
// optional; a broken invariant is an assert. The message says what, where and
// what to do; main() prints it after "demarche: " and exits with the code.
#pragma once
#include <stdexcept>
#include <string>

namespace demarche {

/// Exit status of the program (docs/formats, "exit codes").
enum class Exit { done = 0, no_answer = 1, usage = 2, no_input = 3, some_failed = 4, not_written = 5, interrupted = 130 };

class Error : public std::runtime_error {
public:
  Error(Exit code, const std::string &message) : std::runtime_error(message), code_(code) {}
  Exit code() const noexcept { return code_; }

private:
  Exit code_;
};

/// A rule or lexicon row that cannot be used: says file, line and column.
class RuleError : public Error {
public:
  RuleError(const std::string &file, int line, int column, const std::string &what)
      : Error(Exit::usage, file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + what) {}
};

} // namespace demarche
