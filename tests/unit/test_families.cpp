// Words that tell of one kind of happening, and reports of one statement.
#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>

#include "base/sorted.hpp"
#include "link/families.hpp"

using namespace demarche;

namespace {

Document document(const std::string &id, const std::string &text) {
  Document d;
  d.id = id;
  d.text = text;
  d.published = parse_iso("2014-05-15");
  return d;
}

const EventMention &event_at(const Annotations &a, const std::string &word) {
  for (const EventMention &e : a.events)
    if (slice(a.document.text, a.text.tokens[e.token].span) == word)
      return e;
  FAIL("no such event: ", word);
  return a.events.front();
}

bool akin(const std::string &one, const std::string &word, const std::string &other, const std::string &its_word) {
  const Annotations a = annotate(document("a", one)), b = annotate(document("b", other));
  return base::in_both(link::Families(a).of(event_at(a, word)), link::Families(b).of(event_at(b, its_word))) > 0;
}

std::size_t statements(const std::vector<Document> &documents) {
  const Chronicle c = connect(documents, {}, 1);
  std::size_t n = 0;
  for (const Event &e : c.events)
    n += c.documents[e.mentions.front().document].events[e.mentions.front().event].type == "say";
  return n;
}

} // namespace

TEST_CASE("two words of one kind of happening share a family") {
  CHECK(akin("The firm bought its rival.", "bought", "The takeover cost a fortune.", "takeover"));
  CHECK_FALSE(akin("The firm bought its rival.", "bought", "The dam collapsed.", "collapsed"));
}

TEST_CASE("what completes a verb says which family it is of") {
  CHECK(akin("The singer passed away in May.", "passed", "Her death was announced.", "death"));
  CHECK_FALSE(akin("The senate passed the bill.", "passed", "Her death was announced.", "death"));
}

TEST_CASE("two documents may give one statement of one speaker; within a document each is another") {
  const std::string quay = "The old quay of Port Ruiz collapsed on Monday, and two ferries sank. The mayor said the quay was unsafe.";
  const std::string again =
      "The old quay of Port Ruiz collapsed on Monday and took two ferries with it. The mayor said that the quay was unsafe.";
  CHECK(statements({document("a", quay), document("b", again)}) == 1);
  CHECK(statements({document("a", quay + " The mayor said the ferries were old.")}) == 2);
  CHECK(statements(
            {document("a", quay), document("b", "The harbour master said the quay was unsafe when two ferries sank at Port Ruiz.")}) == 2);
}
