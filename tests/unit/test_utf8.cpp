#include <string>

#include <doctest/doctest.h>

#include "base/utf8.hpp"

using namespace demarche::base;

TEST_CASE("bytes and code points convert both ways") {
  std::string text;
  for (int i = 0; i < 200; ++i)
    for (const char32_t c : {U'a', U'é', U'’', U'😀'})
      append_utf8(text, c);
  const CodePoints points(text);
  REQUIRE(points.size() == 800);
  std::size_t point = 0;
  for (std::size_t byte = 0; byte < text.size(); ++point) {
    CHECK(points.at(byte) == point);
    CHECK(points.byte(point) == byte);
    next_code_point(text, byte);
  }
  CHECK(points.at(text.size()) == 800);
  CHECK(points.byte(900) == text.size());
}

TEST_CASE("ill-formed UTF-8 is found where it is") {
  CHECK(first_invalid_utf8("plain") == std::string_view::npos);
  for (const char *bad : {"ab\xff", "ab\xc0\xaf", "ab\xed\xa0\x80", "ab\xe2\x82", "ab\xf5\x80\x80\x80"})
    CHECK(first_invalid_utf8(bad) == 2);
}
