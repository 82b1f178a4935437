// Plain text: the file is the document.
#include <demarche/reader.hpp>

#include "base/hash.hpp"

namespace demarche {

namespace {

void read(const Input &input, ReadResult &out) {
  Document d;
  d.id = base::hex(input.bytes, 16);
  d.text = input.bytes;
  d.origin = input.name;
  out.documents.push_back(std::move(d));
}

} // namespace

extern const Reader reader_plain;
const Reader reader_plain = {"plain", ".txt .text", nullptr, read};

} // namespace demarche
