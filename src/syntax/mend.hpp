// What grammar says of a tree and the network, which sees each arc by itself, at times does not.
#pragma once
#include <string_view>
#include <vector>

#include <demarche/syntax.hpp>

namespace demarche::syntax {

/// Of a tree of every sentence, by the lists of en/verbs.tsv. The clause that "that" begins right after a verb is that verb's ("denied
/// that the drills, which had begun in May, were a threat"). An infinitive after the object of a verb that bids somebody do something is
/// its complement, no purpose ("ordered the army to leave"). A participle with a subject, an object and no auxiliary is a past tense.
/// A verb with an auxiliary is no part of a compound ("will supply tanks"), and both names of "Peru-Chile talks" are the noun's.
/// `verbs` are words the network took for nouns; what was hung from one as the first part of a compound is its subject.
void mend(std::string_view text, const Text &, const std::vector<std::uint32_t> &verbs, Syntax &);

} // namespace demarche::syntax
