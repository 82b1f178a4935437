// What grammar says of a tree and the network, which sees each arc by itself, at times does not.
#pragma once
#include <string_view>
#include <vector>

#include <demarche/syntax.hpp>

namespace demarche::syntax {

/// Of a tree of every sentence: the clause that "that" begins right after a verb is that verb's ("denied that the drills, which had
/// begun in May, were a threat"), an infinitive after the object of a verb that bids somebody do something is its complement, no purpose
/// ("ordered the army to leave"; en/verbs.tsv), a participle with a subject, an object and no auxiliary is a past tense, both names of
/// "Peru-Chile talks" are the noun's, and what was hung as the first part of a compound of a verb is its subject. `verbs` are words the
/// network took for nouns.
void mend(std::string_view text, const Text &, const std::vector<std::uint32_t> &verbs, Syntax &);

} // namespace demarche::syntax
