// What is a contradiction between two papers, from the texts themselves.
#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>

using namespace demarche;

namespace {

Document paper(const std::string &id, const std::string &text, const std::string &published) {
  Document d;
  d.id = id;
  d.text = text;
  d.published = parse_iso(published);
  return d;
}

/// "date", "claim": what the papers disagree on.
std::string disagree(const std::string &one, const std::string &other, const std::string &published = "2014-05-15") {
  const Chronicle c = connect({paper("a", one, "2014-05-15"), paper("b", other, published)}, {}, 1);
  std::string out;
  for (const Conflict &x : c.conflicts)
    out += (out.empty() ? "" : " ") + std::string(to_string(x.about));
  return out;
}

} // namespace

TEST_CASE("a deed that one paper tells and another denies") {
  const std::string met = "Barack Obama met Vladimir Putin in Lima on Monday.";
  CHECK(disagree(met, "Barack Obama did not meet Vladimir Putin in Lima, the White House said.") == "claim");
  CHECK(disagree(met, "Barack Obama has not met Vladimir Putin in Lima.") == "claim");
  // what may not be, what is not done, and what others did not do
  CHECK(disagree(met, "Barack Obama cannot meet Vladimir Putin in Lima.").empty());
  CHECK(disagree(met, "Barack Obama does not meet Vladimir Putin in Lima.").empty());
  CHECK(disagree(met, "Angela Merkel did not meet Vladimir Putin in Lima.").empty());
  // said before it came to it
  CHECK(disagree(met, "Barack Obama has not met Vladimir Putin in Lima.", "2014-05-10").empty());
}

TEST_CASE("two days for one deed") {
  const std::string visited = "Barack Obama visited Vladimir Putin in Moscow on 5 May 2014.";
  CHECK(disagree(visited, "Barack Obama visited Vladimir Putin in Moscow on 6 May 2014.") == "date");
  CHECK(disagree(visited, "Angela Merkel visited Vladimir Putin in Moscow on 6 May 2014.").empty());
  CHECK(disagree(visited, "Barack Obama may visit Vladimir Putin in Moscow on 6 May 2014.").empty());
  // a copy printed on another day
  const std::string copied = "Barack Obama visited Vladimir Putin in Moscow on Sunday.";
  CHECK(disagree(copied, copied, "2014-05-19").empty());
}
