// Nouns as bytes, compactly: both directions walk the same list of fields, so that they cannot part.
//
// Whole numbers are varints of seven bits a byte, signed ones zigzag; a text that came before is written as its number.
// What is read is not trusted: an end too early, an enumerator nobody knows and text that is not UTF-8 throw Damaged.
#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "base/utf8.hpp"

namespace demarche::dossier {

struct Damaged {};

inline void append_varint(std::string &to, std::uint64_t n) {
  for (; n >= 0x80; n >>= 7)
    to += static_cast<char>(n | 0x80);
  to += static_cast<char>(n);
}

/// The texts that are written must stay where they are as long as it is there.
class Out {
public:
  static constexpr bool reading = false;
  std::string bytes;

  void number(std::uint64_t n) { append_varint(bytes, n); }
  void raw(const std::string &s) {
    number(s.size());
    bytes += s;
  }
  void text(const std::string &s) {
    const std::uint64_t before = seen(s);
    number(before);
    if (before == 0)
      raw(s);
  }

private:
  /// As which it came before; 0 of what is new. Most nouns have a handful of texts, for which a table is not worth making.
  std::uint64_t seen(std::string_view s) {
    for (std::size_t i = 0; i < few_; ++i)
      if (first_[i] == s)
        return i + 1;
    if (few_ < first_.size()) {
      first_[few_++] = s;
      return 0;
    }
    const auto [at, is_new] = others_.try_emplace(s, few_ + others_.size() + 1);
    return is_new ? 0 : at->second;
  }

  std::array<std::string_view, 8> first_;
  std::size_t few_ = 0;
  std::unordered_map<std::string_view, std::uint64_t> others_;
};

class In {
public:
  static constexpr bool reading = true;
  explicit In(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t n = 0;
    for (int shift = 0;; shift += 7) {
      if (at_ == bytes_.size() || shift > 63)
        throw Damaged();
      const auto b = static_cast<unsigned char>(bytes_[at_++]);
      n |= static_cast<std::uint64_t>(b & 0x7f) << shift;
      if (b < 0x80)
        return n;
    }
  }
  std::string raw() {
    const std::uint64_t size = number();
    if (size > left())
      throw Damaged();
    std::string s(bytes_.substr(at_, size));
    at_ += size;
    return s;
  }
  std::string valid() {
    std::string s = raw();
    if (base::first_invalid_utf8(s) != std::string_view::npos)
      throw Damaged();
    return s;
  }
  std::string text() {
    const std::uint64_t n = number();
    if (n > seen_.size())
      throw Damaged();
    return n == 0 ? seen_.emplace_back(valid()) : seen_[n - 1];
  }
  std::size_t left() const { return bytes_.size() - at_; }
  void end() const {
    if (left())
      throw Damaged();
  }

private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<std::string> seen_;
};

template <class A, class T> void whole(A &a, T &x) {
  if constexpr (A::reading) {
    const std::uint64_t n = a.number();
    if (n > std::numeric_limits<T>::max())
      throw Damaged();
    x = static_cast<T>(n);
  } else {
    a.number(x);
  }
}

template <class A> void zigzag(A &a, std::int64_t &x) {
  if constexpr (A::reading) {
    const std::uint64_t n = a.number();
    x = static_cast<std::int64_t>((n >> 1) ^ (~(n & 1) + 1));
  } else {
    a.number((static_cast<std::uint64_t>(x) << 1) ^ static_cast<std::uint64_t>(x >> 63));
  }
}

/// An enumeration whose last enumerator is `last`.
template <class A, class E> void choice(A &a, E &x, E last) {
  auto n = static_cast<std::uint8_t>(x);
  whole(a, n);
  if (n > static_cast<std::uint8_t>(last))
    throw Damaged();
  x = static_cast<E>(n);
}

template <class A> void flag(A &a, bool &x) {
  std::uint8_t n = x;
  whole(a, n);
  x = n != 0;
}

template <class A> void real(A &a, float &x) {
  std::uint32_t n = 0;
  std::memcpy(&n, &x, sizeof n);
  whole(a, n);
  std::memcpy(&x, &n, sizeof n);
}

template <class A> void words(A &a, std::string &x) {
  if constexpr (A::reading)
    x = a.text();
  else
    a.text(x);
}

/// Bytes that are never printed, and need not be UTF-8.
template <class A> void bytes(A &a, std::string &x) {
  if constexpr (A::reading)
    x = a.raw();
  else
    a.raw(x);
}

template <class A, class T, class F> void list(A &a, std::vector<T> &x, F each) {
  std::uint64_t n = x.size();
  whole(a, n);
  if constexpr (A::reading) {
    if (n > a.left()) // each takes a byte at least
      throw Damaged();
    x.clear();
    while (x.size() < n)
      each(a, x.emplace_back());
  } else {
    for (T &y : x)
      each(a, y);
  }
}

template <class A, class T, class F> void maybe(A &a, std::optional<T> &x, F each) {
  bool there = x.has_value();
  flag(a, there);
  if constexpr (A::reading)
    x = there ? std::optional<T>(T{}) : std::nullopt;
  if (there)
    each(a, *x);
}

} // namespace demarche::dossier
