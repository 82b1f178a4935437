// Sentences and tokens: tables of cases, and properties that hold for every text.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <demarche/text.hpp>

using namespace demarche;

namespace {

/// Tokens parted by blanks, words of one multi-word token by '+', sentences by " / ".
std::string shown(const std::string &text) {
  const Text t = split(text);
  std::string out;
  for (const Sentence &s : t.sentences) {
    if (s.first != 0)
      out += " / ";
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      if (i > s.first)
        out += t.tokens[i].glued ? "+" : " ";
      out += slice(text, t.tokens[i].span);
    }
  }
  return out;
}

struct Case {
  const char *text, *tokens;
};

void check_properties(const std::string &text) {
  const Text t = split(text);
  std::uint32_t end = 0, token = 0;
  std::string bare, covered;
  for (const char c : text)
    if (c != ' ' && (c < 9 || c > 13) && (c < 28 || c > 31))
      bare += c;
  for (const Token &k : t.tokens) {
    REQUIRE(k.span.begin >= end);
    REQUIRE(k.span.end > k.span.begin);
    REQUIRE(k.span.end <= text.size());
    if (k.glued)
      REQUIRE(k.span.begin == end);
    end = k.span.end;
    covered += slice(text, k.span);
  }
  REQUIRE(covered == bare);
  std::uint32_t paragraph = 0;
  for (const Sentence &s : t.sentences) {
    REQUIRE(s.first == token);
    REQUIRE(s.last > s.first);
    REQUIRE(s.span.begin == t.tokens[s.first].span.begin);
    REQUIRE(s.span.end == t.tokens[s.last - 1].span.end);
    REQUIRE(s.paragraph >= paragraph);
    REQUIRE_FALSE(t.tokens[s.first].glued);
    paragraph = s.paragraph;
    token = s.last;
  }
  REQUIRE(token == t.tokens.size());
}

} // namespace

TEST_CASE("words and signs") {
  const Case cases[] = {
      {"The minister didn't sign.", "The minister did+n't sign ."},
      {"It\u2019s the envoy\u2019s plane.", "It+\u2019s the envoy+\u2019s plane ."},
      {"They can't and won't; we cannot.", "They ca+n't and wo+n't ; we can+not ."},
      {"The workers' demands", "The workers+' demands"},
      {"He said 'three ships' had left.", "He said ' three ships ' had left ."},
      {"a 10-year, state-owned plan", "a 10 - year , state - owned plan"},
      {"the anti-dumping and non-aligned blocs", "the anti-dumping and non-aligned blocs"},
      {"$3.5 billion, 1,200 men (12%)", "$ 3.5 billion , 1,200 men ( 12 % )"},
      {"at 5:30 p.m. on 24/4/2024", "at 5:30 p.m. on 24/4/2024"},
      {"and/or", "and / or"},
      {"39K men, 10pm, 375mm, 7.5ft, the 24th, 747s, 3D", "39 K men , 10 pm , 375 mm , 7.5 ft , the 24th , 747s , 3D"},
      {"Call 202-555-0143 from 3-5.", "Call 202-555-0143 from 3 - 5 ."},
      {"See https://example.org/a_(b)?c=d, or write to press@example.org.",
       "See https://example.org/a_(b)?c=d , or write to press@example.org ."},
      {"Well... no -- yes?!", "Well ... no -- yes ?!"},
      {"AT&T paid US$5 to Ltd. No. 7", "AT&T paid US$ 5 to Ltd. No. 7"},
      {"in the '90s", "in the '90s"},
      {"\u201cPeace\u201d\u2014now", "\u201c Peace \u201d \u2014 now"},
      {"1. Sign the paper", "1. Sign the paper"},
      {"Great :) thanks", "Great :) thanks"},
      {"the port -LRB- closed -RRB- , a -LRB-", "the port -LRB- closed -RRB- , a -LRB-"},
  };
  for (const Case &c : cases) {
    CAPTURE(c.text);
    CHECK(shown(c.text) == c.tokens);
  }
}

