#include <doctest/doctest.h>

#include "base/escape.hpp"

using namespace demarche::base;

TEST_CASE("html leaves no way out of text or attribute") {
  CHECK(html("<script>alert('x' & \"y\")</script>") == "&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;");
  CHECK(html("Zürich 北京") == "Zürich 北京");
  CHECK(html(std::string("a\0b", 3)) == "a\uFFFDb");
}

TEST_CASE("a script block cannot be closed from within, and U+2028 is no line end") {
  CHECK(json_in_script("[\"</script><!--\"]") == "[\"\\u003c/script>\\u003c!--\"]");
  CHECK(json_in_script("\"a\u2028b\u2029c\u2027\"") == "\"a\\u2028b\\u2029c\u2027\"");
}

TEST_CASE("XML gets only the characters it has") {
  CHECK(xml("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(xml("a\x01\x1b b\tc\n") == "a\uFFFD\uFFFD b\tc\n");
  CHECK(xml(std::string("\0", 1) + "\uFFFE\uFFFF\U0001F54A") == "\uFFFD\uFFFD\uFFFD\U0001F54A");
}

TEST_CASE("a spreadsheet gets text, not formulas") {
  struct Row {
    const char *in, *out;
  };
  for (const Row &r : {Row{"plain", "plain"}, Row{"a,b", "\"a,b\""}, Row{"say \"no\"", "\"say \"\"no\"\"\""},
                       Row{"two\nlines", "\"two\nlines\""}, Row{"=1+1", "'=1+1"}, Row{"+1", "'+1"}, Row{"-1", "'-1"}, Row{"@a", "'@a"},
                       Row{"\tx", "'\tx"}, Row{"a=b", "a=b"}, Row{"=a,\"b\"", "\"'=a,\"\"b\"\"\""}, Row{"", ""}})
    CHECK(csv(r.in) == r.out);
}

TEST_CASE("a calendar's text and Graphviz' string cannot be left") {
  CHECK(ical("a, b; c\\d\nBEGIN:VALARM\r\x07") == "a\\, b\\; c\\\\d\\nBEGIN:VALARM");
  CHECK(dot("say \"no\"\\N\n x") == "\"say \\\"no\\\"\\\\N x\"");
}

TEST_CASE("a terminal gets no control character and no bidirectional control") {
  struct Row {
    const char *in, *out;
  };
  for (const Row &r :
       {Row{"\x1b[31mred", "<U+001B>[31mred"}, Row{"a\nb\rc\td", "a<U+000A>b<U+000D>c<U+0009>d"}, Row{"\u009b2J", "<U+009B>2J"},
        Row{"user\u202Egpj.exe", "user<U+202E>gpj.exe"}, Row{"\u2066x\u2069", "<U+2066>x<U+2069>"}, Row{"\u061C", "<U+061C>"},
        Row{"سلام שלום naïve", "سلام שלום naïve"}, Row{"\x7f", "<U+007F>"}})
    CHECK(terminal(r.in) == r.out);
}

TEST_CASE("white space folds") {
  CHECK(fold_space("  a \n\t b\u00A0c\u2028d  ") == "a b c d");
  CHECK(fold_space(" \n ") == "");
}
