// Past forms that no ending tells: what the trained endings cannot know of a form they never saw.
#pragma once
#include <string_view>

namespace demarche::syntax {

/// The lemma of a past tense or participle, by src/rules/en/irregular_verbs.tsv; empty for a form that is not in it.
/// Thread-safe.
std::string_view irregular_lemma(std::string_view form);

} // namespace demarche::syntax
