#include "reader/decode.hpp"

#include <iconv.h>
#include <uchardet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.hpp"

namespace demarche {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// Windows-1252, bytes 80 to 9F. It is what "Latin-1" means in practice (WHATWG Encoding), and total here: iconv
/// would stop at its five unassigned bytes.
constexpr std::array<char32_t, 32> windows_1252 = {0x20AC,      replacement, 0x201A, 0x0192, 0x201E, 0x2026,      0x2020, 0x2021,
                                                   0x02C6,      0x2030,      0x0160, 0x2039, 0x0152, replacement, 0x017D, replacement,
                                                   replacement, 0x2018,      0x2019, 0x201C, 0x201D, 0x2022,      0x2013, 0x2014,
                                                   0x02DC,      0x2122,      0x0161, 0x203A, 0x0153, replacement, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const unsigned char c : bytes)
    base::append_utf8(out, c >= 0x80 && c < 0xA0 ? windows_1252[c - 0x80] : c);
  return out;
}

/// UTF-8 with a few broken bytes: each becomes U+FFFD. None when the breaks are too many for that to be the reading.
std::optional<std::string> from_damaged_utf8(std::string_view bytes) {
  std::string out;
  std::size_t broken = 0, good = 0;
  for (;;) {
    const std::size_t bad = std::min(base::first_invalid_utf8(bytes), bytes.size());
    good += static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad),
                                                   [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    out += bytes.substr(0, bad);
    if (bad == bytes.size())
      break;
    ++broken;
    base::append_utf8(out, replacement);
    bytes.remove_prefix(bad + 1);
  }
  if (good < 4 * broken)
    return {};
  return out;
}

/// None when the encoding is unknown to iconv or the bytes are not in it.
std::optional<std::string> convert(std::string_view bytes, const std::string &encoding) {
  const iconv_t raw = iconv_open("UTF-8", encoding.c_str());
  if (raw == reinterpret_cast<iconv_t>(-1)) // NOLINT(performance-no-int-to-ptr): iconv's way to say no
    return {};
  const auto close = [](void *cd) { iconv_close(cd); };
  const std::unique_ptr<void, decltype(close)> converter(raw, close);
  std::string in(bytes), out;
  char *from = in.data();
  std::size_t left = in.size();
  std::array<char, 16384> block{};
  while (left > 0) {
    char *to = block.data();
    std::size_t room = block.size();
    const bool stopped = iconv(converter.get(), &from, &left, &to, &room) == static_cast<std::size_t>(-1);
    out.append(block.data(), block.size() - room);
    if (stopped && errno != E2BIG)
      return {};
  }
  return out;
}

std::string guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0)
    return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

/// A guess between the many one-byte encodings is worth something only with letters enough to count.
bool trustworthy(const std::string &encoding, std::size_t high_bytes) {
  static constexpr std::array<std::string_view, 4> western = {"ISO-8859-1", "ISO-8859-15", "WINDOWS-1252", "ASCII"};
  if (encoding.empty() || std::find(western.begin(), western.end(), encoding) != western.end())
    return false;
  constexpr std::size_t enough = 100;
  const bool one_byte = encoding.starts_with("ISO-8859") || encoding.starts_with("WINDOWS-") || encoding.starts_with("MAC") ||
                        encoding.starts_with("TIS") || encoding.starts_with("VISCII") || encoding.starts_with("IBM");
  return !one_byte || high_bytes >= enough;
}

/// UTF-16 shows by its mark, or by the zero byte of every Latin letter.
std::string utf16_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE"))
    return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF"))
    return "UTF-16BE";
  const std::string_view head = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i)
    zeros[i % 2] += head[i] == '\0';
  if (head.size() < 4 || bytes.size() % 2 != 0)
    return {};
  if (zeros[1] * 4 > head.size() && zeros[0] * 20 < head.size())
    return "UTF-16LE";
  if (zeros[0] * 4 > head.size() && zeros[1] * 20 < head.size())
    return "UTF-16BE";
  return {};
}

