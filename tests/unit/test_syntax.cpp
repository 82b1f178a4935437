// Tags, lemmas and trees: tables, and properties that hold for every text.
#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <thread>

#include <doctest/doctest.h>

#include <demarche/conllu.hpp>
#include <demarche/syntax.hpp>

#include "syntax/matrix.hpp"
#include "syntax/tree.hpp"

using namespace demarche;

namespace {

struct Parsed {
  std::string text;
  Text tokens;
  Syntax syntax;
  explicit Parsed(std::string s) : text(std::move(s)), tokens(split(text)), syntax(parse(text, tokens)) {}

  std::uint32_t find(std::string_view form) const {
    for (std::uint32_t i = 0; i < tokens.tokens.size(); ++i)
      if (slice(text, tokens.tokens[i].span) == form)
        return i;
    FAIL("no word ", form);
    return 0;
  }
  const Word &word(std::string_view form) const { return syntax.words[find(form)]; }
};

/// Heads form one tree a sentence: one root, and every word reaches it.
void check_trees(const Parsed &p) {
  REQUIRE(p.syntax.words.size() == p.tokens.tokens.size());
  for (const Sentence &s : p.tokens.sentences) {
    int roots = 0;
    std::vector<char> reaches(s.last - s.first, 0);
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const Word &w = p.syntax.words[i];
      roots += w.head == no_head;
      REQUIRE((w.deprel == Deprel::root) == (w.head == no_head));
      std::vector<std::uint32_t> path;
      std::int32_t at = static_cast<std::int32_t>(i);
      while (at != no_head && !reaches[static_cast<std::uint32_t>(at) - s.first]) {
        REQUIRE(at >= static_cast<std::int32_t>(s.first));
        REQUIRE(at < static_cast<std::int32_t>(s.last));
        path.push_back(static_cast<std::uint32_t>(at));
        REQUIRE(path.size() <= s.last - s.first);
        at = p.syntax.words[static_cast<std::uint32_t>(at)].head;
      }
      for (const std::uint32_t k : path)
        reaches[k - s.first] = 1;
    }
    REQUIRE(roots == 1);
  }
  std::uint32_t end = 0;
  for (const Name &n : p.syntax.names) {
    REQUIRE(n.first >= end);
    REQUIRE(n.last > n.first);
    end = n.last;
  }
  REQUIRE(end <= p.tokens.tokens.size());
}

float total(const std::vector<float> &scores, int n, const std::vector<int> &heads) {
  float sum = 0;
  for (int d = 1; d <= n; ++d)
    sum += scores[static_cast<std::size_t>(heads[static_cast<std::size_t>(d)]) * static_cast<std::size_t>(n + 1) +
                  static_cast<std::size_t>(d)];
  return sum;
}

bool is_tree(const std::vector<int> &heads, int n) {
  int roots = 0;
  for (int d = 1; d <= n; ++d) {
    roots += heads[static_cast<std::size_t>(d)] == 0;
    int at = d, steps = 0;
    while (at != 0 && ++steps <= n)
      at = heads[static_cast<std::size_t>(at)];
    if (at != 0)
      return false;
  }
  return roots == 1;
}

} // namespace

TEST_CASE("the best tree is a tree, and no worse than any that keeps its root") {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const int n = 1 + static_cast<int>(random() % 5);
    std::vector<float> scores(static_cast<std::size_t>((n + 1) * (n + 1)));
    for (float &s : scores)
      s = static_cast<float>(random() % 1000);
    const std::vector<int> found = syntax::best_tree(scores, n);
    REQUIRE(is_tree(found, n));
    int root = 0;
    for (int d = 1; d <= n; ++d)
      if (found[static_cast<std::size_t>(d)] == 0)
        root = d;
    float best = -1;
    std::vector<int> heads(static_cast<std::size_t>(n) + 1, 0);
    std::function<void(int)> each = [&](int d) {
      if (d > n) {
        if (heads[static_cast<std::size_t>(root)] == 0 && is_tree(heads, n))
          best = std::max(best, total(scores, n, heads));
        return;
      }
      for (int h = 0; h <= n; ++h)
        if (h != d) {
          heads[static_cast<std::size_t>(d)] = h;
          each(d + 1);
        }
    };
    each(1);
    CHECK(total(scores, n, found) == best);
  }
}

