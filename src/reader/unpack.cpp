#include "reader/unpack.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <vector>

#include "reader/parts.hpp"

namespace demarche {

namespace {

std::string name_of(archive_entry *entry, int count) {
  for (const char *name : {archive_entry_pathname_utf8(entry), archive_entry_pathname(entry)})
    if (name)
      if (std::string l = part_label(name); !l.empty())
        return l;
  return "member " + std::to_string(count);
}

} // namespace

Unpacker::Unpacker(std::string_view bytes, Allowance &allowance)
    : archive_(archive_read_new(), archive_read_free), allowance_(allowance), packed_(bytes.size()) {
  archive *a = archive_.get();
  if (!a)
    throw UnpackError("cannot be unpacked: no memory");
  // By name, not "all": some of those would start programs.
  archive_read_support_filter_gzip(a);
  archive_read_support_filter_bzip2(a);
  archive_read_support_filter_xz(a);
  archive_read_support_filter_zstd(a);
  archive_read_support_format_tar(a);
  archive_read_support_format_zip(a);
  archive_read_support_format_raw(a);
  if (archive_read_open_memory(a, bytes.data(), bytes.size()) != ARCHIVE_OK)
    fail();
}

void Unpacker::fail() const {
  const char *why = archive_error_string(archive_.get());
  throw UnpackError(std::string("cannot be unpacked, or is cut off: ") + (why ? why : "unknown reason"));
}

std::optional<Member> Unpacker::next() {
  archive_entry *entry = nullptr;
  const int result = archive_read_next_header(archive_.get(), &entry);
  if (result == ARCHIVE_EOF)
    return {};
  if (result < ARCHIVE_WARN) // a warning is told of a name in an odd encoding, and the like
    fail();
  ++count_;
  const bool bare = archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
  if (bare && archive_filter_count(archive_.get()) < 2)
    throw UnpackError("is neither a zip or tar archive nor compressed by gzip, bzip2, xz or zstd, or is cut off");
  const bool link = archive_entry_hardlink(entry) || archive_entry_symlink(entry);
  return Member{name_of(entry, count_), archive_entry_filetype(entry) == AE_IFREG && !link, link, bare};
}

void Unpacker::spend(std::size_t n) {
  constexpr std::size_t harmless = std::size_t{16} << 20, most_times = 200; // text shrinks to a tenth, seldom to a hundredth
  unpacked_ += n;
  if (unpacked_ > harmless && unpacked_ / most_times > packed_)
    throw UnpackError("unpacks to more than " + std::to_string(most_times) + " times its size, as a bomb does; the rest is not read");
  if (n > allowance_.total)
    throw UnpackError("unpacks to more than is allowed for one file; unpack it yourself, or raise --max-document");
  allowance_.total -= n;
}

std::optional<std::string> Unpacker::bytes(const std::function<std::size_t(std::string_view head)> &limit_for) {
  std::string out;
  std::optional<std::size_t> limit;
  std::vector<char> block(65536);
  for (;;) {
    const la_ssize_t n = archive_read_data(archive_.get(), block.data(), block.size());
    if (n == 0)
      return out;
    if (n < 0)
      fail();
    spend(static_cast<std::size_t>(n));
    if (!limit)
      limit = limit_for({block.data(), static_cast<std::size_t>(n)});
    if (static_cast<std::size_t>(n) > *limit - out.size())
      return {};
    out.append(block.data(), static_cast<std::size_t>(n));
  }
}

std::optional<std::string> member_of(const Input &input, std::string_view name) {
  Unpacker unpacker(input.bytes, allowance_of(input));
  while (const std::optional<Member> m = unpacker.next())
    if (m->file && m->name == name) {
      auto bytes = unpacker.bytes([&](std::string_view) { return allowance_of(input).part; });
      if (!bytes)
        throw UnpackError(std::string(name) + " in it " + too_large(allowance_of(input).part));
      return bytes;
    }
  return {};
}

bool has_member(const Input &input, std::string_view name) {
  if (!is_zip(input.bytes) || input.bytes.find(name) == std::string::npos)
    return false;
  try {
    Unpacker unpacker(input.bytes, allowance_of(input));
    while (const std::optional<Member> m = unpacker.next())
      if (m->name == name)
        return true;
  } catch (const UnpackError &) { // damaged: the reader that is chosen then will say so
  }
  return false;
}

std::optional<std::string> decompressed(std::string_view bytes, Allowance &allowance, std::size_t limit) {
  Unpacker unpacker(bytes, allowance);
  if (!unpacker.next())
    throw UnpackError("cannot be unpacked: there is nothing in it");
  return unpacker.bytes([&](std::string_view) { return limit; });
}

} // namespace demarche
