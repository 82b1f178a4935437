// One wire report printed by many is one source.
#include <doctest/doctest.h>

#include <algorithm>

#include <demarche/pipeline.hpp>

#include "link/stories.hpp"

using namespace demarche;

namespace {

const std::string report = "LIMA, May 3 (Coast News) - Peru recalled its envoy from Quito on Tuesday after talks on the border bridge "
                           "broke down. The foreign minister said that "
                           "the envoy would stay at home until the two sides had agreed on who should pay for the repairs. Ecuador called "
                           "the step a mistake and asked the "
                           "regional council to send a mediator. A spokesman for the council said it would meet on Friday. The bridge, "
                           "built in 1931, carries most of the trade "
                           "between the two countries and has been shut since the flood of last winter.\n";
const std::string other = "QUITO, May 3 - The government of Ecuador protested on Tuesday when Peru called its ambassador home in a quarrel "
                          "over money for a bridge. In the "
                          "capital a crowd gathered before the Peruvian embassy and sang. Traders along the river fear that a long dispute "
                          "will ruin the season, and their "
                          "guild has written to both presidents to ask for a truce until the harvest has been brought over.\n";

Annotations of(const std::string &id, const std::string &text) {
  Annotations a;
  a.document.id = id;
  a.document.text = text;
  return a;
}

std::string replaced(std::string s, const std::string &a, const std::string &b) { return s.replace(s.find(a), a.size(), b); }

bool copies(const std::string &a, const std::string &b) { return link::find_stories({of("a", a), of("b", b)})[1] == 0; }

} // namespace

TEST_CASE("copies are recognised, and reports that only tell of the same are not") {
  CHECK(copies(report, report));
  CHECK(copies(report, "Peru recalls envoy\n\n" + report));
  CHECK(copies(report, replaced(report, "LIMA, May 3 (Coast News) - ", "")));
  CHECK(copies(report, replaced(replaced(report, "Tuesday", "May 2"), "a mistake", "an error")));
  CHECK(copies(report, report.substr(0, report.find("A spokesman")))); // cut from the end
  CHECK(copies(report.substr(0, report.find("A spokesman")), report));
  CHECK(copies(report, report + "The two countries fought a short war over the same river in 1941, and signed a treaty the year after.\n"));
  CHECK(!copies(report, other));
  CHECK(!copies(report, report.substr(0, 80))); // a quotation
  CHECK(!copies(report, report.substr(0, 150) + other + other.substr(5) + "x"));
  CHECK(!copies("", ""));
  CHECK(copies("Peru recalled its envoy today.", "Peru recalled its envoy today."));
  CHECK(!copies("Peru recalled its envoy today.", "Peru recalled its envoy yesterday."));
}

TEST_CASE("stories do not depend on the order of the documents") {
  std::vector<Annotations> documents;
  for (int i = 0; i < 6; ++i) {
    documents.push_back(of("a" + std::to_string(i), replaced(report, "Tuesday", "day " + std::to_string(i))));
    documents.push_back(of("b" + std::to_string(i), replaced(other, "Tuesday", "day " + std::to_string(i))));
  }
  const Chronicle forth = link_across(documents);
  std::reverse(documents.begin(), documents.end());
  const Chronicle back = link_across(documents);
  CHECK(forth.stories == back.stories);
  CHECK(forth.stories == std::vector<std::uint32_t>{0, 0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 6});
}

TEST_CASE("a formula that thousands share costs no more than the texts") {
  std::vector<Annotations> documents;
  for (int i = 0; i < 3000; ++i) {
    std::string text = "This statement was issued by the press office of the harbour council in three languages. ";
    for (int k = 0; k < 60; ++k)
      text += "word" + std::to_string(i * 61 + k) + ' ';
    documents.push_back(of(std::to_string(i), text));
  }
  const std::vector<std::uint32_t> stories = link::find_stories(documents);
  for (std::uint32_t d = 0; d < stories.size(); ++d)
    REQUIRE(stories[d] == d);
}
