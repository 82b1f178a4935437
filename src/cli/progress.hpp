// Long work: how far it is (on a terminal only), and an end to it that loses nothing.
#pragma once
#include <cstddef>
#include <string>

namespace demarche::cli {

/// A line on stderr that is written over; nothing where stderr is no terminal.
class Progress {
public:
  Progress(std::string what, std::size_t all);
  ~Progress(); ///< wipes the line
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;
  void step();

private:
  std::string what_;
  std::size_t all_, done_ = 0, shown_ = 0;
  bool terminal_;
};

/// From its first Ctrl-C (or SIGTERM) on, asked() is true and the work ends where it can; a second one ends the program at once.
class Interrupt {
public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt &) = delete;
  Interrupt &operator=(const Interrupt &) = delete;
  static bool asked() noexcept;
};

} // namespace demarche::cli