/// Why the bytes are no text; empty when they may be.
std::string binary(std::string_view bytes) {
  const auto zero = bytes.find('\0');
  if (zero != std::string_view::npos)
    return "a zero byte at offset " + std::to_string(zero);
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != '\x1B';
  });
  if (static_cast<std::size_t>(controls) * 50 > bytes.size())
    return std::to_string(controls) + " control characters in " + std::to_string(bytes.size()) + " bytes";
  return {};
}

/// '\n' for "\r\n" and for a lone '\r', as every text mode reads them.
void unify_line_ends(std::string &text) {
  if (text.find('\r') == std::string::npos)
    return;
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (text[from] == '\r' && from + 1 < text.size() && text[from + 1] == '\n')
      continue;
    text[to++] = text[from] == '\r' ? '\n' : text[from];
  }
  text.resize(to);
}

struct Decoded {
  std::string text;
  std::string from; ///< empty for UTF-8
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// "Latin-1" and ASCII mean Windows-1252 in practice (WHATWG Encoding).
bool means_windows_1252(std::string_view encoding) {
  static constexpr std::array<std::string_view, 8> names = {"iso-8859-1",   "iso8859-1", "latin1",   "latin-1",
                                                            "windows-1252", "cp1252",    "us-ascii", "ascii"};
  return std::find(names.begin(), names.end(), encoding) != names.end();
}

std::optional<std::string> decode_declared(std::string_view bytes, const std::string &encoding) {
  if (encoding.empty() || encoding.starts_with("utf")) // a file that says UTF-8 and is not must be something else
    return {};
  return means_windows_1252(encoding) ? from_windows_1252(bytes) : convert(bytes, encoding);
}

Decoded decode_unmarked(std::string_view bytes, const std::string &declared) {
  if (std::optional<std::string> text = decode_declared(bytes, declared))
    return {std::move(*text), {}};
  if (base::first_invalid_utf8(bytes) == std::string_view::npos)
    return {std::string(bytes), {}};
  if (std::optional<std::string> text = from_damaged_utf8(bytes))
    return {std::move(*text), "damaged UTF-8 (broken bytes became U+FFFD)"};
  const auto high = std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (const std::string encoding = guess(bytes); trustworthy(encoding, static_cast<std::size_t>(high)))
    if (std::optional<std::string> text = convert(bytes, encoding))
      return {std::move(*text), encoding + " (guessed)"};
  return {from_windows_1252(bytes), "Windows-1252 (guessed)"};
}

} // namespace

std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 2048);
  for (const std::string_view key : {std::string_view("encoding="), std::string_view("charset=")}) {
    const auto at = std::search(head.begin(), head.end(), key.begin(), key.end(), [](char a, char b) { return lower(a) == b; });
    std::string name;
    for (auto c = at == head.end() ? at : at + static_cast<std::ptrdiff_t>(key.size()); c != head.end() && name.size() < 32; ++c) {
      if (name.empty() && (*c == '"' || *c == '\'' || *c == ' '))
        continue;
      const char l = lower(*c);
      if ((l < 'a' || l > 'z') && (l < '0' || l > '9') && l != '-' && l != '_') // a name, and nothing that iconv takes for an option
        break;
      name += l;
    }
    if (!name.empty())
      return name;
  }
  return {};
}

std::optional<std::string> decode(const Input &input, ReadResult &out, const std::string &declared) {
  std::string_view bytes = input.bytes;
  Decoded decoded;
  if (const std::string utf16 = utf16_of(bytes); !utf16.empty()) {
    bytes.remove_prefix(bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ? 2 : 0);
    std::optional<std::string> text = convert(bytes, utf16);
    if (!text) {
      out.problems.push_back({input.name, "begins as " + utf16 + " but is not; convert it to UTF-8 first"});
      return {};
    }
    decoded = {std::move(*text), utf16};
  } else {
    if (bytes.starts_with("\xEF\xBB\xBF"))
      bytes.remove_prefix(3);
    if (const std::string why = binary(bytes); !why.empty()) {
      out.problems.push_back({input.name, "is no text (" + why + ") and of no other known format"});
      return {};
    }
    decoded = decode_unmarked(bytes, declared);
  }
  if (!decoded.from.empty())
    out.notices.push_back(input.name + ": decoded from " + decoded.from);
  unify_line_ends(decoded.text);
  return std::move(decoded.text);
}

} // namespace demarche
