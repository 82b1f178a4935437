// Plain text: the file is the document, and a short first line over an empty one is its title (and stays in the text).
#include <demarche/reader.hpp>

#include "base/hash.hpp"
#include "reader/decode.hpp"

namespace demarche {

namespace {

/// A heading: one short line with an empty line after it. Empty when the text begins otherwise.
std::string heading_of(const std::string &text) {
  constexpr std::size_t longest = 200; // bytes; a headline, not a paragraph
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string::npos)
    return {};
  const auto eol = text.find('\n', first);
  if (eol == std::string::npos || eol - first > longest)
    return {};
  const auto next = text.find_first_not_of(" \t", eol + 1);
  if (next == std::string::npos || text[next] != '\n')
    return {};
  const auto last = text.find_last_not_of(" \t", eol - 1);
  return text.substr(first, last + 1 - first);
}

void read(const Input &input, ReadResult &out) {
  std::optional<std::string> text = decode(input, out);
  if (!text)
    return;
  Document d;
  d.id = base::hex(input.bytes, 16);
  d.text = std::move(*text);
  d.title = heading_of(d.text);
  d.origin = input.name;
  out.documents.push_back(std::move(d));
}

} // namespace

extern const Reader reader_plain;
const Reader reader_plain = {"plain", ".txt .text", nullptr, read};

} // namespace demarche
