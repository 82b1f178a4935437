// Bytes to sentences: blocks of the page, tokens of a block, sentences of its tokens.
#include <demarche/text.hpp>

#include "text/layout.hpp"
#include "text/sentence.hpp"
#include "text/tokenize.hpp"

namespace demarche {

Text split(std::string_view text) {
  Text out;
  out.tokens.reserve(text.size() / 4);
  std::uint32_t paragraph = 0;
  std::vector<std::uint32_t> ends;
  for (const text::Block &b : text::blocks(text)) {
    const auto first = static_cast<std::uint32_t>(out.tokens.size());
    text::tokenize(text, b.span, out.tokens);
    const auto last = static_cast<std::uint32_t>(out.tokens.size());
    if (first == last)
      continue;
    ends.clear();
    text::sentence_ends(text, out.tokens, first, last, ends);
    SentenceKind kind = text::kind_of_block(text, out.tokens.data() + first, out.tokens.data() + last);
    // A block that says several things is prose, whatever its last line looks like.
    if (ends.size() > 1 && kind != SentenceKind::list_item && kind != SentenceKind::caption)
      kind = SentenceKind::prose;
    std::uint32_t begin = first;
    if (const std::uint32_t n = text::dateline_tokens(text, out.tokens.data() + first, out.tokens.data() + last)) {
      begin = first + n;
      out.sentences.push_back(
          {{out.tokens[first].span.begin, out.tokens[begin - 1].span.end}, first, begin, paragraph, SentenceKind::dateline});
    }
    for (const std::uint32_t end : ends) {
      if (end <= begin)
        continue; // "LIMA, Sept. 3 -" is one dateline
      out.sentences.push_back({{out.tokens[begin].span.begin, out.tokens[end - 1].span.end}, begin, end, paragraph, kind});
      begin = end;
    }
    ++paragraph;
  }
  return out;
}

} // namespace demarche
