// Markdown (CommonMark, by cmark), with front matter. The text is the words: a block a paragraph, without marks.
#include <cmark.h>

#include <algorithm>
#include <memory>

#include <demarche/reader.hpp>

#include "base/hash.hpp"
#include "reader/decode.hpp"
#include "reader/front_matter.hpp"

namespace demarche {

namespace {

using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

std::string_view literal(cmark_node *node) {
  const char *text = cmark_node_get_literal(node);
  return text ? text : "";
}

/// What a node gives to the text when it is entered.
std::string_view words_of(cmark_node *node) {
  switch (cmark_node_get_type(node)) {
  case CMARK_NODE_TEXT:
  case CMARK_NODE_CODE:
  case CMARK_NODE_CODE_BLOCK:
    return literal(node);
  case CMARK_NODE_SOFTBREAK:
    return " ";
  case CMARK_NODE_LINEBREAK:
    return "\n";
  default:
    return {}; // HTML is markup, a thematic break is a line
  }
}

bool is_block_of_words(cmark_node_type type) {
  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_CODE_BLOCK;
}

struct Body {
  std::string text;
  std::string title; ///< the first heading
};

/// Blocks stand apart by an empty line, so that a sentence never runs from a heading or a list item into the next.
Body words(const std::string &markdown) {
  const Node root(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), cmark_node_free);
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(root.get()), cmark_iter_free);
  Body body;
  std::size_t block = 0; // where the block at hand begins
  for (cmark_event_type event; (event = cmark_iter_next(walk.get())) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(walk.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (event == CMARK_EVENT_ENTER) {
      if (is_block_of_words(type))
        block = body.text.size();
      body.text += words_of(node);
    }
    const bool leaves = event == CMARK_EVENT_EXIT || type == CMARK_NODE_CODE_BLOCK; // a code block is entered only
    if (!leaves || !is_block_of_words(type))
      continue;
    body.text.resize(std::max(block, body.text.find_last_not_of(" \n") + 1));
    if (body.text.size() == block)
      continue;
    if (type == CMARK_NODE_HEADING && body.title.empty())
      body.title = body.text.substr(block);
    body.text += "\n\n";
  }
  if (!body.text.empty())
    body.text.pop_back(); // one line end closes the last block
  return body;
}

void read(const Input &input, ReadResult &out) {
  std::optional<std::string> decoded = decode(input, out);
  if (!decoded)
    return;
  Document d;
  d.origin = input.name;
  d.id = base::hex(input.bytes, 16);
  Body body = words(take_front_matter(std::move(*decoded), d, out));
  d.text = std::move(body.text);
  if (d.title.empty())
    d.title = std::move(body.title);
  out.documents.push_back(std::move(d));
}

bool accepts(const Input &input) { return input.bytes.starts_with("---\n") || input.bytes.starts_with("---\r\n"); }

} // namespace

extern const Reader reader_markdown;
const Reader reader_markdown = {"markdown", ".md .markdown", accepts, read};

} // namespace demarche
