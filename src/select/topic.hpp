// What the documents are about, and how much of it a sentence says.
//
// Newspapers open with what matters, and what the documents of one affair share is the affair: so a word weighs as much as
// the share of the opening sentences that have it (SumBasic's word probabilities, Nenkova and Vanderwende 2005, over openings).
#pragma once
#include <vector>

#include "select/focus.hpp"
#include "select/wording.hpp"

namespace demarche::select_room {

class Topic {
public:
  Topic(const Chronicle &, const Wording &, const Focus &);
  /// The weights of the sentence's words, added up.
  double of(WordIds) const;
  /// The same as a part of what a sentence of a half more than the average says of it, at most 1: "how much on the topic".
  double share(WordIds words) const;
  /// Of the best of a document's opening sentences: a programme guide that mentions the affair once is not on it.
  double of_document(const Annotations &, std::uint32_t document, const Wording &) const;

private:
  std::vector<double> weight_; ///< by word
  double full_ = 1;            ///< the sum that is wholly on the topic
};

} // namespace demarche::select_room
