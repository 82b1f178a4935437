// Speed of the time expressions: bench_timex FILE [TIMES], text in, MB/s out; twice the text should take twice the time.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <demarche/timex.hpp>

using namespace demarche;

int main(int argc, char **argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench_timex FILE [TIMES]\n");
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  Document once;
  once.text = bytes.str();
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
