#include <doctest/doctest.h>

#include <demarche/rules.hpp>

using namespace demarche;

namespace {

/// Words parted by blanks; '~' before a word glues it, '/TAG' behind it tags it, '=lemma' gives its lemma.
struct Words {
  std::string text;
  std::vector<Unit> units;
};

Words words_of(const PatternSet &set, const std::string &line) {
  Words w;
  std::size_t at = 0;
  while (at < line.size()) {
    std::size_t end = line.find(' ', at);
    end = end == std::string::npos ? line.size() : end;
    std::string word = line.substr(at, end - at), lemma, tag;
    at = end + 1;
    if (const auto p = word.find("/"); p != std::string::npos && p > 0) {
      tag = word.substr(p + 1);
      word.resize(p);
    }
    if (const auto p = word.find("="); p != std::string::npos && p > 0) {
      lemma = word.substr(p + 1);
      word.resize(p);
    }
    Unit u;
    u.glued = word.size() > 1 && word[0] == '~';
    if (u.glued)
      word.erase(0, 1);
    if (!u.glued && !w.text.empty())
      w.text += ' ';
    u.span = {static_cast<std::uint32_t>(w.text.size()), static_cast<std::uint32_t>(w.text.size() + word.size())};
    w.text += word;
    u.capital = word[0] >= 'A' && word[0] <= 'Z';
    for (char &c : word)
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    u.form = set.word_id(word);
    u.lemma = set.word_id(lemma.empty() ? word : lemma);
    u.classes = set.classes_of(u.form, u.capital);
    u.upos = tag == "VERB" ? Upos::VERB : tag == "NOUN" ? Upos::NOUN : Upos::X;
    w.units.push_back(u);
  }
  return w;
}

std::string match(const std::string &pattern, const std::string &line) {
  PatternSet set;
  for (const char *m : {"may", "June", "july"})
    set.add_word("Month", m, "x");
  set.define("Early", "(early / late / the end of)", "t", 1, 1);
  set.add(pattern, "t", 1, 1);
  const Words w = words_of(set, line);
  std::string out;
  for (const Match &m : set.find(w.units, 0, static_cast<std::uint32_t>(w.units.size())))
    out += "<" + w.text.substr(w.units[m.first].span.begin, w.units[m.last - 1].span.end - w.units[m.first].span.begin) + ">";
  return out;
}

std::string error_of(const std::string &pattern) {
  try {
    match(pattern, "x");
  } catch (const RuleError &e) {
    return e.what();
  }
  return "no error";
}

} // namespace

TEST_CASE("what patterns match") {
  struct {
    const char *pattern, *line, *found;
  } table[] = {
      {"because of", "It fell Because of him", "<Because of>"},
      {"March", "a march in March", "<March>"},
      {"in [Month]", "in june , in June , in may", "<in June><in may>"},
      {"[Early] [Month]", "by the end of July and early May", "<the end of July><early May>"},
      {"a b? c", "a c a b c a b b c", "<a c><a b c>"},
      {"a (b / c d)? e", "a e a b e a c d e a c e", "<a e><a b e><a c d e>"},
      {"a (b / b c)", "a b c", "<a b c>"},
      {"a *2 b", "a b a x b a x x b a x x x b", "<a b><a x b><a x x b>"},
      {"<lead> to", "it led=lead to this", "<led to>"},
      {"<lead:VERB> to", "a lead/NOUN to it leads=lead/VERB to", "<leads to>"},
      {":VERB him", "saw/VERB him", "<saw him>"},
      {"[Month] ~s", "July s July ~s", "<Julys>"},
      {"since {[Month]}", "since June", "<June>"},
      {"[Month] !\",\"", "May , June", "<June>"},
      {"!(may / no) {[Month]}", "no June but July", "<July>"},
      {"{[Month]} (and / ,) [Month2]", "May , June", "<May>"},
      {"^ a", "a a", "<a>"},
      {"a $", "a a", "<a>"},
      {"\"$\" _", "$ b", "<$ b>"},
      {"a _ c", "a b c", "<a b c>"},
  };
  for (const auto &t : table) {
    CAPTURE(t.pattern);
    CAPTURE(t.line);
    CHECK(match(t.pattern, t.line) == t.found);
  }
}

TEST_CASE("captures keep their words apart") {
  PatternSet set;
  set.add_word("Month", "june", "06");
  set.add_word("Month", "july", "07");
  set.add("from [Month] to [Month2] (on / rest=*3)? end", "t", 1, 1);
  const Words w = words_of(set, "from June to July x y end");
  const auto found = set.find(w.units, 0, 7);
  REQUIRE(found.size() == 1);
  const Capture *first = found[0].capture(set.capture_id("Month")), *second = found[0].capture(set.capture_id("Month2"));
  const Capture *rest = found[0].capture(set.capture_id("rest"));
  REQUIRE(first);
  REQUIRE(second);
  REQUIRE(rest);
  CHECK(set.value(set.class_bit("Month"), w.units[first->first].form) == "06");
  CHECK(set.value(set.class_bit("Month"), w.units[second->first].form) == "07");
  CHECK(rest->first == 4);
  CHECK(rest->last == 6);
  CHECK(set.capture_id("nothing") == 255);
}

TEST_CASE("a bad pattern says where it is bad") {
  CHECK(error_of("a (b") == "t:1:3: '(' without ')'");
  CHECK(error_of("a [Nothing]") == "t:1:3: no class or definition is called 'Nothing'");
  CHECK(error_of("a :VERBUM") == "t:1:4: 'VERBUM' is no part of speech of Universal Dependencies");
  CHECK(error_of("a }") == "t:1:3: '}' without '{'");
  CHECK(error_of("a *99") == "t:1:6: a gap says how many words it may span, 1 to 40: *5");
  CHECK(error_of("") == "t:1:1: an empty pattern");
}

TEST_CASE("a hostile text costs a bounded number of steps a word") {
  std::string line = "a";
  for (int i = 0; i < 20000; ++i)
    line += " a";
  CHECK(match("a a? a? a? a? a? a? a? a? (a / a a)? (a / a a)? (a / a a)? b", line).empty());
}
