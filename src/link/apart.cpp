#include "link/apart.hpp"

#include "base/sorted.hpp"

namespace demarche::link {

std::size_t shared(const Look &a, const Look &b, Look::List l) { return base::in_both(a.list(l), b.list(l)); }

bool one_sense(const Look &a, const Look &b) { return a.category != Category::none && a.category == b.category && a.type == b.type; }

bool said_apart(const Look &a, const Look &b) {
  return a.says != b.says || (a.says && (a.ref.document == b.ref.document || shared(a, b, Look::subjects) == 0));
}

bool to_come(const Look &a, const Look &b) {
  const Factuality x = a.factuality, y = b.factuality;
  return a.ref.document == b.ref.document &&
         ((x == Factuality::planned && y == Factuality::happened) || (x == Factuality::happened && y == Factuality::planned));
}

bool other_object(const Look &a, const Look &b) {
  return a.general && a.word == b.word && !one_sense(a, b) && shared(a, b, Look::arguments) == 0;
}

namespace {

/// "talks on fish", then "talks on trade": a writer who means the same says "the talks".
bool named_apart(const Look &a, const Look &b) {
  return a.ref.document == b.ref.document && a.nominal && b.nominal && !a.definite && !b.definite && !a.list(Look::arguments).empty() &&
         !b.list(Look::arguments).empty() && shared(a, b, Look::arguments) == 0 && shared(a, b, Look::participants) == 0;
}

/// "The mayor vowed to tackle the noise", then "farmers hoped to tackle theirs": others do another thing, unless the lexicon
/// knows what is done, for then others may be said to do the same ("the ministry", "Peru").
bool acts_apart(const Look &a, const Look &b) {
  return a.ref.document == b.ref.document && !a.nominal && !b.nominal && !one_sense(a, b) && !a.list(Look::agents).empty() &&
         !b.list(Look::agents).empty() && shared(a, b, Look::participants) == 0;
}

} // namespace

bool told_apart(const Look &a, const Look &b) { return to_come(a, b) || named_apart(a, b) || acts_apart(a, b) || other_object(a, b); }

} // namespace demarche::link
