#include "base/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <utility>

namespace demarche::base {

namespace {

/// A file descriptor that closes itself.
class Fd {
public:
  explicit Fd(int fd = -1) : fd_(fd) {}
  Fd(Fd &&other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd &operator=(Fd &&other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Fd(const Fd &) = delete;
  Fd &operator=(const Fd &) = delete;
  ~Fd() { close(); }
  void close() {
    if (fd_ >= 0)
      ::close(fd_);
    fd_ = -1;
  }
  int get() const noexcept { return fd_; }

private:
  int fd_;
};

std::string path_of(const std::string &program) {
  if (program.find('/') != std::string::npos)
    return access(program.c_str(), X_OK) == 0 ? program : std::string{};
  const char *path = std::getenv("PATH"); // NOLINT(concurrency-mt-unsafe): nothing here changes the environment
  std::string_view rest = path ? path : "/usr/local/bin:/usr/bin:/bin";
  while (!rest.empty()) {
    const auto colon = std::min(rest.find(':'), rest.size());
    std::string candidate = std::string(rest.substr(0, colon)) + '/' + program;
    if (colon > 0 && access(candidate.c_str(), X_OK) == 0)
      return candidate;
    rest.remove_prefix(std::min(colon + 1, rest.size()));
  }
  return {};
}

/// The bytes as a readable file without a name; invalid when there is no memory for it.
Fd file_in_memory(std::string_view bytes) {
  Fd file(memfd_create("input", MFD_CLOEXEC));
  while (file.get() >= 0 && !bytes.empty()) {
    const ssize_t n = write(file.get(), bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return Fd();
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  if (file.get() >= 0 && lseek(file.get(), 0, SEEK_SET) != 0)
    return Fd();
  return file;
}

struct Pipe {
  Fd read, write;
};

Pipe make_pipe() {
  std::array<int, 2> ends = {-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    return Pipe{Fd(), Fd()};
  return Pipe{Fd(ends[0]), Fd(ends[1])};
}

void limit(decltype(RLIMIT_CPU) what, std::size_t value) {
  const rlimit both = {static_cast<rlim_t>(value), static_cast<rlim_t>(value)};
  setrlimit(what, &both);
}

/// The child's side; only what is safe between fork and exec.
[[noreturn]] void become(const char *program, char *const *argv, char *const *environment, int in, int out, int err,
                         const ProcessLimits &l) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CPU, static_cast<std::size_t>(l.cpu.count()));
  if (l.memory != ProcessLimits::no_limit)
    limit(RLIMIT_AS, l.memory);
  limit(RLIMIT_FSIZE, l.files);
  limit(RLIMIT_CORE, 0);
  if (dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(err, 2) == 2)
    execve(program, argv, environment);
  _exit(127);
}

using Deadline = std::chrono::steady_clock::time_point;

/// Reads both ends until they close, the time is over, or there is too much. True when they closed.
bool listen(Fd &out, Fd &err, ProcessResult &result, const ProcessLimits &l, Deadline deadline) {
  constexpr std::size_t longest_complaint = 4096;
  std::array<char, 65536> block{};
  while (out.get() >= 0 || err.get() >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    std::array<pollfd, 2> ends = {pollfd{out.get(), POLLIN, 0}, pollfd{err.get(), POLLIN, 0}};
    const int ready = left <= 0 ? 0 : poll(ends.data(), ends.size(), static_cast<int>(left));
    if (ready < 0 && errno == EINTR)
      continue;
    if (ready <= 0) {
      result.end = ProcessResult::End::out_of_time;
      return false;
    }
    for (const bool complaint : {false, true}) {
      if (ends[complaint].revents == 0)
        continue;
      const ssize_t n = read(ends[complaint].fd, block.data(), block.size());
      if (n <= 0)
        (complaint ? err : out).close();
      else if (!complaint)
        result.output.append(block.data(), static_cast<std::size_t>(n));
      else
        result.errors.append(block.data(), std::min(static_cast<std::size_t>(n), longest_complaint - result.errors.size()));
    }
    if (result.output.size() > l.output) {
      result.end = ProcessResult::End::too_much_output;
      return false;
    }
  }
  return true;
}

/// The child's end; killed, with its own children, when it has not come by the deadline.
int wait_for(pid_t child, Deadline deadline) {
  constexpr timespec moment = {0, 2'000'000};
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() < deadline) {
      nanosleep(&moment, nullptr);
      continue;
    }
    kill(-child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
      ;
    return status;
  }
  return status;
}

} // namespace

ProcessResult run(const std::vector<std::string> &argv, std::string_view input, const ProcessLimits &limits) {
  ProcessResult result;
  const std::string program = path_of(argv.front());
  if (program.empty()) {
    result.end = ProcessResult::End::absent;
    return result;
  }
  const Fd in = file_in_memory(input);
  Pipe out = make_pipe(), err = make_pipe();
  if (in.get() < 0 || out.read.get() < 0 || err.read.get() < 0) {
    result.errors = "no memory or no file descriptors left";
    return result;
  }
  std::vector<char *> arguments;
  arguments.reserve(argv.size() + 1);
  for (const std::string &a : argv)
    arguments.push_back(const_cast<char *>(a.c_str())); // NOLINT(cppcoreguidelines-pro-type-const-cast): execve's signature
  arguments.push_back(nullptr);
  const char *path = std::getenv("PATH"); // NOLINT(concurrency-mt-unsafe)
  std::string variable = std::string("PATH=") + (path ? path : "/usr/bin:/bin");
  std::array<char *, 2> environment = {variable.data(), nullptr};
  const pid_t child = fork();
  if (child == 0)
    become(program.c_str(), arguments.data(), environment.data(), in.get(), out.write.get(), err.write.get(), limits);
  if (child < 0) {
    result.errors = "no process could be started";
    return result;
  }
  setpgid(child, child); // here too, so that the group is there whichever of us comes first
  out.write.close();
  err.write.close();
  const Deadline deadline = std::chrono::steady_clock::now() + limits.wall;
  const bool closed = listen(out.read, err.read, result, limits, deadline);
  const int status = wait_for(child, closed ? deadline : Deadline::min());
  if (!closed)
    return result;
  result.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  result.end = result.status == 0 ? ProcessResult::End::done : ProcessResult::End::failed;
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
    result.end = ProcessResult::End::out_of_time;
  return result;
}

} // namespace demarche::base
