// Which events of a text are lines of its timeline: sentences in, labels out.
#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>
#include <demarche/select.hpp>

using namespace demarche;

namespace {

std::string told(const std::string &text, bool all = false) {
  Document d;
  d.id = "d";
  d.text = text;
  d.published = parse_iso("2014-05-15");
  Selection s;
  s.all = all;
  std::string out;
  for (const Entry &e : select(connect({d}, {}, 1), s).entries)
    out += (out.empty() ? "" : "; ") + e.label;
  return out;
}

struct Row {
  const char *text, *lines;
};

} // namespace

TEST_CASE("lines of a timeline") {
  const Row rows[] = {
      // a noun that names nobody and nothing, unless a day does
      {"The trip was short.", ""},
      {"Several dialogues followed.", ""},
      {"The talks lasted until noon. The summit of 3 May 2014 was short.", "Summit"},
      // what is told to end is told by the verb
      {"The government of Peru suspended the talks on Monday.", "Government of Peru suspends talks"},
      {"The government of Peru postponed the summit on Monday.", "Government of Peru postpones summit"},
      {"The government of Peru denounced the talks of Chile and Bolivia on Monday.",
       "Government of Peru denounces talks of Chile and Bolivia; Chile and Bolivia hold talks"},
      // what something is or has
      {"Chile possessed a fleet in 1990.", ""},
      {"Ana Ruiz said on Monday that Chile was sorry for the delay.", ""},
      {"The fleet comprised a ship of Chile in 1990.", ""},
      // a verb that says little without its object
      {"Peru went on Monday.", ""},
      {"Peru took control of the port on Monday.", "Peru takes control of port"},
      // what somebody claims or denies needs no date
      {"Peru claimed to be taking action.", "Peru allegedly takes action"},
      // a verb and its noun are two events and one line
      {"Chile took action against Peru on Monday.", "Chile takes action against Peru"},
      {"Ana Ruiz visited Peru on 3 May 2014. Ana Ruiz visited Peru on 9 May 2014.", "Ruiz visits Peru; Ruiz visits Peru"},
  };
  for (const Row &r : rows) {
    CAPTURE(r.text);
    CHECK(told(r.text) == r.lines);
  }
}

TEST_CASE("--all tells each of them") {
  CHECK(told("The trip was short.", true) == "Trip");
  CHECK(told("Chile took action against Peru on Monday.", true) == "Chile takes action against Peru; Chile takes action against Peru");
}
