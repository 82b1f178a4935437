// Forms of verbs that no ending tells: what the trained endings cannot know of a form they never saw.
#pragma once
#include <string_view>

namespace demarche::syntax {

/// The lemma of a past tense, a participle or a gerund, by src/rules/en/irregular_verbs.tsv and e_verbs.tsv; empty for a form
/// that is in neither. Thread-safe.
std::string_view lemma_of_verb(std::string_view form);

/// The lemma of a third person that is no noun ("denies"), by src/rules/en/verbs.tsv; empty for others. Thread-safe.
std::string_view lemma_of_third_person(std::string_view form);

} // namespace demarche::syntax
