// UTF-8: validity, and the way from bytes (inside) to code points (in every format).
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::base {

/// Byte offset of the first ill-formed sequence (RFC 3629: no surrogates, no overlong forms); npos when none.
std::size_t first_invalid_utf8(std::string_view) noexcept;

/// The same text; each byte that belongs to no well-formed sequence becomes U+FFFD.
std::string valid_utf8(std::string_view);

/// Converts between byte offsets and code point offsets of one text. ASCII costs nothing; other
/// text one count per 64 bytes. Thread-safe once built; keeps a view of the text.
class CodePoints {
public:
  explicit CodePoints(std::string_view text);
  std::size_t at(std::size_t byte) const noexcept;         ///< code points before the byte
  std::size_t byte(std::size_t code_point) const noexcept; ///< clamped to the text's size
  std::size_t size() const noexcept { return size_; }

private:
  std::string_view text_;
  std::size_t size_ = 0;
  std::vector<std::uint32_t> blocks_; ///< code points before each block of 64 bytes; empty for ASCII
};

/// Decodes one code point at `i` and moves past it. Precondition: valid UTF-8.
char32_t next_code_point(std::string_view, std::size_t &i) noexcept;
void append_utf8(std::string &, char32_t);

} // namespace demarche::base
