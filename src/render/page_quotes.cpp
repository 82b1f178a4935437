#include "render/page_quotes.hpp"

#include <algorithm>

#include "base/escape.hpp"

namespace demarche::render_room {

namespace {

std::size_t code_points(std::string_view s) {
  return static_cast<std::size_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

/// Folded, but a blank at a seam stays: the parts are read as one.
std::string folded(std::string_view raw, bool blank_before, bool blank_after) {
  const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  std::string out = base::fold_space(raw);
  if (blank_before && !raw.empty() && blank(raw.front()))
    out.insert(0, " ");
  if (blank_after && !raw.empty() && blank(raw.back()) && out != " ")
    out += ' ';
  return out;
}

} // namespace

PageQuote page_quote(const Chronicle &c, const Facts &facts, std::size_t document, const Evidence &e, Span marked,
                     const std::string &rule) {
  const std::string_view text = c.documents[e.document].document.text;
  if (!e.span.contains(marked))
    marked = {e.span.end, e.span.end};
  const std::string before = folded(text.substr(e.span.begin, marked.begin - e.span.begin), false, true);
  const std::string inside = folded(text.substr(marked.begin, marked.end - marked.begin), true, true);
  const std::string after = folded(text.substr(marked.end, e.span.end - marked.end), true, false);
  return {document, facts.begin(e), facts.end(e), before + inside + after, code_points(before), code_points(inside), rule};
}

std::size_t PageQuotes::add(PageBlock &to, const PageQuote &q) {
  const auto [at, added] = numbers_.emplace(std::tuple(q.document, q.start, q.end, q.marked, q.marked_length, q.rule), numbers_.size());
  if (added) {
    to.step("document", q.document);
    to.difference("start", q.start, q.document == document_ ? end_ : 0);
    to.difference("length", q.end - q.start, code_points(q.text));
    to.number("marked#", q.marked_length);
    to.number("marked", q.marked_length ? q.marked : 0);
    to.number("rule", rules_.number(q.rule));
    to.text("text", words_.write(q.text));
    document_ = q.document;
    end_ = q.end;
  }
  return at->second;
}

} // namespace demarche::render_room
