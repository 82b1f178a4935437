#include "cli/progress.hpp"

#include <csignal>
#include <cstdio>

#include <unistd.h>

namespace demarche::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void note_interrupt(int signal) {
  interrupted = 1;
  std::signal(signal, SIG_DFL);
}

} // namespace

Progress::Progress(std::string what, std::size_t all) : what_(std::move(what)), all_(all), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (terminal_ && shown_)
    std::fputs("\r\033[K", stderr);
}

void Progress::step() {
  ++done_;
  if (!terminal_ || (done_ < all_ && (done_ - shown_) * 100 < all_)) // a hundred times in all
    return;
  shown_ = done_;
  std::fprintf(stderr, "\r\033[K%s: %zu of %zu", what_.c_str(), done_, all_);
  std::fflush(stderr);
}

Interrupt::Interrupt() {
  interrupted = 0;
  std::signal(SIGINT, note_interrupt);
  std::signal(SIGTERM, note_interrupt);
}

Interrupt::~Interrupt() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool Interrupt::asked() noexcept { return interrupted != 0; }

} // namespace demarche::cli
