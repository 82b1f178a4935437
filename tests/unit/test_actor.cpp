#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>

using namespace demarche;

namespace {

Annotations read(const std::string &text, const char *date = nullptr) {
  Document d;
  d.id = "d";
  d.text = text;
  if (date)
    d.published = parse_iso(date);
  PipelineOptions o;
  o.until = Stage::events;
  return annotate(std::move(d), o);
}

/// "kind actor" of the mention that covers exactly these words at their nth place.
std::string seen(const Annotations &a, const std::string &words, int nth = 1) {
  std::size_t at = std::string::npos;
  for (int i = 0; i < nth; ++i)
    at = a.document.text.find(words, at == std::string::npos ? 0 : at + 1);
  REQUIRE(at != std::string::npos);
  for (const Mention &m : a.actors.mentions)
    if (m.span.begin == at && m.span.end == at + words.size())
      return std::string(to_string(m.kind)) + " " + (m.actor ? a.actors.actors[*m.actor].id : "-");
  return "none";
}

} // namespace

TEST_CASE("a land and its government") {
  struct Case {
    const char *text, *words, *expect;
  };
  const Case cases[] = {
      {"The delegates met in Beijing on Monday.", "Beijing", "place place:beijing"},
      {"Beijing said it would not attend.", "Beijing", "country CN"},
      {"Relations between Ankara and Athens improved.", "Ankara", "country TR"},
      {"Relations between Ankara and Athens improved.", "Athens", "country GR"},
      {"The minister paid a visit to Norway.", "Norway", "place place:norway"},
      {"They signed an agreement with Norway.", "Norway", "country NO"},
      {"The Kremlin rejected the note.", "Kremlin", "organization RU"},
  };
  for (const Case &c : cases) {
    CAPTURE(c.text);
    CHECK(seen(read(c.text), c.words) == c.expect);
  }
}

TEST_CASE("people with titles are one actor in all their forms") {
  const Annotations a = read("French Foreign Minister Anna Duval spoke first. Ms. Duval was followed by Kenyan President Peter Otieno. Duval agreed.");
  CHECK(seen(a, "French Foreign Minister Anna Duval") == "person person:anna-duval");
  CHECK(seen(a, "Anna Duval") == "person person:anna-duval");
  CHECK(seen(a, "Ms. Duval") == "person person:anna-duval");
  CHECK(seen(a, "Peter Otieno") == "person person:peter-otieno");
  CHECK(seen(a, "French") == "country FR");
}

TEST_CASE("mentions are sorted, on token borders, and the same twice") {
  const std::string text = "U.S. officials met the Chinese ambassador in Geneva. The officials said Beijing had agreed.\n\nJean Dupont, who led the talks, left.";
  const Annotations a = read(text), b = read(text);
  REQUIRE(a.actors.mentions.size() == b.actors.mentions.size());
  for (std::size_t i = 0; i < a.actors.mentions.size(); ++i) {
    const Mention &m = a.actors.mentions[i];
    CHECK(m.span == b.actors.mentions[i].span);
    CHECK(m.actor == b.actors.mentions[i].actor);
    CHECK(m.span.begin == a.text.tokens[m.first].span.begin);
    CHECK(m.span.end == a.text.tokens[m.last - 1].span.end);
    CHECK(m.head >= m.first);
    CHECK(m.head < m.last);
    if (i)
      CHECK(a.actors.mentions[i - 1].span.begin <= m.span.begin);
  }
}
