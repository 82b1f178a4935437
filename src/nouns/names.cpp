// The names of the enumerations, as the formats print them.
#include <cstddef>

#include <demarche/ask.hpp>
#include <demarche/chronicle.hpp>
#include <demarche/syntax.hpp>
#include <demarche/time.hpp>

namespace demarche {

const char *to_string(Grain x) noexcept {
  static constexpr const char *names[] = {"second", "minute", "hour", "day",    "week",    "month",      "quarter",
                                          "half",   "season", "year", "decade", "century", "millennium", "unknown"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(Known x) noexcept {
  static constexpr const char *names[] = {"none", "stated", "resolved", "inherited", "bounded", "told"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(Upos x) noexcept {
  static constexpr const char *names[] = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                          "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(Deprel x) noexcept {
  static constexpr const char *names[] = {
      "acl",        "acl:relcl", "advcl",       "advcl:relcl",   "advmod",   "amod",        "appos",        "aux",
      "aux:pass",   "case",      "cc",          "cc:preconj",    "ccomp",    "compound",    "compound:prt", "conj",
      "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",   "discourse",
      "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",         "mark",
      "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",   "nummod",
      "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",        "reparandum",
      "root",       "vocative",  "xcomp"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(TimexType x) noexcept {
  static constexpr const char *names[] = {"DATE", "TIME", "DURATION", "SET"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(CreationDate::How x) noexcept {
  static constexpr const char *names[] = {"metadata", "dateline", "inferred", "none"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(ActorKind x) noexcept {
  static constexpr const char *names[] = {"person", "country", "organization", "place", "other"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(Category x) noexcept {
  static constexpr const char *names[] = {"",        "AGREE",    "CONSULT",  "SUPPORT", "CONCEDE", "COOPERATE",
                                          "AID",     "RETREAT",  "REQUEST",  "ACCUSE",  "REJECT",  "THREATEN",
                                          "PROTEST", "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(Factuality x) noexcept {
  static constexpr const char *names[] = {"happened", "ongoing", "planned", "possible", "alleged", "denied"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(Relation x) noexcept {
  static constexpr const char *names[] = {"BEFORE", "AFTER",   "SIMULTANEOUS", "INCLUDES", "IS_INCLUDED",
                                          "CAUSES", "ENABLES", "PREVENTS",     "PROMPTS"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(Conflict::About x) noexcept {
  static constexpr const char *names[] = {"date", "order", "cause", "claim"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(CauseKind x) noexcept {
  static constexpr const char *names[] = {"none", "inferred", "stated"};
  return names[static_cast<std::size_t>(x)];
}

const char *to_string(Intent x) noexcept {
  static constexpr const char *names[] = {"preceding", "following", "causes", "effects", "when", "who", "between", "before", "what"};
  return names[static_cast<std::size_t>(x)];
}

} // namespace demarche