TEST_CASE("sentences") {
  const Case cases[] = {
      {"Talks ended. He left.", "Talks ended . / He left ."},
      {"Mr. Vance met Gen. Odom. They talked.", "Mr. Vance met Gen. Odom . / They talked ."},
      {"He lives in the U.S. The talks go on.", "He lives in the U.S. / The talks go on ."},
      {"The U.S. Senate met.", "The U.S. Senate met ."},
      {"J. R. Jones signed.", "J. R. Jones signed ."},
      {"\"We will sign.\" He left.", "\" We will sign . \" / He left ."},
      {"\"Will you sign?\" he asked.", "\" Will you sign ? \" he asked ."},
      {"It fell by 3.5 per cent. In May it rose.", "It fell by 3.5 per cent . / In May it rose ."},
      {"Arms, tanks, etc. were sent.", "Arms , tanks , etc. were sent ."},
      {"Title without a stop\nThe text begins.", "Title without a stop / The text begins ."},
      {"One paragraph\n\nAnother", "One paragraph / Another"},
      {"Who knows? Nobody! And then.", "Who knows ? / Nobody ! / And then ."},
  };
  for (const Case &c : cases) {
    CAPTURE(c.text);
    CHECK(shown(c.text) == c.tokens);
  }
}

TEST_CASE("lines broken by a typesetter are joined") {
  const std::string wrapped = "The two governments agreed on Monday that the talks which had\n"
                              "been broken off in the spring would be taken up again before\n"
                              "the end of the year, and that the border would be opened to\n"
                              "trade at once. A joint commission is to meet.\n"
                              "\n"
                              "The opposition said that it had not been asked, and that it\n"
                              "would vote against the treaty.\n";
  const Text t = split(wrapped);
  REQUIRE(t.sentences.size() == 3);
  CHECK(t.sentences[1].paragraph == 0);
  CHECK(t.sentences[2].paragraph == 1);
}

TEST_CASE("kinds of sentences") {
  const struct {
    const char *text;
    SentenceKind kind;
  } cases[] = {
      {"Statement on the Border Talks", SentenceKind::heading}, {"Vienna, June 18, 1979.", SentenceKind::dateline},
      {"- release of prisoners", SentenceKind::list_item},      {"(a) The parties withdraw.", SentenceKind::list_item},
      {"Photo: the envoys in Oslo", SentenceKind::caption},     {"The envoys met in Oslo.", SentenceKind::prose},
  };
  for (const auto &c : cases) {
    CAPTURE(c.text);
    CHECK(split(c.text).sentences.at(0).kind == c.kind);
  }
}

TEST_CASE("the dateline of a wire report is no part of its first sentence") {
  const struct {
    const char *text, *first;
  } cases[] = {
      {"LIMA, Sept. 3 (Coast News) - Peru voted.", "LIMA, Sept. 3 (Coast News) -"},
      {"ST. PETERSBURG \u2014 The talks ended.", "ST. PETERSBURG \u2014"},
      {"PERU-CHILE talks - and others - ended.", "PERU-CHILE talks - and others - ended."},
      {"The LIMA talks - and others - ended.", "The LIMA talks - and others - ended."},
      {"LIMA -", "LIMA -"},
  };
  for (const auto &c : cases) {
    CAPTURE(c.text);
    const Text t = split(c.text);
    CHECK(slice(c.text, t.sentences.at(0).span) == c.first);
    CHECK(t.sentences.back().last == t.tokens.size());
  }
}

TEST_CASE("every byte that is no space is in a token, in order") {
  const std::string pieces[] = {"a",       "'",  "\u2019", "s",       "n't", ".",      "...", "U.S.", "-",      "/",      "@",
                                "1",       ",",  "$",      " ",       "\n",  "\t",     "\"",  "(",    "\u201c", "\u00e9", "\u4e2d",
                                "http://", ":)", "non",    "\u00a0x", "No.", "\u2014", "#",   "+",    "\u0000"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (unsigned n = random() % 40; n > 0; --n)
      text += pieces[random() % std::size(pieces)];
    const std::string nbsp = "\u00a0";
    for (std::size_t at; (at = text.find(nbsp)) != std::string::npos;)
      text.replace(at, nbsp.size(), " ");
    CAPTURE(text);
    check_properties(text);
  }
}

// No clock: of a million bytes, a step that is quadratic does not end before the time-out of the suite.
TEST_CASE("hostile texts end") {
  for (const char *piece : {"a", "1-", "a'", "re-", "(", "@a", "http://", "'", "a.", "\"", ")", "\n", "No. ", "x@y.z ", "U.S. A", "-"}) {
    std::string text;
    while (text.size() < 1000000)
      text += piece;
    CAPTURE(piece);
    const Text t = split(text);
    CHECK((t.tokens.empty() || t.tokens.back().span.end == text.find_last_not_of(" \n") + 1));
    CHECK(t.tokens.empty() == (text.find_first_not_of('\n') == text.npos));
  }
}
