// How the page's data is packed: what is written can be read again.
#include <doctest/doctest.h>

#include <string>

#include "base/base85.hpp"
#include "base/gzip.hpp"
#include "render/page_words.hpp"

using namespace demarche;

namespace {

/// As src/render/page/store.js reads it.
std::string read(const render_room::PageWords &words, const std::string &coded) {
  std::string out;
  bool after = false;
  const auto ascii_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  for (std::size_t i = 0; i < coded.size(); ++i) {
    const auto b = static_cast<unsigned char>(coded[i]);
    if (b < 0x80) {
      out += coded[i];
      after = false;
    } else if (b < 0xFF) {
      const std::size_t n = b < 0xC0 ? b - 0x80U : 64 + (b - 0xC0U) * 256 + static_cast<unsigned char>(coded[++i]);
      const std::string &word = words.words().at(n);
      const bool joins = ascii_letter(word[0]);
      out += after && joins ? " " + word : word;
      after = joins;
    } else {
      const auto lead = static_cast<unsigned char>(coded[++i]);
      const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      out += coded.substr(i, size);
      i += size - 1;
      after = false;
    }
  }
  return out;
}

} // namespace

TEST_CASE("text with words as numbers comes back, and is shorter") {
  std::string many;
  for (int i = 0; i < 300; ++i)
    many += "word" + std::string(1, static_cast<char>('a' + i % 26)) + std::string(1, static_cast<char>('a' + i / 26)) + " ";
  const std::string texts[] = {"The envoy met the envoy.",
                               "the the  the the\tthe",
                               "the ",
                               " the",
                               "theThe the-the the9the",
                               "“the” ‘the’ – the…",
                               "قالت الوزارة إن المحادثات the بدأت",
                               "unknown the unknown",
                               "\U0001F54A the \U0001F54A",
                               "",
                               many};
  render_room::PageWords words;
  for (int times = 0; times < 3; ++times)
    for (const std::string &t : texts)
      words.count(t);
  words.choose();
  CHECK(words.words().size() > 300); // some need two bytes
  for (const std::string &t : texts)
    CHECK(read(words, words.write(t)) == t);
  CHECK(words.write("The envoy met the envoy.").size() < 12);
}

TEST_CASE("base85: four bytes are five digits, a rest of n is n + 1") {
  CHECK(base::base85("") == "");
  CHECK(base::base85(std::string(4, '\0')) == "!!!!!");
  CHECK(base::base85("\xFF\xFF\xFF\xFF") == "z;]0!");
  CHECK(base::base85("dema") == "F:dZk");
  CHECK(base::base85("a").size() == 2);
  CHECK(base::base85("abcdef").size() == 8);
  CHECK(base::base85("demarche").find_first_of("\"&'<>\\`{} ") == std::string::npos);
}

TEST_CASE("base64 with its padding") {
  CHECK(base::base64("") == "");
  CHECK(base::base64("a") == "YQ==");
  CHECK(base::base64("ab") == "YWI=");
  CHECK(base::base64("\xFF\xEF\xBE") == "/+++");
}

TEST_CASE("gzip is the same for the same bytes, and carries no time") {
  const std::string text(10000, 'x'), packed = base::gzip(text);
  CHECK(packed == base::gzip(text));
  CHECK(packed.size() < 100);
  CHECK(packed.substr(0, 3) == "\x1F\x8B\x08");
  CHECK(packed.substr(4, 4) == std::string(4, '\0'));
}
