#include "base/zip_writer.hpp"

#include <array>
#include <cstdint>

namespace demarche::base {

namespace {

/// CRC-32 of ISO 3309, reflected.
std::uint32_t crc32(std::string_view bytes) {
  static const std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> t{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t c = i;
      for (int bit = 0; bit < 8; ++bit)
        c = (c >> 1) ^ ((c & 1) != 0 ? 0xEDB88320U : 0U);
      t[i] = c;
    }
    return t;
  }();
  std::uint32_t c = 0xFFFFFFFFU;
  for (const char byte : bytes)
    c = table[(c ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (c >> 8);
  return ~c;
}

void put(std::string &out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i)
    out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

/// What the local header and the central directory say alike: flags to the length of the name.
std::string common(const ZipMember &m) {
  constexpr std::uint32_t utf8_name = 1U << 11, stored = 0, midnight = 0, first_of_1980 = 0x21;
  std::string out;
  put(out, utf8_name, 2);
  put(out, stored, 2);
  put(out, midnight, 2);
  put(out, first_of_1980, 2);
  put(out, crc32(m.bytes), 4);
  put(out, static_cast<std::uint32_t>(m.bytes.size()), 4);
  put(out, static_cast<std::uint32_t>(m.bytes.size()), 4);
  put(out, static_cast<std::uint32_t>(m.name.size()), 2);
  put(out, 0, 2); // no extra field
  return out;
}

} // namespace

std::string zip_stored(const std::vector<ZipMember> &members) {
  constexpr std::uint32_t version = 20;
  std::string out, directory;
  for (const ZipMember &m : members) {
    const auto offset = static_cast<std::uint32_t>(out.size());
    const std::string same = common(m);
    put(out, 0x04034B50, 4);
    put(out, version, 2);
    out += same + m.name + m.bytes;
    put(directory, 0x02014B50, 4);
    put(directory, version, 2);
    put(directory, version, 2);
    directory += same;
    put(directory, 0, 2); // no comment
    put(directory, 0, 2); // disk
    put(directory, 0, 2); // inner attributes
    put(directory, 0, 4); // outer attributes
    put(directory, offset, 4);
    directory += m.name;
  }
  const auto at = static_cast<std::uint32_t>(out.size());
  out += directory;
  put(out, 0x06054B50, 4);
  put(out, 0, 4); // disks
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, at, 4);
  put(out, 0, 2); // no comment
  return out;
}

} // namespace demarche::base
