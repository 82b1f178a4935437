#include "event/pattern.hpp"

#include <algorithm>

namespace demarche::event {

namespace {

bool holds(const std::vector<std::string> &lemmas, std::string_view lemma) {
  return std::binary_search(lemmas.begin(), lemmas.end(), lemma, [](std::string_view a, std::string_view b) { return a < b; });
}

/// Whether a dependent stands where the condition looks.
bool stands(const Condition &c, const Scene &s, TokenIndex head, TokenIndex kid) {
  const Word &w = s.syntax.words[kid];
  switch (c.where) {
  case Condition::Where::object:
    return w.deprel == Deprel::obj || w.deprel == Deprel::nsubj_pass ||
           (is_nominal_modifier(w.deprel) && is_noun(s.syntax.words[head].upos) && preposition_of(s, kid) == "of");
  case Condition::Where::subject:
    return w.deprel == Deprel::nsubj || w.deprel == Deprel::obl_agent || w.deprel == Deprel::nmod_poss;
  case Condition::Where::particle:
    return w.deprel == Deprel::compound_prt || (w.deprel == Deprel::advmod && kid == head + 1);
  case Condition::Where::open_clause:
    return is_complement_clause(s, kid) && (w.deprel == Deprel::xcomp || !is_finite(s, kid));
  case Condition::Where::clause:
    return is_complement_clause(s, kid);
  case Condition::Where::modifier:
    return w.deprel == Deprel::amod || w.deprel == Deprel::compound || w.deprel == Deprel::nmod_poss || w.deprel == Deprel::det ||
           w.deprel == Deprel::advmod || w.deprel == Deprel::nummod || is_nominal_modifier(w.deprel);
  case Condition::Where::auxiliary:
    return w.deprel == Deprel::aux || w.deprel == Deprel::aux_pass || w.deprel == Deprel::cop;
  case Condition::Where::preposition:
    return (is_oblique(w.deprel) || is_nominal_modifier(w.deprel) || w.deprel == Deprel::advcl || w.deprel == Deprel::acl) &&
           preposition_of(s, kid) == c.preposition;
  }
  return false;
}

bool fits(const Condition &c, const Scene &s, TokenIndex kid) {
  if (c.categories != 0)
    return s.category != nullptr && (c.categories >> static_cast<unsigned>((*s.category)[kid]) & 1u) != 0;
  return c.lemmas.empty() || holds(c.lemmas, s.lemma(kid));
}

/// The dependent itself, or one coordinated with it.
bool found(const Condition &c, const Scene &s, TokenIndex head) {
  for (const TokenIndex kid : s.tree.children(head)) {
    if (!stands(c, s, head, kid))
      continue;
    if (fits(c, s, kid))
      return true;
    for (const TokenIndex other : s.tree.children(kid))
      if (s.syntax.words[other].deprel == Deprel::conj && fits(c, s, other))
        return true;
  }
  // A participle after a noun, or a relative clause, has that noun for its object: "sanctions imposed on".
  const Word &w = s.syntax.words[head];
  if (c.where == Condition::Where::object && s.tree.head(head) != no_head) {
    const auto governor = static_cast<TokenIndex>(s.tree.head(head));
    const bool participle = w.deprel == Deprel::acl && w.features.form == VerbForm::participle && w.features.tense != Tense::present;
    if ((participle || w.deprel == Deprel::acl_relcl || w.deprel == Deprel::amod) && is_noun(s.syntax.words[governor].upos))
      return fits(c, s, governor);
  }
  return false;
}

} // namespace

bool Pattern::looks_at_categories() const noexcept {
  return std::any_of(conditions.begin(), conditions.end(), [](const Condition &c) { return c.categories != 0; });
}

std::size_t Pattern::weight() const noexcept {
  std::size_t w = 0;
  for (const Condition &c : conditions)
    w += c.lemmas.empty() && c.categories == 0 ? 2 : 3;
  return w;
}

PatternSet::PatternSet(const RuleFile &file, std::size_t column) {
  for (std::uint32_t r = 0; r < file.rows.size(); ++r)
    for (const std::string_view text : split_on(file.rows[r].cells[column], ';')) {
      const auto first = text.find_first_not_of(' ');
      patterns_.push_back(compile_pattern(file, file.rows[r], column, first == std::string_view::npos ? text : text.substr(first)));
      patterns_.back().row = r;
    }
  index();
}

void PatternSet::index() {
  for (std::uint32_t i = 0; i < patterns_.size(); ++i) {
    if (patterns_[i].heads.empty())
      by_lemma_[{}].push_back(i);
    for (const std::string &lemma : patterns_[i].heads)
      by_lemma_[std::to_string(static_cast<int>(patterns_[i].word_class)) + lemma].push_back(i);
  }
  for (auto &[lemma, list] : by_lemma_) // each list by itself: the order of the table does not show
    std::stable_sort(list.begin(), list.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return patterns_[a].weight() > patterns_[b].weight(); });
}

