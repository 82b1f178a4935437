// Plain text: the file is the document. A short first line over an empty one is its title (and stays in the text);
// the agency in the dateline of a wire report is its source.
#include <demarche/reader.hpp>

#include "base/hash.hpp"
#include "reader/decode.hpp"
#include "reader/headline.hpp"

namespace demarche {

namespace {

void read(const Input &input, ReadResult &out) {
  std::optional<std::string> text = decode(input, out);
  if (!text)
    return;
  Document d;
  d.id = base::hex(input.bytes, 16);
  d.text = std::move(*text);
  d.title = heading_of(d.text);
  d.source = agency_of(d.text);
  d.origin = input.name;
  out.documents.push_back(std::move(d));
}

} // namespace

extern const Reader reader_plain;
const Reader reader_plain = {"plain", ".txt .text", nullptr, read};

} // namespace demarche
