// Archives (zip, tar) and compressed files (gzip, bzip2, xz, zstd): each member is read by the reader that fits it.
#include <algorithm>
#include <array>

#include "reader/parts.hpp"
#include "reader/unpack.hpp"

namespace demarche {

namespace {

bool is_tar(std::string_view bytes) { return bytes.size() > 262 && bytes.substr(257, 5) == "ustar"; }

bool is_compressed(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B") || bytes.starts_with("BZh") ||
         bytes.starts_with(std::string_view("\xFD"
                                            "7zXZ\0",
                                            6)) ||
         bytes.starts_with("\x28\xB5\x2F\xFD");
}

bool accepts(const Input &input) {
  const std::string_view b = input.bytes;
  return is_zip(b) || b.starts_with("PK\5\6") || is_tar(b) || is_compressed(b);
}

/// "notes.txt" of "box/notes.txt.gz": a compressed file has one member, and that has no name of its own.
std::string without_compression(const std::string &name) {
  const std::string base = name.substr(name.rfind('/') + 1);
  for (const std::string_view suffix :
       {std::string_view(".gz"), std::string_view(".bz2"), std::string_view(".xz"), std::string_view(".zst")})
    if (base.size() > suffix.size() && base.ends_with(suffix))
      return base.substr(0, base.size() - suffix.size());
  return "contents";
}

/// Somebody's bookkeeping, as in folders.
bool is_hidden(const std::string &name) {
  return name.starts_with('.') || name.find("/.") != std::string::npos || name.starts_with("__MACOSX/");
}

void read_members(const Input &input, ReadResult &out) {
  constexpr int most = 1'000'000;
  Allowance &allowance = allowance_of(input);
  int read = 0, links = 0, members = 0;
  Unpacker unpacker(input.bytes, allowance);
  while (const std::optional<Member> m = unpacker.next()) {
    if (++members > most)
      throw UnpackError("has more than " + std::to_string(most) + " members; the rest is not read");
    links += m->link;
    const std::string name = m->bare ? without_compression(input.name) : m->name;
    if (!m->file || is_hidden(name))
      continue;
    ++read;
    const auto limit_for = [&](std::string_view head) {
      return reader_for({name, std::string(head), nullptr, 0}).many ? std::string::npos : allowance.part;
    };
    if (std::optional<std::string> bytes = unpacker.bytes(limit_for))
      read_part(input, name, std::move(*bytes), out);
    else
      out.problems.push_back({input.name + '/' + name, too_large(allowance.part)});
  }
  if (links > 0)
    out.notices.push_back(input.name + ": links in an archive are not followed; passed over: " + std::to_string(links));
  if (read == 0)
    out.notices.push_back(input.name + ": no files in this archive");
}

void read(const Input &input, ReadResult &out) {
  try {
    read_members(input, out);
  } catch (const UnpackError &e) {
    out.problems.push_back({input.name, e.what()});
  }
}

} // namespace

extern const Reader reader_archive;
const Reader reader_archive = {"archive", ".zip .tar .tgz .gz .bz2 .xz .zst .txz .tbz2", accepts, read, true, true};

} // namespace demarche
