// Speed and memory of the whole annotation of documents, on one core, at once, twice and four times the size: the time must
// grow with the text and no faster.
//
// usage: bench_annotate [TEXT [TIMES]]: TEXT is a JSONL file of documents, or any text file; without it, news of the
// evaluation kit (DEMARCHE_KIT, default ../shared/eval). Two series: more documents, and one longer document.
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <sys/resource.h>

#include <demarche/pipeline.hpp>
#include <demarche/reader.hpp>

using namespace demarche;

namespace {

double megabytes_resident() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return static_cast<double>(use.ru_maxrss) / 1024; // Linux counts kilobytes
}

void measure(const char *what, int times, const std::vector<Document> &documents) {
  double bytes = 0, tokens = 0, events = 0;
  const std::clock_t start = std::clock(); // processor time: a busy machine does not count
  for (const Document &d : documents) {
    const Annotations a = annotate(d, PipelineOptions{});
    bytes += static_cast<double>(d.text.size());
    tokens += static_cast<double>(a.text.tokens.size());
    events += static_cast<double>(a.events.size());
  }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%-14s %2dx %8.2f MB %9.0f tokens %8.0f events %7.2f s %6.3f MB/s %8.0f tokens/s, at most %.0f MB resident so far\n", what,
              times, bytes / 1e6, tokens, events, seconds, bytes / 1e6 / seconds, tokens / seconds, megabytes_resident());
}

} // namespace

int main(int argc, char **argv) {
  const char *kit = std::getenv("DEMARCHE_KIT");
  const std::string path = argc > 1 ? argv[1] : std::string(kit ? kit : "../shared/eval") + "/wikinews/docs.jsonl";
  const int most = argc > 2 ? std::atoi(argv[2]) : 4;
  const ReadResult in = read_all({path});
  if (in.documents.empty()) {
    std::printf("skipped: no documents at %s\n", path.c_str());
    return 77;
  }
  Document warm;
  warm.text = "The envoys met in Oslo on 3 May 2021.";
  annotate(warm, PipelineOptions{}); // rules and weights are read at the first call
  for (int n = 1; n <= most; n *= 2) {
    std::vector<Document> documents;
    for (int i = 0; i < n; ++i)
      documents.insert(documents.end(), in.documents.begin(), in.documents.end());
    measure("documents", n, documents);
  }
  for (int n = 1; n <= most; n *= 2) {
    Document one = in.documents.front();
    one.text.clear();
    for (int i = 0; i < n; ++i)
      for (const Document &d : in.documents)
        if (one.text.size() < static_cast<std::size_t>(n) * 500000)
          one.text += d.text + "\n\n";
    measure("one document", n, {one});
  }
}
