// Speed of splitting, tagging and parsing, in words a second on one core; and the time to the first answer.
//
// usage: bench_syntax [TEXT [ROUNDS]]: TEXT is a JSONL file of documents, or any text file; without it, news of the
// evaluation kit (DEMARCHE_KIT, default ../shared/eval).
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <demarche/reader.hpp>
#include <demarche/syntax.hpp>
#include <demarche/text.hpp>

using namespace demarche;

namespace {

/// Processor time of this program, so that a busy machine does not count.
struct Clock {
  static std::clock_t now() { return std::clock(); }
};
double seconds(std::clock_t from) { return static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC; }

void report(const char *what, double words, double time) {
  std::printf("%-14s %8.3f s  %10.0f words/s  %6.2f us/word\n", what, time, words / time, 1e6 * time / words);
}

} // namespace

int main(int argc, char **argv) {
  const char *kit = std::getenv("DEMARCHE_KIT");
  const std::string path = argc > 1 ? argv[1] : std::string(kit ? kit : "../shared/eval") + "/wikinews/docs.jsonl";
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 1;
  auto start = Clock::now();
  const std::string first = "The envoys met in Oslo.";
  parse(first, split(first));
  std::printf("start-up       %8.3f ms\n", 1e3 * seconds(start));

  const ReadResult in = read_all({path});
  if (in.documents.empty()) {
    std::printf("skipped: no documents at %s\n", path.c_str());
    return 77;
  }
  double words = 0, splitting = 0, tagging = 0, parsing = 0;
  for (int r = 0; r < rounds; ++r)
    for (const Document &d : in.documents) {
      start = Clock::now();
      const Text t = split(d.text);
      splitting += seconds(start);
      words += static_cast<double>(t.tokens.size());
      start = Clock::now();
      tag(d.text, t);
      tagging += seconds(start);
      start = Clock::now();
      parse(d.text, t);
      parsing += seconds(start);
    }
  std::printf("%.0f documents, %.0f words\n", static_cast<double>(in.documents.size()) * rounds, words);
  report("split", words, splitting);
  report("tag", words, tagging);
  report("tag and parse", words, parsing);
  report("split to parse", words, splitting + parsing);
}