TEST_CASE("the matrix product is exact") {
  std::mt19937 random(5);
  constexpr std::size_t rows = 24, columns = 37, n = 13; // in blocks of eight, four and one
  std::vector<std::int16_t> w(rows * columns), in(rows * n);
  std::vector<std::int32_t> bias(columns);
  for (auto &x : w)
    x = static_cast<std::int16_t>(random() % 4001 - 2000);
  for (auto &x : in)
    x = static_cast<std::int16_t>(random() % 4001 - 2000);
  for (auto &x : bias)
    x = static_cast<std::int32_t>(random() % 100);
  const syntax::Matrix m(w.data(), bias.data(), rows, columns);
  std::vector<std::int32_t> out(n * m.padded);
  syntax::multiply(in.data(), rows, n, m, out.data());
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < columns; ++j) {
      std::int32_t sum = bias[j];
      for (std::size_t k = 0; k < rows; ++k)
        sum += in[i * rows + k] * w[k * columns + j];
      REQUIRE(out[i * m.padded + j] == sum);
    }
}

TEST_CASE("tags and features") {
  const Parsed p("The foreign minister visited Paris and will sign two treaties that were drafted in May.");
  CHECK(p.word("minister").upos == Upos::NOUN);
  CHECK(p.word("visited").upos == Upos::VERB);
  CHECK(p.word("visited").features.tense == Tense::past);
  CHECK(p.word("visited").features.form == VerbForm::finite);
  CHECK(p.word("Paris").upos == Upos::PROPN);
  CHECK(p.word("will").upos == Upos::AUX);
  CHECK(p.word("sign").features.form == VerbForm::infinitive);
  CHECK(p.word("treaties").features.number == Number::plural);
  CHECK(p.word("drafted").features.voice == Voice::passive);
}

TEST_CASE("who did what to whom") {
  const Parsed p("The foreign minister visited Paris on Monday.");
  CHECK(p.word("visited").deprel == Deprel::root);
  CHECK(p.word("minister").deprel == Deprel::nsubj);
  CHECK(p.word("minister").head == static_cast<std::int32_t>(p.find("visited")));
  CHECK(p.word("Paris").deprel == Deprel::obj);
  CHECK(p.word("Monday").head == static_cast<std::int32_t>(p.find("visited")));
}

TEST_CASE("what no dictionary has as a noun is a verb") {
  const Parsed p("China denies that it has supplied weapons to Russia.");
  CHECK(p.word("denies").upos == Upos::VERB);
  CHECK(p.word("denies").features.form == VerbForm::finite);
  CHECK(std::string(p.syntax.lemma(p.find("denies"))) == "deny");
  CHECK(p.word("China").deprel == Deprel::nsubj);
}

TEST_CASE("what a verb says or bids is its complement") {
  const Parsed p("The ministry denied that the exercises around the island, which began on Monday, amounted to a blockade.");
  CHECK(p.word("amounted").deprel == Deprel::ccomp);
  CHECK(p.word("amounted").head == static_cast<std::int32_t>(p.find("denied")));
  CHECK(p.word("exercises").head == static_cast<std::int32_t>(p.find("amounted")));
  CHECK(p.word("exercises").deprel == Deprel::nsubj);
  const Parsed bid("He ordered the new army to bring the balloon down as soon as it could be done.");
  CHECK(bid.word("bring").deprel == Deprel::xcomp);
  CHECK(bid.word("bring").head == static_cast<std::int32_t>(bid.find("ordered")));
}

TEST_CASE("both names before a noun are the noun's") {
  const Parsed p("Peru-Chile talks were held.");
  CHECK(p.word("Peru").head == static_cast<std::int32_t>(p.find("talks")));
  CHECK(p.word("talks").deprel == Deprel::nsubj_pass);
}

TEST_CASE("lemmas") {
  const struct {
    const char *text, *form, *lemma;
  } cases[] = {
      {"They went home.", "went", "go"},
      {"The envoys were late.", "envoys", "envoy"},
      {"The envoys were late.", "were", "be"},
      {"Two countries signed treaties.", "treaties", "treaty"},
      {"She is negotiating.", "negotiating", "negotiate"},
      {"He didn't go.", "n't", "not"},
      {"Brazil left.", "Brazil", "Brazil"},
      {"The women spoke.", "women", "woman"},
      {"They sought help and fled.", "sought", "seek"},
      {"They shot down the plane.", "shot", "shoot"},
  };
  for (const auto &c : cases) {
    const Parsed p(c.text);
    CAPTURE(c.form);
    CHECK(std::string(p.syntax.lemma(p.find(c.form))) == c.lemma);
  }
}