const std::vector<std::uint32_t> &PatternSet::candidates(WordClass c, std::string_view lemma) const {
  static const std::vector<std::uint32_t> none;
  char key[64];
  if (lemma.size() + 1 > sizeof key)
    return none;
  key[0] = static_cast<char>('0' + static_cast<int>(c));
  for (std::size_t i = 0; i < lemma.size(); ++i)
    key[i + 1] = lemma[i] >= 'A' && lemma[i] <= 'Z' ? static_cast<char>(lemma[i] - 'A' + 'a') : lemma[i];
  const auto found = by_lemma_.find(std::string_view(key, lemma.size() + 1));
  return found == by_lemma_.end() ? none : found->second;
}

std::vector<std::string> PatternSet::heads(WordClass c) const {
  std::vector<std::string> out;
  for (const Pattern &p : patterns_)
    if (p.word_class == c)
      out.insert(out.end(), p.heads.begin(), p.heads.end());
  return out;
}

WordClass word_class(const Word &w) noexcept {
  switch (w.upos) {
  case Upos::VERB:
    return WordClass::verb;
  case Upos::NOUN:
  case Upos::PROPN:
    return WordClass::noun;
  case Upos::ADJ:
    return WordClass::adjective;
  case Upos::AUX:
    return WordClass::auxiliary;
  default:
    return WordClass::other;
  }
}

bool is_finite(const Scene &s, TokenIndex t) {
  if (s.syntax.words[t].features.form == VerbForm::finite)
    return true;
  for (const TokenIndex kid : s.tree.children(t)) {
    const Word &w = s.syntax.words[kid];
    if ((w.deprel == Deprel::aux || w.deprel == Deprel::aux_pass || w.deprel == Deprel::cop) && w.features.form == VerbForm::finite)
      return true;
  }
  return false;
}

bool is_complement_clause(const Scene &s, TokenIndex t) {
  const Word &w = s.syntax.words[t];
  switch (w.deprel) {
  case Deprel::ccomp:
  case Deprel::xcomp:
  case Deprel::acl:
  case Deprel::csubj:
    return true;
  case Deprel::advcl: // of an adjective or a participle, parsers often say advcl for the complement
    if (w.head == no_head || preposition_of(s, t) != "to")
      return false;
    else {
      const Word &h = s.syntax.words[static_cast<TokenIndex>(w.head)];
      return h.upos == Upos::ADJ || (h.features.form == VerbForm::participle && h.features.tense != Tense::present);
    }
  default:
    return false;
  }
}

bool matches(const Pattern &p, const Scene &s, TokenIndex t) {
  return std::all_of(p.conditions.begin(), p.conditions.end(), [&](const Condition &c) { return found(c, s, t) != c.negated; });
}

std::string_view preposition_of(const Scene &s, TokenIndex t) {
  for (const TokenIndex kid : s.tree.children(t)) {
    if (kid > t)
      break;
    if (s.syntax.words[kid].deprel == Deprel::case_ || s.syntax.words[kid].deprel == Deprel::mark)
      return s.lemma(kid);
  }
  // "including the official John Doe": hung on a word inside the phrase that it opens
  if (is_noun(s.syntax.words[t].upos)) {
    TokenIndex first = s.tree.left(t);
    while (first < t && s.syntax.words[first].upos == Upos::PUNCT)
      ++first;
    if (first < t && s.syntax.words[first].deprel == Deprel::case_)
      return s.lemma(first);
  }
  return {};
}

} // namespace demarche::event
