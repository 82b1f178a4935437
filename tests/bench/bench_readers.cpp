// Speed of the readers: bench_readers [FILES], MB/s by format, of the bytes of the files. Without FILES, of one article in each format that
// is text.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

#include <demarche/reader.hpp>

using namespace demarche;

namespace {

using Samples = std::map<std::string, std::string>; ///< by file name

std::string repeated(const std::string &s, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes)
    out += s;
  return out;
}

Samples samples() {
  constexpr std::size_t size = 4'000'000;
  const std::string words =
      "The envoys, who had met three days earlier, will sign the accord on the bridge on Monday, officials of both sides said.";
  const std::string p = "<p>" + words + " " + words + "</p>\n";
  return {
      {"a.txt", repeated(words + "\n\n", size)},
      {"a.md", repeated("## Talks\n\n" + words + " *No*, he [said](x).\n\n", size)},
      {"a.jsonl", repeated("{\"id\":\"a\",\"text\":\"" + repeated(words, 2000) + "\",\"published\":\"2024-05-01\"}\n", size)},
      {"a.html", "<!DOCTYPE html><html><body><nav><a href=x>Home</a></nav><article>" + repeated(p, size) + "</article></body></html>"},
      {"a.rss", "<rss><channel>" + repeated("<item><title>Talks</title><description><![CDATA[" + p + p + "]]></description></item>", size) +
                    "</channel></rss>"},
      {"a.xml",
       "<TEI><text><body>" + repeated("<div type=\"document\"><head>1. Talks</head>" + p + p + "</div>", size) + "</body></text></TEI>"},
      {"a.mbox", repeated("From a@x Wed May 1 10:00:00 2024\nFrom: a@x\nSubject: Talks\nDate: Wed, 1 May 2024 10:00:00 +0000\n\n" + words +
                              "\n" + words + "\n\n",
                          size)},
  };
}

} // namespace

int main(int argc, char **argv) {
  Samples inputs = argc > 1 ? Samples{} : samples();
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    inputs[argv[i]] = bytes.str();
  }
  for (const auto &[name, bytes] : inputs) {
    const Reader *reader = nullptr;
    for (const Reader *r : readers()) // as read_all() chooses for names without surprises
      if (!reader && ((r->accepts && r->accepts({name, bytes, nullptr, 0})) ||
                      std::string(r->suffixes).find(name.substr(name.rfind('.'))) != std::string::npos))
        reader = r;
    ReadResult read;
    const auto start = std::chrono::steady_clock::now();
    if (reader)
      reader->read({name, bytes, nullptr, 0}, read);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%-24s %-9s %8zu documents %7.3f s %8.1f MB/s\n", name.substr(name.rfind('/') + 1).c_str(), reader ? reader->name : "-",
                read.documents.size(), seconds, static_cast<double>(bytes.size()) / 1e6 / seconds);
  }
  return 0;
}
