#include "syntax/features.hpp"

#include <algorithm>

#include "base/bracket.hpp"

namespace demarche::syntax {

namespace {

bool lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Kinds of characters, runs cut to two, at most eight: "Xx", "XX", "0,00".
std::uint32_t shape(std::string_view form, bool first, Casing casing) noexcept {
  std::uint32_t h = first ? 7 : 3;
  char before = 0;
  int run = 0, length = 0;
  for (const char c : form) {
    const bool letter = lower(c) || upper(c);
    const bool big = casing == Casing::upper || (casing == Casing::as_written && upper(c));
    const char kind = letter ? (big ? 'X' : 'x') : digit(c) ? '0' : static_cast<unsigned char>(c) >= 128 ? 'u' : c;
    run = kind == before ? run + 1 : 1;
    before = kind;
    if (run > 2)
      continue;
    h = (h ^ static_cast<unsigned char>(kind)) * 16777619u;
    if (++length == 8)
      break;
  }
  return h;
}

} // namespace

std::uint32_t hash(std::string_view s, std::uint32_t seed) noexcept {
  std::uint32_t h = 2166136261u ^ (seed * 2654435761u);
  for (const char c : s)
    h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  h ^= h >> 15;
  h *= 2246822519u;
  return h ^ h >> 13;
}

Normal normal(std::string_view form) noexcept {
  Normal n;
  const auto put = [&n](char c) { n.bytes[n.size++] = c; };
  for (std::size_t i = 0; i < form.size() && n.size < n.bytes.size(); ++i) {
    const char c = form[i];
    // U+2010 ... U+2026: dashes, quotes and the ellipsis.
    if (c == '\xE2' && i + 2 < form.size() && form[i + 1] == '\x80') {
      const auto third = static_cast<unsigned char>(form[i + 2]);
      const char typed = third >= 0x90 && third <= 0x95   ? '-'
                         : third >= 0x98 && third <= 0x9B ? '\''
                         : third >= 0x9C && third <= 0x9F ? '"'
                         : third == 0xA6                  ? '.'
                                                          : '\0';
      if (typed != '\0') {
        put(typed);
        i += 2;
        continue;
      }
    }
    put(upper(c) ? static_cast<char>(c + 32) : digit(c) ? '0' : c == '`' ? '\'' : c);
  }
  return n;
}

WordFeatures features(std::string_view form, bool first, Casing casing) noexcept {
  const char sign = base::treebank_bracket(form);
  if (sign != '\0')
    form = {&sign, 1};
  const Normal n = normal(form);
  const std::string_view w = n.view();
  WordFeatures f;
  f.word = hash(w, 0);
  const auto row = [](std::uint32_t h) { return static_cast<std::uint16_t>(h % affix_rows); };
  const auto start = [&](std::size_t k) { return w.substr(0, std::min(k, w.size())); };
  const auto end = [&](std::size_t k) { return w.substr(w.size() - std::min(k, w.size())); };
  f.rows = {row(hash(start(1), 1)),
            row(hash(start(3), 2)),
            row(hash(end(1), 3)),
            row(hash(end(2), 4)),
            row(hash(end(3), 5)),
            row(hash(end(4), 6)),
            row(shape(form.substr(0, 64), first, casing))};
  return f;
}

} // namespace demarche::syntax
