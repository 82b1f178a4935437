// Many documents at once, from raw text to a timeline: seconds and memory at 10^3, 10^4 and 10^5 short reports, and how they grow.
//   bench_across [REPORTS...]      made-up reports, in these numbers
//   bench_across FILES             real ones
#include <ctime>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include <demarche/pipeline.hpp>
#include <demarche/reader.hpp>
#include <demarche/select.hpp>

#include "base/parallel.hpp"
#include "support/newsroom.hpp"

using namespace demarche;

namespace {

/// Processor time, of all threads: what others do on the machine is not measured.
double now() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

double peak_mb() {
  rusage u{};
  getrusage(RUSAGE_SELF, &u);
  return static_cast<double>(u.ru_maxrss) / 1024;
}

struct Measure {
  double documents = 0, bytes = 0, events = 0;
  double annotate = 0, join = 0, select = 0; ///< processor seconds
  double mb_annotated = 0, mb = 0;
};

Measure measure(std::vector<Document> documents) {
  Measure m;
  m.documents = static_cast<double>(documents.size());
  for (const Document &d : documents)
    m.bytes += static_cast<double>(d.text.size());
  double t = now();
  std::vector<Annotations> annotated;
  annotated.reserve(documents.size());
  std::size_t next = 0;
  base::ordered_pipeline(
      std::max(1U, std::thread::hardware_concurrency()),
      [&]() -> std::optional<Document> { return next < documents.size() ? std::optional(std::move(documents[next++])) : std::nullopt; },
      [&](Document &&d) { return annotate(std::move(d)); }, [&](Annotations &&a) { annotated.push_back(std::move(a)); });
  m.annotate = now() - t;
  m.mb_annotated = peak_mb();
  t = now();
  const Chronicle c = link_across(std::move(annotated));
  m.join = now() - t;
  m.events = static_cast<double>(c.events.size());
  t = now();
  Selection wanted;
  wanted.by = Selection::By::day;
  wanted.top = 40;
  wanted.sentences = 2;
  if (select(c, wanted).entries.empty())
    std::printf("no entry was chosen\n");
  m.select = now() - t;
  m.mb = peak_mb();
  return m;
}

/// In a process of its own, so that the peak of memory is that of this size.
template <class Make> Measure apart(Make make) {
  int ends[2];
  if (pipe(ends) != 0)
    std::exit(1);
  const pid_t child = fork();
  if (child < 0)
    std::exit(1);
  if (child == 0) {
    const Measure m = measure(make());
    std::fflush(stdout);
    _exit(write(ends[1], &m, sizeof m) == sizeof m ? 0 : 1);
  }
  close(ends[1]);
  Measure m;
  const bool whole = read(ends[0], &m, sizeof m) == sizeof m;
  int status = 0;
  waitpid(child, &status, 0);
  close(ends[0]);
  if (!whole || status != 0)
    std::exit(1);
  return m;
}

void print(const Measure &m, const Measure *before) {
  std::printf("%7.0f documents %6.1f MB of text %8.0f events: annotate %7.2f s, join %6.2f s, select %5.2f s; %5.0f MB annotated, %5.0f MB "
              "at most",
              m.documents, m.bytes / 1e6, m.events, m.annotate, m.join, m.select, m.mb_annotated, m.mb);
  if (before)
    std::printf("; of %.0f times the documents: annotate %.1f, join %.1f, select %.1f, MB %.1f times", m.documents / before->documents,
                m.annotate / before->annotate, m.join / before->join, m.select / before->select, m.mb / before->mb);
  std::printf("\n");
  std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv) {
  const std::vector<std::string> given(argv + 1, argv + argc);
  const auto is_number = [](const std::string &s) {
    return std::all_of(s.begin(), s.end(), [](unsigned char c) { return std::isdigit(c); });
  };
  if (!std::all_of(given.begin(), given.end(), is_number)) {
    print(apart([&] { return read_all(given).documents; }), nullptr);
    return 0;
  }
  const std::vector<std::string> sizes = given.empty() ? std::vector<std::string>{"1000", "10000", "100000"} : given;
  std::vector<Measure> done;
  for (const std::string &s : sizes) {
    const Measure m = apart([&] { return test::Newsroom().reports(static_cast<std::uint32_t>(std::strtoul(s.c_str(), nullptr, 10))); });
    print(m, done.empty() ? nullptr : &done.back());
    done.push_back(m);
  }
}
