// An HTML page cut into blocks of words, and what a block's place in the page says of it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

namespace demarche::html {

/// What a block is by its element.
enum class Kind : std::uint8_t { paragraph, heading, other };

struct Block {
  std::string text;         ///< folded; lines of <br> and <pre> stay lines
  std::uint32_t words = 0;  ///< runs between blanks
  std::uint32_t linked = 0; ///< of them, inside links
  Kind kind = Kind::other;
};

/// "class", "content": empty when the element has no such attribute.
std::string attribute(const xmlNode *, const char *name);
bool is(const xmlNode *, std::string_view element) noexcept;

/// The nodes below and with `top` in the order of the page, without recursion. Calls enter(node) and, when that says to go
/// in, leave(node) after its children.
template <class Enter, class Leave> void walk(xmlNode *top, Enter enter, Leave leave) {
  xmlNode *n = top;
  while (n) {
    const bool in = enter(n) && n->type == XML_ELEMENT_NODE;
    if (in && n->children) {
      n = n->children;
      continue;
    }
    if (in)
      leave(n);
    while (n != top && !n->next) {
      n = n->parent;
      leave(n);
    }
    if (n == top)
      return;
    n = n->next;
  }
}

/// What the page's own mark-up says is its article; else its body, else `root`.
struct Scope {
  xmlNode *top = nullptr;
  bool marked = false; ///< by <article>, <main> or itemprop="articleBody"
};
Scope scope_of(xmlNode *root);

/// The blocks below a node, without menus, forms, captions, scripts and what is hidden.
std::vector<Block> blocks_below(xmlNode *top);

} // namespace demarche::html
