// Feeds: RSS 0.9x to 2.0, RSS 1.0 and Atom. An item is a document; its words are those the feed carries, which may be a summary.
#include <sstream>

#include "base/hash.hpp"
#include "reader/dates.hpp"
#include "reader/html.hpp"
#include "reader/prose.hpp"
#include "reader/xml.hpp"

namespace demarche {

namespace {

using pugi::xml_node;

/// The first of these children that is there and says something.
xml_node first_of(const xml_node &item, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    for (const xml_node &c : item.children())
      if (local_name(c) == name && c.first_child())
        return c;
  return {};
}

/// What an element holds, as HTML: RSS and Atom's type="html" escape it, Atom's type="xhtml" does not.
std::string html_of(const xml_node &content) {
  if (std::string_view(content.attribute("type").value()) != "xhtml")
    return content.child_value();
  std::ostringstream out;
  for (const xml_node &c : content.children())
    c.print(out, "", pugi::format_raw);
  return std::move(out).str();
}

std::string link_of(const xml_node &item) {
  for (const xml_node &c : item.children()) {
    if (local_name(c) != "link")
      continue;
    const std::string_view rel = c.attribute("rel").value();
    if (std::string href = c.attribute("href").value(); !href.empty() && (rel.empty() || rel == "alternate"))
      return href;
    if (*c.child_value())
      return words_of(c);
  }
  return {};
}

Document document_of(const xml_node &item) {
  Document d;
  d.title = words_of_html(first_of(item, {"title"}).child_value());
  trim_end(d.title);
  d.url = link_of(item);
  d.published = metadata_date(words_of(first_of(item, {"pubDate", "published", "date", "issued"})));
  d.source = words_of(first_of(item, {"source"}));
  const xml_node content = first_of(item, {"encoded", "content", "description", "summary"});
  const std::string_view type = content.attribute("type").value();
  std::string words = type == "text" && local_name(content) != "encoded" ? words_of(content) + '\n' : words_of_html(html_of(content));
  d.text = under_title(d.title, std::move(words));
  d.id = base::hex(d.url + '\0' + d.title + '\0' + d.text, 16);
  return d;
}

void read(const Input &input, ReadResult &out) {
  pugi::xml_document xml;
  if (!load_xml(input, xml, out))
    return;
  const xml_node root = xml.document_element();
  const xml_node channel = child(root, "channel");
  const std::string title = words_of(first_of(channel ? channel : root, {"title"}));
  int number = 0;
  for (const xml_node &parent : {channel, root}) // RSS 1.0 keeps its items beside the channel
    for (const xml_node &item : parent.children()) {
      if (local_name(item) != "item" && local_name(item) != "entry")
        continue;
      Document d = document_of(item);
      d.origin = input.name + ':' + std::to_string(++number);
      if (d.source.empty())
        d.source = title;
      out.documents.push_back(std::move(d));
    }
  if (number == 0)
    out.notices.push_back(input.name + ": a feed without items");
}

bool accepts(const Input &input) {
  const std::string_view root = root_of(input.bytes);
  return root == "rss" || root == "feed" || root == "RDF";
}

} // namespace

extern const Reader reader_feed;
const Reader reader_feed = {"feed", ".rss .atom", accepts, read, true, true};

} // namespace demarche
