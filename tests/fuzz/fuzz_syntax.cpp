// Any text is split and parsed without harm: tokens cover it, heads form trees, and CoNLL-U comes back as it went out.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <demarche/conllu.hpp>
#include <demarche/error.hpp>

#include "base/utf8.hpp"

using namespace demarche;

namespace {

void require(bool holds) {
  if (!holds)
    std::abort();
}

void check_sentence(const Annotations &a, const Sentence &s) {
  std::uint32_t roots = 0;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    roots += a.syntax.words[i].head == no_head;
    std::int32_t at = static_cast<std::int32_t>(i);
    for (std::uint32_t steps = 0; at != no_head; ++steps) {
      require(steps <= s.last - s.first);
      require(at >= static_cast<std::int32_t>(s.first) && at < static_cast<std::int32_t>(s.last));
      at = a.syntax.words[static_cast<std::uint32_t>(at)].head;
    }
  }
  require(roots == 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  Annotations a;
  a.document.text.assign(reinterpret_cast<const char *>(data), size);
  try {
    read_conllu(a.document.text, "fuzz");
  } catch (const Error &) { // what is no CoNLL-U is told, not read
  }
  if (base::first_invalid_utf8(a.document.text) != std::string::npos)
    return 0; // a reader lets only UTF-8 through
  a.text = split(a.document.text);
  a.syntax = parse(a.document.text, a.text);
  require(a.syntax.words.size() == a.text.tokens.size());
  std::uint32_t end = 0;
  for (const Token &t : a.text.tokens) {
    require(t.span.begin >= end && t.span.end > t.span.begin && t.span.end <= size);
    end = t.span.end;
  }
  for (const Sentence &s : a.text.sentences)
    check_sentence(a, s);
  const auto back = read_conllu(conllu(a), "fuzz");
  require(back.size() == 1 && back[0].text.tokens.size() == a.text.tokens.size());
  return 0;
}
