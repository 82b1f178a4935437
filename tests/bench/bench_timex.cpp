// Speed of the time expressions: bench_timex [FILE [TIMES]], MB/s of a text and of its multiples, which should be the same.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <demarche/timex.hpp>

using namespace demarche;

int main(int argc, char **argv) {
  Document once;
  if (argc > 1) {
    std::ifstream file(argv[1], std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    once.text = bytes.str();
  } else {
    const std::string paragraph =
        "LIMA, May 3 (Coast News) - The envoys, who had met three days earlier, will sign the accord on Monday, officials "
        "said. The talks of the late 1980s had failed after two years of silence and a change of mind.\n\n";
    while (once.text.size() < 1000000)
      once.text += paragraph;
  }
  const int times = argc > 2 ? std::atoi(argv[2]) : 8;
  find_times({}, {}, {}); // the rules are read at the first call
  for (int n = 1; n <= times; n *= 2) {
    Document d;
    for (int i = 0; i < n; ++i)
      d.text += once.text;
    const auto start = std::chrono::steady_clock::now();
    const std::size_t found = find_times(d, {}, {}).timexes.size();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%9zu bytes %8zu timexes %7.3f s %6.2f MB/s\n", d.text.size(), found, seconds,
                static_cast<double>(d.text.size()) / 1e6 / seconds);
  }
  return 0;
}
