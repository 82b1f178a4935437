// The quotes of the page: sentences cut to what a reader sees, each once a block.
#pragma once
#include <map>
#include <string>
#include <tuple>

#include "render/facts.hpp"
#include "render/page_block.hpp"
#include "render/page_words.hpp"

namespace demarche::render_room {

/// Gives each distinct text a number, in order of first use.
class PageTable {
public:
  std::size_t number(const std::string &key) {
    const auto [at, added] = numbers_.emplace(key, values_.size());
    if (added)
      values_.push_back(key);
    return at->second;
  }
  const PageBlock::Json &values() const { return values_; }

private:
  std::map<std::string, std::size_t> numbers_;
  PageBlock::Json values_ = PageBlock::Json::array();
};

/// A sentence, and the words in it that are marked; offsets in code points of `text`.
struct PageQuote {
  std::size_t document = 0, start = 0, end = 0; ///< of the page's documents; of the document's text
  std::string text;                             ///< white space folded
  std::size_t marked = 0, marked_length = 0;    ///< none: length 0
  std::string rule;
};

PageQuote page_quote(const Chronicle &, const Facts &, std::size_t document, const Evidence &, Span marked, const std::string &rule);

/// The quotes of one block.
class PageQuotes {
public:
  PageQuotes(const PageWords &words, PageTable &rules) : words_(words), rules_(rules) {}
  /// The number of the quote in the block.
  std::size_t add(PageBlock &to, const PageQuote &);

private:
  const PageWords &words_;
  PageTable &rules_;
  std::size_t document_ = 0, end_ = 0; ///< of the last quote: the next often follows it
  std::map<std::tuple<std::size_t, std::size_t, std::size_t, std::size_t, std::size_t, std::string>, std::size_t> numbers_;
};

} // namespace demarche::render_room
