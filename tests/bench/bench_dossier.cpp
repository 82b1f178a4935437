// The dossier at scale: a synthetic affair of a million events is written, and asked. Prints one line a measure.
//   bench_dossier [EVENTS] [FILE]
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <demarche/dossier.hpp>

#include "support/many.hpp"

using namespace demarche;

namespace {

/// Processor time, that of the kernel included: what others do on the machine is not measured.
double now_ms() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

long peak_mb() {
  rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_maxrss / 1024;
}

} // namespace

int main(int argc, char **argv) {
  const auto events = static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000000);
  const std::string path =
      argc > 2 ? argv[2] : (std::filesystem::temp_directory_path() / ("bench-" + std::to_string(getpid()) + ".dossier")).string();
  std::filesystem::remove(path);
  double t = now_ms();
  std::size_t text = 0;
  {
    Chronicle c = test::many(events);
    for (const Annotations &a : c.documents)
      text += a.document.text.size();
    std::printf("made        %8u events, %zu documents, %.0f MB of text: %.0f ms\n", events, c.documents.size(),
                static_cast<double>(text) / 1e6, now_ms() - t);
    t = now_ms();
    Dossier d(path, Dossier::Access::create);
    d.fill(c);
    std::printf("written     %8.0f ms, %ld MB of memory at most\n", now_ms() - t, peak_mb());
  }
  const auto size = static_cast<double>(std::filesystem::file_size(path));
  std::printf("file        %8.0f MB, %.1f MB a MB of text\n", size / 1e6, size / static_cast<double>(text));
  for (const char *question : {"what preceded Delegate No. 500 signs an accord?", "what followed the recall of the envoy in March 2015?",
                               "why did Republic of Aland sanction Republic of Bland?", "when did Delegate No. 77 meet Republic of Cland?",
                               "what did Delegate No. 123 do in 2014?", "what preceded the eruption of the volcano?"}) {
    t = now_ms();
    const Dossier d(path, Dossier::Access::read);
    const auto asked = d.ask(understand(question));
    std::printf("ask         %8.1f ms  %3zu events  %s\n", now_ms() - t, asked ? asked->answer.events.size() : 0, question);
  }
  if (argc <= 2)
    std::filesystem::remove(path);
}
