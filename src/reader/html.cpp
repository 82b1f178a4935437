// HTML: the article of the page, without the menus, teasers and notices around it; title, date, address and site from
// what the page says of itself.
#include <algorithm>
#include <climits>
#include <memory>
#include <mutex>

#include <libxml/HTMLparser.h>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "reader/boilerplate.hpp"
#include "reader/decode.hpp"
#include "reader/html.hpp"
#include "reader/html_meta.hpp"
#include "reader/html_tags.hpp"
#include "reader/prose.hpp"

namespace demarche {

namespace {

struct Page {
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> tree{nullptr, xmlFreeDoc};
  std::string cut; ///< why the parser gave up before the end
};

void say_nothing(void *, const char *, ...) {}

/// libxml2 opens nothing (NONET), and stops at 256 elements inside each other: so its work is linear in the page.
Page parse(const std::string &whole) {
  const std::string html = html::with_few_attributes(whole);
  static std::once_flag once;
  std::call_once(once, [] {
    xmlInitParser();
    xmlSetGenericErrorFunc(nullptr, say_nothing);
  });
  Page page;
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(htmlNewParserCtxt(), htmlFreeParserCtxt);
  if (!context || html.size() > INT_MAX)
    return page;
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  page.tree.reset(htmlCtxtReadMemory(context.get(), html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", options));
  const char *why = context->lastError.message;
  if (context->disableSAX != 0)
    page.cut = why && std::string_view(why).find("depth") != std::string_view::npos ? "elements stand more than 256 deep inside each other"
                                                                                    : "a run of words has more than 10 million bytes";
  return page;
}

std::string text_of(xmlNode *root) {
  const html::Scope scope = html::scope_of(root);
  std::vector<html::Block> blocks = html::blocks_below(scope.top);
  std::vector<bool> keep = html::text_blocks(blocks, scope.marked);
  if (std::find(keep.begin(), keep.end(), true) == keep.end())
    keep.assign(blocks.size(), true); // a page of a few words: they are its text
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (keep[i])
      kept.push_back(std::move(blocks[i].text));
  return paragraphs(kept);
}

/// A page has a tag in its head that only HTML has.
bool accepts(const Input &input) {
  constexpr std::size_t head = 1024;
  std::string start = input.bytes.substr(0, head);
  std::transform(start.begin(), start.end(), start.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto first = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos || start[first] != '<')
    return false;
  return start.find("<!doctype html") != std::string::npos || start.find("<html") != std::string::npos ||
         start.compare(first, 5, "<head") == 0 || start.compare(first, 5, "<body") == 0;
}

void read(const Input &input, ReadResult &out) {
  const std::optional<std::string> html = decode(input, out, declared_encoding(input.bytes));
  if (!html)
    return;
  Document d = read_page(*html, input.name, out);
  d.id = base::hex(input.bytes, 16);
  out.documents.push_back(std::move(d));
}

} // namespace

Document read_page(const std::string &html, const std::string &name, ReadResult &out) {
  Document d;
  d.origin = name;
  const Page page = parse(html);
  if (!page.cut.empty())
    out.notices.push_back(name + ": " + page.cut + "; only what comes before is read");
  if (xmlNode *root = page.tree ? xmlDocGetRootElement(page.tree.get()) : nullptr) {
    html::describe(root, d);
    d.text = under_title(d.title, text_of(root));
  }
  return d;
}

std::string words_of_html(const std::string &html) {
  const Page page = parse(html);
  xmlNode *root = page.tree ? xmlDocGetRootElement(page.tree.get()) : nullptr;
  if (!root)
    return {};
  std::vector<std::string> all;
  for (html::Block &b : html::blocks_below(root))
    all.push_back(std::move(b.text));
  return paragraphs(all);
}

extern const Reader reader_html;
const Reader reader_html = {"html", ".html .htm .xhtml", accepts, read, false, true};

} // namespace demarche
