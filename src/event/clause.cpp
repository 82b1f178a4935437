// The words of a clause, as a headline that takes it in has them.
#include "event/phrase.hpp"

#include "event/spacing.hpp"

namespace demarche::event {

namespace {

/// "United States" is "U.S." in a headline.
std::string join_shortened(const Discourse &d, const std::vector<TokenIndex> &tokens) {
  std::string out;
  std::vector<TokenIndex> run; // not yet written
  const auto put = [&](const std::string &words) { out += (out.empty() || words.empty() ? "" : " ") + words; };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::uint32_t m = d.mention_at[tokens[i]];
    const Mention *name = m != none && d.actors.mentions[m].first == tokens[i] ? &d.actors.mentions[m] : nullptr;
    const std::size_t length = name ? name->last - name->first : 0;
    if (name && i + length <= tokens.size() && tokens[i + length - 1] + 1 == name->last)
      if (const std::string &shorter = d.lexicon.abbreviation(slice(d.document.text, name->span)); !shorter.empty()) {
        put(join_tokens(d, run));
        run.clear();
        put(shorter);
        i += length - 1;
        continue;
      }
    run.push_back(tokens[i]);
  }
  put(join_tokens(d, run));
  return out;
}

} // namespace

namespace {

/// Where a clause goes on after a relative clause that stands within it before its verb ("the drills, which began in May, were a
/// threat"); else the place itself.
TokenIndex after_relative(const Discourse &d, TokenIndex t, TokenIndex verb) {
  for (TokenIndex v = t; v < verb; ++v)
    if (d.word(v).deprel == Deprel::acl_relcl && d.tree.left(v) == t && d.tree.right(v) <= verb)
      return d.tree.right(v);
  return t;
}

} // namespace

std::string clause_words(const Discourse &d, TokenIndex verb, std::size_t most) {
  const TokenIndex end = d.tree.right(verb);
  std::vector<TokenIndex> kept;
  for (TokenIndex t = d.tree.left(verb); t < end && kept.size() < most; ++t) {
    if (const TokenIndex after = after_relative(d, t, verb); after != t) {
      t = after - 1;
      continue;
    }
    const Word &w = d.word(t);
    const bool hyphen = d.form(t) == "-" && t > 0 && t + 1 < end && hyphened(d, t - 1, t + 1);
    const auto h = d.head(t);
    const bool goes_on = w.deprel == Deprel::mark && w.upos == Upos::PART && h && d.word(*h).deprel == Deprel::xcomp && !kept.empty() &&
                         d.head(*h) == kept.back(); // "tries to talk"
    if (w.deprel == Deprel::mark && h && d.word(*h).deprel == Deprel::ccomp && !kept.empty() && d.head(*h) == kept.back() &&
        d.lemma(t) == "that")
      continue; // "says he hoped (that) it would end"
    if (t > verb && !hyphen && !goes_on && (w.upos == Upos::PUNCT || w.deprel == Deprel::mark))
      break;
    if ((w.deprel == Deprel::det && d.lemma(t) != "no") || w.upos == Upos::PUNCT || d.timex_at[t] != none ||
        (w.deprel == Deprel::mark && w.head == static_cast<std::int32_t>(verb)) ||
        (w.deprel == Deprel::case_ && h && d.timex_at[*h] != none))
      continue;
    kept.push_back(t);
  }
  // What was cut in two says nothing: words that lead to another that did not make it in.
  while (!kept.empty()) {
    const TokenIndex last = kept.back();
    const auto h = d.head(last);
    const Upos u = d.word(last).upos;
    const bool leads = h && *h > last && last != verb;
    const bool to_clause = u == Upos::ADV && last + 1 < end && d.word(last + 1).deprel == Deprel::mark; // "as soon (as it was safe)"
    if (!leads && !to_clause && (u != Upos::ADP || d.word(last).deprel == Deprel::compound_prt) && u != Upos::CCONJ && u != Upos::AUX &&
        u != Upos::SCONJ && u != Upos::PART)
      break;
    kept.pop_back();
  }
  return join_shortened(d, kept);
}

} // namespace demarche::event
