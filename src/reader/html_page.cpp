#include "reader/html_page.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "reader/prose.hpp"

namespace demarche::html {

namespace {

template <std::size_t N> bool among(std::string_view word, const std::array<std::string_view, N> &list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string_view name_of(const xmlNode *n) { return n->type == XML_ELEMENT_NODE ? reinterpret_cast<const char *>(n->name) : ""; }

std::string_view text_of(const xmlNode *n) {
  const bool words = (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content;
  return words ? reinterpret_cast<const char *>(n->content) : "";
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Elements that are no part of a text, whatever they hold.
bool silent(std::string_view element) {
  static constexpr std::array<std::string_view, 26> elements = {"script", "style",  "noscript", "template", "nav",       "footer", "aside",
                                                                "form",   "button", "select",   "textarea", "input",     "svg",    "canvas",
                                                                "iframe", "object", "figure",   "menu",     "dialog",    "audio",  "video",
                                                                "map",    "math",   "head",     "applet",   "figcaption"};
  return among(element, elements);
}

/// Elements that begin a block of their own.
bool breaks(std::string_view element) {
  static constexpr std::array<std::string_view, 35> elements = {
      "p",       "div",   "h1",         "h2",    "h3",    "h4",      "h5",      "h6",      "li",      "ul",       "ol",   "dl",
      "dt",      "dd",    "blockquote", "pre",   "table", "tr",      "td",      "th",      "section", "article",  "main", "header",
      "address", "tbody", "thead",      "tfoot", "hr",    "caption", "details", "summary", "center",  "fieldset", "body"};
  return among(element, elements);
}

/// Words of a class or id that web pages give to what stands around their text.
bool names_clutter(std::string_view word) {
  static constexpr std::array<std::string_view, 43> words = {
      "ad",       "ads",           "advert",      "advertisement", "banner",       "breadcrumb", "breadcrumbs", "byline",     "caption",
      "comment",  "comments",      "consent",     "cookie",        "cookies",      "credit",     "disclaimer",  "footer",     "hidden",
      "masthead", "menu",          "modal",       "nav",           "navbar",       "navigation", "newsletter",  "pagination", "popup",
      "promo",    "recirculation", "recommended", "related",       "share",        "sharing",    "sidebar",     "signup",     "skip",
      "social",   "sponsor",       "sponsored",   "subscribe",     "subscription", "tags",       "toolbar"};
  return among(word, words);
}

/// "articleShare-buttons" is "article", "share", "buttons".
bool named_as_clutter(const xmlNode *n) {
  for (const char *key : {"class", "id"}) {
    const std::string value = attribute(n, key) + ' ';
    std::string word;
    for (const char c : value) {
      const bool upper = c >= 'A' && c <= 'Z';
      const bool in_word = upper || (c >= 'a' && c <= 'z');
      if ((!in_word || upper) && !word.empty()) {
        if (names_clutter(word))
          return true;
        word.clear();
      }
      if (in_word)
        word += lower(c);
    }
  }
  return false;
}

bool hidden(const xmlNode *n) {
  static constexpr std::array<std::string_view, 6> roles = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog"};
  if (xmlHasProp(const_cast<xmlNode *>(n), reinterpret_cast<const xmlChar *>("hidden")) || attribute(n, "aria-hidden") == "true" ||
      among(attribute(n, "role"), roles))
    return true;
  std::string style = attribute(n, "style");
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos;
}

using Counts = std::unordered_map<const xmlNode *, std::uint32_t>;

std::uint32_t count_words(std::string_view s) {
  std::uint32_t n = 0;
  bool blank = true;
  for (const char c : s) {
    const bool b = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    n += blank && !b;
    blank = b;
  }
  return n;
}

/// Words below each element.
Counts count_below(xmlNode *top) {
  Counts counts;
  std::vector<std::uint32_t> sums = {0};
  walk(
      top,
      [&](const xmlNode *n) {
        if (n->type != XML_ELEMENT_NODE) {
          sums.back() += count_words(text_of(n));
          return false;
        }
        if (silent(name_of(n)))
          return false;
        sums.push_back(0);
        return true;
      },
      [&](const xmlNode *n) {
        counts[n] = sums.back();
        const std::uint32_t below = sums.back();
        sums.pop_back();
        sums.back() += below;
      });
  return counts;
}

class Cutter {
public:
  explicit Cutter(xmlNode *top) : top_(top), counts_(count_below(top)) {}

  std::vector<Block> cut() {
    walk(
        top_, [this](xmlNode *n) { return enter(n); }, [this](xmlNode *n) { leave(n); });
    close();
    return std::move(blocks_);
  }

private:
  bool enter(xmlNode *n) {
    if (n->type != XML_ELEMENT_NODE) {
      add(text_of(n));
      return false;
    }
    const std::string_view name = name_of(n);
    if (name == "br") {
      line_break();
      return false;
    }
    if (n != top_ && clutter(n, name))
      return false;
    if (breaks(name))
      open(name);
    links_ += name == "a";
    pre_ += name == "pre";
    return true;
  }

  void leave(xmlNode *n) {
    const std::string_view name = name_of(n);
    if (breaks(name))
      close();
    links_ -= name == "a";
    pre_ -= name == "pre";
  }

  /// Of what is only named like clutter, half of the page and more cannot be.
  bool clutter(const xmlNode *n, std::string_view name) {
    if (silent(name) || hidden(n))
      return true;
    if (name == "sup" && named_as_reference(n))
      return true;
    if (name == "header" && !top_is_article() && !heads_an_article(n))
      return true;
    if (name == "html" || name == "body" || name == "article" || name == "main")
      return false;
    return counts_[n] * 2 < counts_[top_] && named_as_clutter(n);
  }

  static bool named_as_reference(const xmlNode *n) { return attribute(n, "class").find("reference") != std::string::npos; }
  bool top_is_article() const { return is(top_, "article") || is(top_, "main"); }
  static bool heads_an_article(const xmlNode *n) {
    for (n = n->parent; n; n = n->parent)
      if (is(n, "article") || is(n, "main"))
        return true;
    return false;
  }

  void open(std::string_view name) {
    close();
    const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    static constexpr std::array<std::string_view, 6> paragraphs = {"p", "blockquote", "pre", "li", "dd", "td"};
    block_.kind = heading ? Kind::heading : among(name, paragraphs) ? Kind::paragraph : Kind::other;
  }

  void add(std::string_view s) {
    if (pre_ == 0) {
      append_folded(block_.text, s);
    } else {
      for (std::size_t begin = 0; begin <= s.size();) {
        const auto end = std::min(s.find('\n', begin), s.size());
        append_folded(block_.text, s.substr(begin, end - begin));
        if (end < s.size())
          line_break();
        begin = end + 1;
      }
    }
    const std::uint32_t n = count_words(s);
    block_.words += n;
    block_.linked += links_ > 0 ? n : 0;
  }

  /// Two breaks end a paragraph; nothing else does in many an old page.
  void line_break() {
    if (!block_.text.empty() && block_.text.back() == '\n')
      close();
    else
      append_line_break(block_.text);
  }

  void close() {
    trim_end(block_.text);
    const Kind kind = block_.kind;
    if (!block_.text.empty())
      blocks_.push_back(std::move(block_));
    block_ = {};
    block_.kind = kind == Kind::heading ? Kind::other : kind; // text behind a nested block is still its parent's
  }

  xmlNode *top_;
  Counts counts_;
  std::vector<Block> blocks_;
  Block block_;
  int links_ = 0, pre_ = 0;
};

} // namespace

std::string attribute(const xmlNode *n, const char *name) {
  for (const xmlAttr *a = n->properties; a; a = a->next)
    if (std::string_view(reinterpret_cast<const char *>(a->name)) == name)
      return a->children && a->children->content ? reinterpret_cast<const char *>(a->children->content) : "";
  return {};
}

bool is(const xmlNode *n, std::string_view element) noexcept { return name_of(n) == element; }

Scope scope_of(xmlNode *root) {
  Counts counts = count_below(root);
  const xmlNode *best_of[3] = {nullptr, nullptr, nullptr}; // articleBody, <article>, <main>
  xmlNode *body = root;
  walk(
      root,
      [&](xmlNode *n) {
        if (n->type != XML_ELEMENT_NODE || silent(name_of(n)))
          return false;
        if (is(n, "body"))
          body = n;
        const int rank = attribute(n, "itemprop") == "articleBody"         ? 0
                         : is(n, "article")                                ? 1
                         : is(n, "main") || attribute(n, "role") == "main" ? 2
                                                                           : -1;
        if (rank >= 0 && (!best_of[rank] || counts[n] > counts[best_of[rank]]))
          best_of[rank] = n;
        return true;
      },
      [](xmlNode *) {});
  constexpr std::uint32_t share = 4; // of the page's words an article has at least a quarter; teasers have less
  for (const xmlNode *n : best_of)
    if (n && counts[n] > 0 && counts[n] * share >= counts[body])
      return {const_cast<xmlNode *>(n), true};
  return {body, false};
}

std::vector<Block> blocks_below(xmlNode *top) { return Cutter(top).cut(); }

} // namespace demarche::html
