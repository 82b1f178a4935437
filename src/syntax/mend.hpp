// What grammar says of a tree and the network, which sees each arc by itself, at times does not.
#pragma once
#include <string_view>
#include <vector>

#include <demarche/syntax.hpp>

namespace demarche::syntax {

/// Of "denies".
inline constexpr Features third_person = {
    .tense = Tense::present, .form = VerbForm::finite, .mood = Mood::indicative, .number = Number::singular, .person = 3};

/// Of a tree of every sentence, by the lists of en/verbs.tsv. The clause that "that" begins right after a verb is that verb's ("denied
/// that the drills, which had begun in May, were a threat"). An infinitive after the object of a verb that bids somebody do something is
/// its complement, no purpose ("ordered the army to leave"). A participle with a subject, an object and no auxiliary is a past tense.
/// A finite verb is no part of a noun phrase ("will supply tanks"), a noun with a subject and an object is a verb ("Poland plans to"),
/// what a comma and an "and" string together is one list ("of Peru, Chile and Ecuador"), and both names of "Peru-Chile talks" are the
/// noun's. Conditions without a conjunction, headlines, particles and coordinated clauses: clause.hpp. `verbs` are words the network took
/// for nouns; what was hung from one as the first part of a compound is its subject.
void mend(std::string_view text, const Text &, const std::vector<std::uint32_t> &verbs, Syntax &);

} // namespace demarche::syntax
