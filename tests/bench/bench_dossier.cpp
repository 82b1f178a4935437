// The dossier at scale: documents are put into one as `add` does, beside their mere annotation; a synthetic affair of a million events is
// written, and asked. Prints one line a measure.
//   bench_dossier [EVENTS] [FILE]
// The documents are the evaluation kit's largest set (DEMARCHE_KIT, default ../shared/eval), or made-up reports where it is not there.
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <demarche/dossier.hpp>
#include <demarche/pipeline.hpp>
#include <demarche/reader.hpp>
#include <demarche/renderer.hpp>

#include "base/parallel.hpp"
#include "support/newsroom.hpp"

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

std::vector<Document> documents() {
  const char *kit = std::getenv("DEMARCHE_KIT");
  const std::string path = std::string(kit ? kit : "../shared/eval") + "/wh-briefings/docs.jsonl";
  std::vector<Document> out = read_all({path}).documents;
  return out.empty() ? test::Newsroom().reports(20000) : out;
}

/// Seconds on the clock, for threads are part of what is measured, and of the processor.
struct Seconds {
  double clock = 0, processor = 0;
};

template <class F> Seconds timed(F f) {
  const auto start = std::chrono::steady_clock::now();
  const double before = now_ms();
  f();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), (now_ms() - before) / 1e3};
}

unsigned threads() { return std::max(1U, std::thread::hardware_concurrency()); }

template <class Work, class Consume> void each(const std::vector<Document> &documents, Work work, Consume consume) {
  std::size_t next = 0;
  base::ordered_pipeline(
      threads(),
      [&]() -> std::optional<const Document *> { return next < documents.size() ? std::optional(&documents[next++]) : std::nullopt; }, work,
      consume);
}

void add_beside_annotate(const std::string &path) {
  const std::vector<Document> all = documents();
  double text = 0;
  std::size_t printed = 0;
  for (const Document &d : all)
    text += static_cast<double>(d.text.size()) / 1e6;
  const Seconds annotated = timed([&] {
    each(
        all, [](const Document *d) { return annotations_json(annotate(*d)); }, [&](const std::string &s) { printed += s.size(); });
  });
  const Seconds added = timed([&] {
    Dossier dossier(path, Dossier::Access::create);
    Batch batch(dossier);
    each(
        all,
        [](const Document *d) {
          return done({*d, "{}", {{d->id, d->id}}}, annotate(*d));
        },
        [&](Done &&d) { batch.add(std::move(d)); });
    batch.commit();
    dossier.refresh(threads());
  });
  const auto size = static_cast<double>(std::filesystem::file_size(path)) / 1e6;
  std::printf("annotate    %8.1f s (processor %.1f s)  %zu documents, %.1f MB of text, %.0f MB printed\n", annotated.clock,
              annotated.processor, all.size(), text, static_cast<double>(printed) / 1e6);
  std::printf("add         %8.1f s (processor %.1f s)  at %.0f %% of the speed of annotate; file of %.0f MB, %.1f MB a MB of text\n",
              added.clock, added.processor, 100 * annotated.clock / added.clock, size, size / text);
  std::filesystem::remove(path);
}

} // namespace

int main(int argc, char **argv) {
  const auto events = static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000000);
  const std::string path =
      argc > 2 ? argv[2] : (std::filesystem::temp_directory_path() / ("bench-" + std::to_string(getpid()) + ".dossier")).string();
  std::filesystem::remove(path);
  add_beside_annotate(path);
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
    d.fill(c, threads());
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
