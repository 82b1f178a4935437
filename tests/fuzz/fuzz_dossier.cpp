// Bytes of a dossier that somebody else made are read or refused: the first byte says as what, the bytes up to the next zero are the
// document's text. What was read can be written, and is read back as the same.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.hpp"
#include "dossier/codec.hpp"

using namespace demarche;
using namespace demarche::dossier;

namespace {

template <class T> void one(const std::string &bytes) {
  T x;
  decode(bytes, x);
  const std::string written = encode(x);
  T y;
  decode(written, y);
  if (encode(y) != written)
    std::abort();
}

void whole(const std::string &all) {
  const std::size_t end = std::min(all.find('\0'), all.size());
  Annotations a, b;
  a.document.text = all.substr(0, end);
  if (base::first_invalid_utf8(a.document.text) != std::string::npos)
    return;
  b.document.text = a.document.text;
  // The length of the nouns in one byte or two, then the nouns, then the words.
  const std::string rest = all.substr(std::min(end + 1, all.size()));
  if (rest.size() < 2)
    return;
  const std::size_t nouns = static_cast<unsigned char>(rest[0]) | static_cast<std::size_t>(static_cast<unsigned char>(rest[1])) << 8;
  decode_nouns(rest.substr(2, nouns), a);
  const std::string written = encode_nouns(a);
  decode_nouns(written, b);
  if (encode_nouns(b) != written)
    std::abort();
  decode_words(rest.substr(std::min(2 + nouns, rest.size())), a);
  const std::string words = encode_words(a);
  decode_words(words, b);
  if (encode_words(b) != words)
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  if (size == 0)
    return 0;
  const std::string bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
  try {
    switch (data[0] % 6) {
    case 0:
      whole(bytes);
      break;
    case 1:
      one<Actor>(bytes);
      break;
    case 2:
      one<Event>(bytes);
      break;
    case 3:
      one<Link>(bytes);
      break;
    case 4:
      one<Conflict>(bytes);
      break;
    default:
      one<Edit>(bytes);
    }
  } catch (const Damaged &) { // said so, as it should be
  }
  return 0;
}
