#include "base/utf8.hpp"

namespace demarche::base {

namespace {

bool continues(std::string_view s, std::size_t i) noexcept { return i < s.size() && (static_cast<unsigned char>(s[i]) & 0xC0) == 0x80; }

/// Length of the well-formed sequence at i, 0 when ill-formed (Unicode table 3-7).
std::size_t sequence(std::string_view s, std::size_t i) noexcept {
  const auto c = static_cast<unsigned char>(s[i]);
  if (c < 0x80)
    return 1;
  if (c < 0xC2 || c > 0xF4 || !continues(s, i + 1))
    return 0;
  if (c < 0xE0)
    return 2;
  const auto d = static_cast<unsigned char>(s[i + 1]);
  if (c < 0xF0) {
    const bool bad = (c == 0xE0 && d < 0xA0) || (c == 0xED && d > 0x9F);
    return !bad && continues(s, i + 2) ? 3 : 0;
  }
  const bool bad = (c == 0xF0 && d < 0x90) || (c == 0xF4 && d > 0x8F);
  return !bad && continues(s, i + 2) && continues(s, i + 3) ? 4 : 0;
}

bool leads(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

} // namespace

std::size_t first_invalid_utf8(std::string_view s) noexcept {
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t n = sequence(s, i);
    if (n == 0)
      return i;
    i += n;
  }
  return std::string_view::npos;
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
  std::uint32_t count = 0;
  blocks_.reserve(text.size() / 64 + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % 64 == 0)
      blocks_.push_back(count);
    count += leads(text[i]);
  }
  size_ = count;
  if (size_ == text.size())
    blocks_.clear();
}

std::size_t CodePoints::at(std::size_t byte) const noexcept {
  if (byte >= text_.size())
    return size_;
  if (blocks_.empty())
    return byte;
  std::size_t n = blocks_[byte / 64];
  for (std::size_t i = byte / 64 * 64; i < byte; ++i)
    n += leads(text_[i]);
  return n;
}

std::size_t CodePoints::byte(std::size_t code_point) const noexcept {
  if (code_point >= size_)
    return text_.size();
  if (blocks_.empty())
    return code_point;
  std::size_t low = 0, high = blocks_.size();
  while (high - low > 1) {
    const std::size_t mid = (low + high) / 2;
    (blocks_[mid] <= code_point ? low : high) = mid;
  }
  std::size_t n = blocks_[low], i = low * 64;
  // A block may begin inside a sequence whose lead was counted before it.
  for (;; ++i)
    if (leads(text_[i]) && n++ == code_point)
      return i;
}

char32_t next_code_point(std::string_view s, std::size_t &i) noexcept {
  const auto c = static_cast<unsigned char>(s[i++]);
  if (c < 0x80)
    return c;
  const int more = c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
  char32_t value = c & (0x3F >> more);
  for (int k = 0; k < more && i < s.size(); ++k)
    value = value << 6 | (static_cast<unsigned char>(s[i++]) & 0x3F);
  return value;
}

void append_utf8(std::string &out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::string valid_utf8(std::string_view s) {
  std::string out;
  for (std::size_t bad = 0; (bad = first_invalid_utf8(s)) != std::string_view::npos; s.remove_prefix(bad + 1)) {
    out += s.substr(0, bad);
    out += "\uFFFD";
  }
  out += s;
  return out;
}

} // namespace demarche::base
