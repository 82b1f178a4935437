// How a paper is printed: formats, templates, and text that is no markup.
#include <doctest/doctest.h>

#include <demarche/brief.hpp>
#include <demarche/error.hpp>

#include "brief/paper.hpp"
#include "support/brief_world.hpp"

using namespace demarche;
using namespace demarche::test;

TEST_CASE("what a document says is never read as markup") {
  BriefWorld w;
  const auto d = w.document("<b>Wire</b>", "a | b <script>x</script> [l](u) \x01\u202E *s* & `c`", "2024-01-01");
  Answer a;
  a.target = w.event("x | y\nz", Factuality::happened, "2024", {d});
  const std::string md = brief_markdown(*w.brief(a));
  CHECK(md.find("a \\| b &lt;script&gt;x&lt;/script&gt; \\[l\\](u)") != std::string::npos);
  CHECK(md.find("\\*s\\* &amp; \\`c\\`") != std::string::npos);
  CHECK(md.find("| 1 | 2024 | **x \\| y z** |") != std::string::npos);
  CHECK(md.find('\x01') == std::string::npos);
  CHECK(md.find("\u202E") == std::string::npos);
}

TEST_CASE("a memo names its sources in the text, a full paper numbers them as they come") {
  const Standings s;
  const std::string memo = brief_markdown(*s.brief(s.answer, 20, Profile::memo)), full = brief_markdown(*s.brief(s.answer));
  CHECK(memo.find("\\[1\\]") == std::string::npos);
  CHECK(memo.find("Planned (1 May 2024): **Dland visits Aland** (Wire \\| One).") != std::string::npos);
  std::size_t at = 0;
  for (int n = 1; full.find("\n\\[" + std::to_string(n) + "\\] ") != std::string::npos; ++n) {
    const std::size_t first = full.find("\\[" + std::to_string(n) + "\\]");
    CHECK(first >= at);
    at = first;
  }
  CHECK(at > 0);
}

TEST_CASE("marking, to and from stand on the paper, as text") {
  const Standings s;
  Outline o = *s.brief(s.answer);
  o.marking = "<b>SECRET</b> \"\\";
  o.to = "A & B";
  CHECK(brief_markdown(o).starts_with("**&lt;b&gt;SECRET&lt;/b&gt; \"\\\\**\n\n# "));
  const std::string html = brief_html(o);
  CHECK(html.find("<b>") == std::string::npos);
  CHECK(html.find("content: \"\\00003cb\\00003eSECRET") != std::string::npos);
  CHECK(html.find("A &amp; B") != std::string::npos);
  CHECK(brief_docx(o).find("&lt;b&gt;SECRET&lt;/b&gt;") != std::string::npos);
}

TEST_CASE("the same outline gives the same bytes") {
  const Standings s;
  const std::string docx = brief_docx(*s.brief(s.answer));
  CHECK(docx == brief_docx(*s.brief(s.answer)));
  CHECK(docx.starts_with("PK\x03\x04"));
}

TEST_CASE("dates do not split") {
  CHECK(brief::unsplit("24-26 April 2024") == "24-26\u00A0April\u00A02024");
  CHECK(brief::unsplit("between 1 January 2022 and 21 April 2024") == "between 1\u00A0January\u00A02022 and 21\u00A0April\u00A02024");
  CHECK(brief::unsplit("June 2023") == "June\u00A02023");
  CHECK(brief::unsplit("date not known") == "date not known");
}

TEST_CASE("a template's words, sections and styles are the paper's") {
  const Standings s;
  const Outline o = *s.brief(s.answer);
  const BriefTemplate t({{"words.tsv", "w", "Bottom line\tIn short\nStated\tSo they say\n"},
                         {"profiles.tsv", "p", "full\tbottom-line\tcauses\tsources\n"},
                         {"styles.tsv", "s", "heading\tfont=Gentium\tcolor=00FF00\n"},
                         {"brief.css", "c", "h1 { color: teal }\n"}});
  const std::string md = brief_markdown(o, t);
  CHECK(md.find("## In short") != std::string::npos);
  CHECK(md.find("So they say: **Aland acts**") != std::string::npos);
  CHECK(md.find("## Chronology") == std::string::npos);
  CHECK(brief_docx(o, t).find("w:ascii=\"Gentium\"") != std::string::npos);
  CHECK(brief_html(o, t).find("h1 { color: teal }") != std::string::npos);
}

