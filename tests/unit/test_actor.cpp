#include <doctest/doctest.h>

#include <algorithm>

#include <demarche/error.hpp>
#include <demarche/pipeline.hpp>

using namespace demarche;

namespace {

Annotations read(const std::string &text, const char *date = nullptr, const char *actors = nullptr) {
  Document d;
  d.id = "d";
  d.text = text;
  if (date)
    d.published = parse_iso(date);
  PipelineOptions o;
  o.until = Stage::events;
  if (actors)
    o.actor = read_actors(actors, "mine.tsv");
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
  const Annotations a =
      read("French Foreign Minister Anna Duval spoke first. Ms. Duval was followed by Kenyan President Peter Otieno. Duval agreed.");
  CHECK(seen(a, "French Foreign Minister Anna Duval") == "person person:anna-duval");
  CHECK(seen(a, "Anna Duval") == "person person:anna-duval");
  CHECK(seen(a, "Ms. Duval") == "person person:anna-duval");
  CHECK(seen(a, "Peter Otieno") == "person person:peter-otieno");
  CHECK(seen(a, "French") == "country FR");
}

TEST_CASE("of two with one surname the one in office is meant by the office") {
  const Annotations a = read("Allen Dulles briefed the Council. Secretary Dulles agreed.", "1955-03-02");
  CHECK(seen(a, "Allen Dulles") == "person person:allen-dulles");
  CHECK(seen(a, "Dulles", 2) == "person person:john-foster-dulles");
  const Annotations later = read("Secretary Dulles agreed.", "1975-03-02");
  CHECK(seen(later, "Dulles") == "person person:dulles");
}

TEST_CASE("a numbered unit is a body with its number; a mission is one only when it acts") {
  CHECK(seen(read("Troops of the 3rd Battalion advanced."), "3rd Battalion").rfind("organization ", 0) == 0);
  CHECK(seen(read("They flew three missions to the coast."), "three missions") == "none");
  CHECK(seen(read("The mission announced a cease-fire."), "The mission").rfind("organization ", 0) == 0);
}

TEST_CASE("people of a state or a body act as a body") {
  CHECK(seen(read("Leaders of the EU met. The EU leaders agreed."), "The EU leaders").rfind("organization ", 0) == 0);
  CHECK(seen(read("Three officials of the EU agreed."), "Three officials").rfind("organization ", 0) == 0);
  CHECK(seen(read("A Norwegian official agreed."), "A Norwegian official").rfind("person ", 0) == 0);
  CHECK(seen(read("Three officials agreed."), "Three officials").rfind("person ", 0) == 0);
}

TEST_CASE("letters of a list are no initials; a salutation names; Sir stands before a given name; headings shout") {
  const Annotations list = read("A. Trade\n\nB. Moss said that he would come.\n\nC. Other matters");
  CHECK(seen(list, "Moss") == "person person:moss");
  CHECK(seen(read("Dear Falk:\nI thank you for the letter."), "Falk") == "person person:falk");
  const Annotations knight = read("Sir Roger Falk came. Later Sir Roger said he would stay.");
  CHECK(seen(knight, "Roger", 2) == seen(knight, "Roger Falk"));
  const Annotations byname = read("Gen. John \"Bud\" Falk came. Later Falk said he would stay.");
  CHECK(seen(byname, "John \"Bud\" Falk") == "person person:john-falk");
  CHECK(seen(byname, "Falk", 2) == "person person:john-falk");
  const Annotations memo = read("Mr. ANNA FALK: I agree.\n\nMr. Falk said he would stay.");
  CHECK(seen(memo, "Falk") == seen(memo, "ANNA FALK"));
}

TEST_CASE("mentions are sorted, on token borders, and the same twice") {
  const std::string text = "U.S. officials met the Chinese ambassador in Geneva. The officials said Beijing had agreed.\n\nJean Dupont, "
                           "who led the talks, left.";
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

TEST_CASE("an office is another person in another year") {
  struct Case {
    const char *text, *date, *words, *expect;
  };
  const Case cases[] = {
      {"The Secretary of State left for Paris.", "1972-05-03", "The Secretary of State", "person person:william-p-rogers"},
      {"The Secretary of State left for Paris.", "2024-05-03", "The Secretary of State", "person person:antony-blinken"},
      {"Secretary Rogers left for Paris. Secretary of State Rogers said so.", "1972-05-03", "Secretary of State Rogers",
       "person person:william-p-rogers"},
      {"The French president spoke.", "1985-03-01", "The French president", "person person:francois-mitterrand"},
      {"The French president spoke.", "2024-03-01", "The French president", "person person:emmanuel-macron"},
      {"Moscow said it would reply.", "1970-03-01", "Moscow", "country SU"},
      {"Moscow said it would reply.", "2020-03-01", "Moscow", "country RU"},
      {"Moscow said it would reply.", nullptr, "Moscow", "country RU"},
  };
  for (const Case &c : cases) {
    CAPTURE(c.text);
    CAPTURE(std::string(c.date ? c.date : "undated"));
    CHECK(seen(read(c.text, c.date), c.words) == c.expect);
  }
  // A date that is not known identifies nobody by an office, and a former holder is not the holder.
  CHECK(seen(read("The Secretary of State left for Paris."), "The Secretary of State") != "person person:antony-blinken");
  CHECK(seen(read("The former French president spoke.", "2024-03-01"), "The former French president") != "person person:emmanuel-macron");
}

TEST_CASE("nouns and pronouns find who is meant") {
  const Annotations a = read("A senior Norwegian official met reporters on Monday. The official said he would travel to Geneva. "
                             "“We will sign the treaty,” the official said.");
  const std::string official = seen(a, "A senior Norwegian official");
  CHECK(official.starts_with("person doc-local:"));
  CHECK(seen(a, "The official") == official);
  CHECK(seen(a, "he", 2) == official); // the first is inside "The"
  CHECK(seen(a, "the official") == official);

  const Annotations b =
      read("Maria Lindqvist, the Swedish finance minister, met her Danish counterpart. She praised the Danish government.");
  CHECK(seen(b, "the Swedish finance minister") == "person person:maria-lindqvist");
  CHECK(seen(b, "She") == "person person:maria-lindqvist");
  CHECK(seen(b, "the Danish government") == "organization DK");
}

TEST_CASE("acronyms, adjectives and titles nest") {
  const Annotations a = read("The Organisation for the Prohibition of Chemical Weapons reported. The OPCW said Syrian troops had moved.");
  CHECK(seen(a, "Organisation for the Prohibition of Chemical Weapons") == "organization org:opcw");
  CHECK(seen(a, "OPCW") == "organization org:opcw");
  CHECK(seen(a, "Syrian") == "country SY");
}

TEST_CASE("a user's own actors go before the built-in ones") {
  const char *rows = "# kind\tname\tother names\tid\tof\toffice\tsince\tuntil\n"
                     "organization\tHarbour Council\tHC\n"
                     "person\tIda Falk\t-\t-\tNO\tforeign minister\t2030\t2034\n"
                     "person\tTsar Bomba Band\tKremlin\tperson:band\n";
  const Annotations a = read("The HC met Ida Falk. The Kremlin played.", "2031-01-01", rows);
  CHECK(seen(a, "HC") == "organization org:harbour-council");
  CHECK(seen(a, "Ida Falk") == "person person:ida-falk");
  CHECK(seen(a, "Kremlin") == "person person:band");
  CHECK(seen(read("The Norwegian foreign minister agreed.", "2031-01-01", rows), "The Norwegian foreign minister") ==
        "person person:ida-falk");
}

TEST_CASE("a document's own list of names holds for it alone, and hides nothing that is known") {
  const auto listed = [](const std::string &text, const char *rows) {
    Document d;
    d.id = "d";
    d.text = text;
    d.actors = rows;
    PipelineOptions o;
    o.until = Stage::events;
    return annotate(std::move(d), o);
  };
  const std::string text = "Falk told the HC that Peru would sign. The HC asked Falk to wait for the United Nations.";
  const char *rows = "person\tIda M. Falk\tFalk\norganization\tHarbour Council\tHC\norganization\tUnited Nations\tUNO\nbad "
                     "row\n\t\t\nperson\tOtto Peru\tPeru\n";
  const Annotations a = listed(text, rows);
  CHECK(seen(a, "Falk") == "person person:ida-m-falk");
  CHECK(seen(a, "Falk", 2) == "person person:ida-m-falk");
  CHECK(seen(a, "HC", 2) == "organization org:harbour-council");
  CHECK(seen(a, "Peru").ends_with(" PE"));
  CHECK(std::any_of(a.actors.actors.begin(), a.actors.actors.end(), [](const Actor &x) { return x.id == "org:un"; }));
  CHECK(seen(listed(text, ""), "Falk") != "person person:ida-m-falk");
}

TEST_CASE("a bad row of a user's says where") {
  struct Case {
    const char *rows, *message;
  };
  const Case cases[] = {
      {"person\n", "mine.tsv:1:1: "},
      {"# fine\nking\tOlav\n", "mine.tsv:2:1: "},
      {"person\t-\n", "mine.tsv:1:8: "},
      {"person\tOlav\t-\t-\tNO\tmonarch\tlong ago\n", "mine.tsv:1:28: "},
      {"country\tNorthland\t-\torg:un\n", "mine.tsv:1:1: "},
      {"person\ta\tb\tc\td\te\t2001\t2002\tx\n", "mine.tsv:1:28: "},
  };
  for (const Case &c : cases) {
    CAPTURE(c.rows);
    std::string message;
    try {
      read_actors(c.rows, "mine.tsv");
    } catch (const RuleError &e) {
      message = e.what();
    }
    CHECK(message.substr(0, std::string(c.message).size()) == c.message);
  }
}

TEST_CASE("the widest mention that a token heads") {
  const Annotations a = read("Kenyan President Peter Otieno spoke.");
  for (const Mention &m : a.actors.mentions)
    if (slice(a.document.text, m.span) == "Peter Otieno") {
      const auto widest = a.actors.headed_by(m.head);
      REQUIRE(widest);
      CHECK(slice(a.document.text, a.actors.mentions[*widest].span) == "Kenyan President Peter Otieno");
    }
  CHECK(!a.actors.headed_by(9999));
}

TEST_CASE("hostile documents: linear, and no crash") {
  std::string names, brackets, titles;
  for (int i = 0; i < 4000; ++i) {
    names += "John Smith" + std::to_string(i) + " told Mr. Smith that Secretary of State of the Minister Ann Smith said he left. ";
    brackets += "Ambassador (((A. B. (";
    titles += "President of the Minister of the Secretary of ";
  }
  std::string capitals;
  for (int i = 0; i < 30000; ++i)
    capitals += "Alpha Beta ";
  for (const std::string &text : {names, brackets, titles, capitals, std::string(20000, '-'), std::string("A. ") + std::string(5000, 'A')})
    CHECK(read(text).document.text.size() == text.size());
}
