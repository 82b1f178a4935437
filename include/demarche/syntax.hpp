// Tags, lemmas, a dependency tree and name spans: parallel to Text::tokens.
//
// Universal Dependencies v2 (universaldependencies.org): UPOS, features and relations.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/text.hpp>

namespace demarche {

enum class Upos : std::uint8_t { ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X };
const char *to_string(Upos) noexcept;

enum class Tense : std::uint8_t { none, past, present };
enum class VerbForm : std::uint8_t { none, finite, infinitive, participle, gerund };
enum class Voice : std::uint8_t { none, active, passive };
enum class Mood : std::uint8_t { none, indicative, imperative, subjunctive };
enum class Number : std::uint8_t { none, singular, plural };
enum class Degree : std::uint8_t { none, positive, comparative, superlative };

/// The features that matter downstream; of the word itself, as UD's FEATS has them.
struct Features {
  Tense tense = Tense::none;
  VerbForm form = VerbForm::none;
  Voice voice = Voice::none;
  Mood mood = Mood::none;
  Number number = Number::none;
  Degree degree = Degree::none;
  std::uint8_t person = 0; ///< 1..3, 0 none
  bool operator==(const Features &) const = default;
};

/// UD v2 relations of English, subtypes kept ("nsubj:pass", "obl:tmod", "acl:relcl", ...).
enum class Deprel : std::uint8_t {
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};
const char *to_string(Deprel) noexcept;

inline constexpr std::int32_t no_head = -1;

struct Word {
  Upos upos = Upos::X;
  Features features;
  Deprel deprel = Deprel::dep;
  std::int32_t head = no_head; ///< token index in the document; no_head for the root of its sentence
  std::uint32_t lemma = 0;     ///< offset into Syntax::lemmas
  std::uint16_t lemma_size = 0;
};

enum class NameKind : std::uint8_t { person, organization, place, other };

/// A run of tokens that names something: [first, last).
struct Name {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  NameKind kind = NameKind::other;
};

struct Syntax {
  std::vector<Word> words; ///< parallel to Text::tokens
  std::vector<Name> names; ///< in order, not overlapping
  std::string lemmas;      ///< all lemmas, one after the other

  std::string_view lemma(std::uint32_t token) const noexcept {
    const Word &w = words[token];
    return std::string_view(lemmas).substr(w.lemma, w.lemma_size);
  }
};

/// Tags, lemmatises and parses a split text. Pure, thread-safe; linear in the tokens.
Syntax parse(std::string_view text, const Text &);
/// The same parts of speech and features, but of words that only a tree shows to be verbs; no lemmas, heads, relations, names: much faster.
Syntax tag(std::string_view text, const Text &);

} // namespace demarche