TEST_CASE("a bad template says where and what") {
  struct Row {
    TemplateFile file;
    const char *says;
  };
  const Row rows[] = {
      {{"words.tsv", "my/words.tsv", "# mine\nBottom line\n"}, "my/words.tsv:2: a row is"},
      {{"words.tsv", "w", "Nonsense\tx\n"}, "w:1: the program never says \"Nonsense\""},
      {{"words.tsv", "w", "Gaps\ta\nGaps\tb\n"}, "w:2: \"Gaps\" has a row already"},
      {{"words.tsv", "w", "Gaps\t\xff\n"}, "w:1: is not UTF-8"},
      {{"profiles.tsv", "p", "note\tsources\n"}, "p:1: \"note\" is no profile"},
      {{"profiles.tsv", "p", "\nmemo\tchronicle\tsources\n"}, "p:2: \"chronicle\" is no section"},
      {{"profiles.tsv", "p", "memo\tchronology\n"}, "p:1: a paper must have its sources"},
      {{"profiles.tsv", "p", "memo\tgaps\tgaps\tsources\n"}, "p:1: \"gaps\" stands twice"},
      {{"styles.tsv", "s", "body\tbold=yes\n"}, "s:1: \"body\" is no style"},
      {{"styles.tsv", "s", "title\tbold=very\n"}, "s:1: bold is yes or no"},
      {{"styles.tsv", "s", "title\thalf-points=3\n"}, "s:1: half-points: \"3\" is no whole number"},
      {{"styles.tsv", "s", "title\tcolor=red\n"}, "s:1: color is six"},
      {{"styles.tsv", "s", "title\tfont=<x>\n"}, "s:1: \"<x>\" is no font"},
      {{"styles.tsv", "s", "columns\t50\t50\n"}, "s:1: columns are 6 whole numbers"},
      {{"styles.tsv", "s", "page\twidth-mm=wide\n"}, "s:1: width-mm: \"wide\""},
      {{"styles.tsv", "s", "title\tbold\n"}, "s:1: \"bold\": write PROPERTY=VALUE"},
      {{"brief.css", "c", "p {}\n</style><script>\n"}, "c:2: \"</\" would end"},
      {{"brief.css", "c", "@import url(x);"}, "c:1: @import"},
  };
  for (const Row &r : rows) {
    CAPTURE(r.says);
    std::string said;
    try {
      const BriefTemplate t({r.file});
    } catch (const Error &e) {
      said = e.what();
    }
    CHECK(said.substr(0, std::string_view(r.says).size()) == r.says);
  }
}

TEST_CASE("ten thousand sources, long names, letters from right to left") {
  BriefWorld w;
  const std::string name(5000, 'x'), arabic = "\u0642\u0627\u0644\u062A \u0627\u0644\u0648\u0632\u0627\u0631\u0629 \U0001F54A";
  const auto who = w.actor(name);
  Answer a;
  for (std::uint32_t i = 0; i < 10000; ++i) {
    const auto d = w.document("Wire " + std::to_string(i), i % 2 ? "It came about." : arabic, "2024-01-02");
    const auto e =
        w.event(i % 2 ? "Deed number " + std::to_string(i) : arabic + std::to_string(i), Factuality::happened, "2024-01-01", {d});
    w.c.events[e].actors = {who};
    w.c.documents[d].events[0].type = std::to_string(i);
    a.events.push_back({e, CauseKind::none, i + 1, {}});
  }
  const auto o = w.brief(a, 10000);
  REQUIRE(o);
  CHECK(o->chronology.size() == 10000);
  CHECK(o->sources.size() == 10000);
  CHECK(audit(w.c, *o).empty());
  const std::string docx = brief_docx(*o);
  CHECK(docx.find("<w:footnote w:id=\"10000\">") != std::string::npos);
  CHECK(docx.find("<w:rtl/>") != std::string::npos);
  CHECK(brief_html(*o).find("id=\"s10000\"") != std::string::npos);
}

TEST_CASE("a paragraph has its sources below, safe for a terminal") {
  BriefWorld w;
  const auto d = w.document("Wire", "It \x1b[31mcame\x1b[0m about.", "2024-01-02");
  Answer a;
  a.target = w.event("Deed comes about", Factuality::happened, "2024-01-01", {d});
  const std::string text = brief_paragraph(*w.brief(a));
  CHECK(text.starts_with("1 January 2024: Deed comes about (reported). [1]\n\n[1] Wire, d0 (2 January 2024): \""));
  CHECK(text.find('\x1b') == std::string::npos);
}
