// Labels: present tense, short names, whole phrases, and no claim that the words do not make.
#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>

using namespace demarche;

namespace {

struct Case {
  const char *text, *trigger, *label;
};

void run(const std::vector<Case> &cases, const char *source = "") {
  for (const Case &c : cases) {
    Document d;
    d.id = "d";
    d.text = c.text;
    d.source = source;
    d.published = parse_iso("2014-05-15");
    PipelineOptions options;
    options.until = Stage::events;
    const Annotations a = annotate(std::move(d), options);
    std::string label = "no event";
    for (const EventMention &e : a.events)
      if (slice(a.document.text, e.span) == c.trigger)
        label = e.label;
    CAPTURE(std::string(c.text));
    CHECK(label == c.label);
  }
}

} // namespace

TEST_CASE("two who were named are named") {
  run({
      {"Angela Merkel met Shinzo Abe in Bonn. The two agreed on a treaty.", "agreed", "Merkel and Abe agree on treaty"},
      {"Norway held talks with Peru. The two sides signed a treaty.", "signed", "Norway and Peru sign treaty"},
      {"Norway held talks with Peru. The two leaders signed a treaty.", "signed", "Two leaders sign treaty"}, // states are no leaders
      {"Angela Merkel met Shinzo Abe. A delegation from Peru met Ana Ruiz. The two sides signed a treaty.", "signed",
       "Two sides sign treaty"}, // whoever met last is not two of a kind
  });
}

TEST_CASE("an office is told by its bearer's name") {
  run({
      {"Foreign Minister Anna Duval spoke. The Minister condemned Iran.", "condemned", "Duval condemns Iran"},
      {"Ms Duval condemned Iran.", "condemned", "Duval condemns Iran"}, // "Ms" is no plural
      // people are not their state
      {"Peruvians condemned Iran.", "condemned", "Peruvians condemn Iran"},
      {"The Philippines condemned Iran.", "condemned", "Philippines condemns Iran"},
      {"France praised the director of the Port Office, Anna Duval.", "praised", "France praises Duval"},
      {"The President condemned Iran.", "condemned", "President condemns Iran"},
  });
  run({{"The President condemned Iran. President Ana Ruiz of Cuba left. The President praised Peru.", "praised", "Obama praises Peru"}},
      "White House");
}

TEST_CASE("whose deed a clause tells") {
  run({
      {"France accused Iran of arming the rebels.", "arming", "Iran allegedly arms rebels"},
      {"France warned Iran against arming the rebels.", "arming", "Iran may arm rebels"},
      {"France urged Iran to arm the rebels.", "arm", "Iran may arm rebels"},
      {"The critics argued that France had not attacked the rebels.", "attacked", "France allegedly does not attack rebels"},
      {"Officials told reporters that France attacked the rebels.", "attacked", "France attacks rebels"},
  });
}

TEST_CASE("a denial is said once, a plan is no fact, a rank is one") {
  run({
      {"The firm posed no threat to Peru.", "threat", "No threat to Peru"},
      {"No envoy visited Peru.", "visited", "No envoy visits Peru"},
      {"The firm no longer supports Peru.", "supports", "Firm does not support Peru"},
      {"Anna Duval was the first minister to visit Peru.", "visit", "Duval visits Peru"},
  });
}

TEST_CASE("phrases are whole") {
  run({
      {"TAIPEI, May 3 - Anna Duval arrived in Taipei.", "arrived", "Duval arrives in Taipei"},
      {"France condemned Iran, Peru, Cuba and Chile.", "condemned", "France condemns Iran, Peru and others"},
      {"The minister was given a medal.", "given", "Minister given medal"},
      {"Peru 's ruling party signed a $ 3 million treaty -LRB- the second -RRB- .", "signed",
       "Peru's ruling party signs $3 million treaty"},
      {"France said that the United States would send aid to the", "said", "France says U.S. would send aid"},
  });
}
