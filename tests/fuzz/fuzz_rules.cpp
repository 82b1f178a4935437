// Any file of rules, lexicon or CoNLL-U is parsed or refused with its place.
#include <cstdint>
#include <string>

#include <demarche/conllu.hpp>
#include <demarche/error.hpp>
#include <demarche/rules.hpp>

using namespace demarche;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string text(reinterpret_cast<const char *>(data), size);
  const auto attempt = [&](auto parse) {
    try {
      parse();
    } catch (const Error &) { // refused, and said why
    }
  };
  attempt([&] { parse_rules(text, "fuzz.rules", 2, 6); });
  attempt([&] { parse_lexicon(text, "fuzz.tsv", 2); });
  attempt([&] { read_conllu(text, "fuzz.conllu"); });
  return 0;
}