TEST_CASE("words that lead in a circle are no tree") {
  const auto tree = [](const std::vector<std::int32_t> &heads) {
    std::vector<Word> words(heads.size() + 2);
    for (std::size_t i = 0; i < heads.size(); ++i)
      words[i + 1].head = heads[i];
    return syntax::is_tree(words, 1, static_cast<std::uint32_t>(heads.size()) + 1);
  };
  CHECK(tree({-1}));
  CHECK(tree({2, -1, 2}));
  CHECK(tree({-1, 1, 2, 3}));
  CHECK_FALSE(tree({1}));
  CHECK_FALSE(tree({2, 1, -1}));
  CHECK_FALSE(tree({-1, 3, 4, 2}));
  CHECK_FALSE(tree({-1, -1}));
}

TEST_CASE("clauses strung together at random are trees still") {
  const std::string pieces[] = {"the talks ", "gunmen ",  "Peru ",  "which ",   "that ",   "said ",    "police said ", "killed ",   "was ",
                                "closed ",    "in 2022 ", "after ", "before ",  "until ",  "a guest ", ", ",           "and ",      "to ",
                                "had ",       "failed ",  "ends ",  "killing ", "signed ", "would ",   "it ",          "for May 4 "};
  std::mt19937 random(23);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (unsigned n = 2 + random() % 14; n > 0; --n)
      text += pieces[random() % std::size(pieces)];
    CAPTURE(text);
    check_trees(Parsed(text + "."));
  }
  check_trees(Parsed("was closed before would which closed had a guest , was police said .")); // two mends at odds with each other
}

TEST_CASE("any text gives trees, and the same ones each time") {
  const std::string pieces[] = {"the ", "of ", "Berlin ",        "said", "\n", ". ",         "\"",   "agreed ",
                                "12 ",  ", ",  "\u00e9t\u00e9 ", "(",    "- ", "MINISTERS ", "n't ", "\x01"};
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (unsigned n = random() % 60; n > 0; --n)
      text += pieces[random() % std::size(pieces)];
    CAPTURE(text);
    const Parsed a(text), b(text);
    check_trees(a);
    REQUIRE(a.syntax.lemmas == b.syntax.lemmas);
    const Syntax tagged = tag(a.text, a.tokens);
    for (std::size_t i = 0; i < a.syntax.words.size(); ++i) {
      REQUIRE(a.syntax.words[i].head == b.syntax.words[i].head);
      REQUIRE(a.syntax.words[i].upos == tagged.words[i].upos);
    }
  }
}

// No clock: of a hundred thousand words, a step that is quadratic does not end before the time-out of the suite.
TEST_CASE("a sentence of any length ends") {
  std::string text;
  for (int i = 0; i < 20000; ++i)
    text += "the old ministers agreed and ";
  const Parsed parsed(text);
  CHECK(parsed.tokens.sentences.size() == 1);
  check_trees(parsed);
}

TEST_CASE("CoNLL-U comes back as it went out") {
  Annotations a;
  a.document.id = "note 1";
  a.document.text = "We can't wait. \"Go!\"\n\nA second paragraph";
  a.text = split(a.document.text);
  a.syntax = parse(a.document.text, a.text);
  const std::string out = conllu(a);
  CHECK(out.find("# newdoc id = note 1\n") == 0);
  CHECK(out.find("2-3\tcan't\t_") != std::string::npos);
  const auto back = read_conllu(out, "note.conllu");
  REQUIRE(back.size() == 1);
  CHECK(back[0].document.id == "note 1");
  REQUIRE(back[0].text.tokens.size() == a.text.tokens.size());
  CHECK(back[0].text.sentences.size() == a.text.sentences.size());
  for (std::uint32_t i = 0; i < a.text.tokens.size(); ++i) {
    CHECK(back[0].text.tokens[i].glued == a.text.tokens[i].glued);
    CHECK(slice(back[0].document.text, back[0].text.tokens[i].span) == slice(a.document.text, a.text.tokens[i].span));
    CHECK(back[0].syntax.words[i].head == a.syntax.words[i].head);
    CHECK(back[0].syntax.words[i].deprel == a.syntax.words[i].deprel);
    CHECK(back[0].syntax.words[i].features == a.syntax.words[i].features);
  }
  CHECK_THROWS(read_conllu("1\tonly\tthree\n", "bad.conllu"));
}
