#include "reader/boilerplate.hpp"

#include <algorithm>

namespace demarche::html {

namespace {

constexpr double many_links = 1.0 / 3;

double link_density(const Block &b) { return b.words == 0 ? 0 : static_cast<double>(b.linked) / b.words; }

/// Kohlschütter et al., algorithm 2, with its numbers.
bool by_words(const Block &before, const Block &b, const Block &after) {
  if (link_density(b) > many_links)
    return false;
  if (link_density(before) <= 0.555556)
    return b.words > 16 || after.words > 15 || before.words > 4;
  return b.words > 40 || after.words > 17;
}

/// Ends as sentences end, behind closing quotes and brackets.
bool is_sentence(const Block &b) {
  std::string_view s = b.text;
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark :
         {std::string_view("\""), std::string_view("'"), std::string_view(")"), std::string_view("\u201D"), std::string_view("\u2019")})
      if (s.ends_with(mark)) {
        s.remove_suffix(mark.size());
        again = true;
      }
  }
  constexpr std::uint32_t shortest = 4; // words
  return b.words >= shortest && !s.empty() && (s.back() == '.' || s.back() == '!' || s.back() == '?');
}

bool is_copyright(const Block &b) { return b.text.starts_with("\u00A9") || b.text.starts_with("Copyright "); }

} // namespace

std::vector<bool> text_blocks(const std::vector<Block> &blocks, bool marked) {
  static const Block none;
  std::vector<bool> keep(blocks.size(), false);
  const auto at = [&](std::size_t i) -> const Block & { return i < blocks.size() ? blocks[i] : none; };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block &b = blocks[i];
    const bool paragraph = b.kind == Kind::paragraph && link_density(b) <= many_links && (marked || is_sentence(b));
    keep[i] = b.kind != Kind::heading && !is_copyright(b) && (paragraph || by_words(at(i - 1), b, at(i + 1)));
  }
  for (std::size_t i = blocks.size(); i-- > 0;)
    if (blocks[i].kind == Kind::heading && link_density(blocks[i]) <= many_links)
      keep[i] = i + 1 < blocks.size() && keep[i + 1];
  return keep;
}

} // namespace demarche::html
