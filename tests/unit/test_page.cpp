#include <doctest/doctest.h>

#include <demarche/renderer.hpp>
#include <demarche/select.hpp>

#include "base/hash.hpp"
#include "support/affair.hpp"

using namespace demarche;

namespace {

std::string page(const Chronicle &c) {
  Selection s;
  s.all = true;
  for (const Renderer *r : renderers())
    if (std::string(r->name) == "html")
      return r->render(c, select(c, s));
  FAIL("no page");
  return {};
}

std::string between(const std::string &text, const std::string &open, const std::string &close) {
  const std::size_t begin = text.rfind(open) + open.size();
  return text.substr(begin, text.find(close, begin) - begin);
}

} // namespace

TEST_CASE("the content policy names exactly the style and the script that are there") {
  const std::string html = page(test::affair());
  CHECK(html.find("default-src 'none'; script-src 'sha256-" + base::sha256_base64(between(html, "<script>", "</script>")) +
                  "'; style-src 'sha256-" + base::sha256_base64(between(html, "<style>", "</style>")) + "'") != std::string::npos);
}

TEST_CASE("no text closes a block or opens a tag, and the template's marks in a text stay text") {
  const std::string bait = "</script></noscript><!--<img src=x>{{script}}\u2028";
  const std::string html = page(test::affair(bait));
  const std::string plain = page(test::affair());
  const auto count = [](const std::string &text, const std::string &what) {
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
      ++n;
    return n;
  };
  for (const char *tag : {"</script", "</noscript", "<!--", "<img"})
    CHECK(count(html, tag) == count(plain, tag));
  CHECK(count(html, "'use strict'") == 1);
  for (const char *block : {"events", "documents", "links", "texts-0"})
    CHECK(between(html, "id=\"" + std::string(block) + "\">", "</script>").find_first_of("\"&'<>\\`{} \n") == std::string::npos);
}

TEST_CASE("what a person said of an event stands beside what the sources say") {
  CHECK(page(test::affair()).find("<p class=\"fine\"><bdi>edit 3 by anna, 2024-05-02 (note): Checked against the gazette.</bdi></p>") !=
        std::string::npos);
}

TEST_CASE("the same chronicle gives the same page") { CHECK(page(test::affair()) == page(test::affair())); }
