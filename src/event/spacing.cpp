#include "event/spacing.hpp"

namespace demarche::event {

bool hyphened(const Discourse &d, TokenIndex a, TokenIndex b) {
  if (b != a + 2 || d.form(a + 1) != "-")
    return false;
  const auto &tokens = d.text.tokens;
  return (tokens[a].span.end == tokens[a + 1].span.begin) == (tokens[a + 1].span.end == tokens[b].span.begin);
}

namespace {

/// Texts that were cut into words put a blank before "'s" and marks, and after "$": no label does.
bool clings(const Discourse &d, TokenIndex before, TokenIndex after) {
  const std::string_view a = d.form(before), b = d.form(after);
  const bool ending = (b.front() == '\'' || b.starts_with("\u2019")) && d.word(after).upos == Upos::PART;
  return ending || b == "," || b == "." || b == ";" || b == ":" || b == "%" || b == ")" || a == "(" || a == "$" || a == "#" ||
         a == "\u00a3" || a == "\u20ac";
}

} // namespace

std::string join_tokens(const Discourse &d, const std::vector<TokenIndex> &tokens) {
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool next = i > 0 && tokens[i] == tokens[i - 1] + 1;
    const bool adjoins =
        next && (d.text.tokens[tokens[i - 1]].span.end == d.text.tokens[tokens[i]].span.begin || clings(d, tokens[i - 1], tokens[i]));
    if (i > 0 && hyphened(d, tokens[i - 1], tokens[i]))
      out += '-';
    else if (i > 0 && !adjoins)
      out += ' ';
    for (const char c : d.form(tokens[i])) // a line break inside a token is a space
      out += c == '\n' || c == '\t' ? ' ' : c;
  }
  return out;
}

} // namespace demarche::event
