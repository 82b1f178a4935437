// How well a sentence reads by itself, away from its text.
#pragma once
#include <demarche/annotations.hpp>

namespace demarche::select_room {

/// 1 for a plain statement; less for each thing that makes a reader ask what or who is meant. Next to nothing for
/// what is no statement: a heading, a question, a fragment, the furniture of a page.
double readable(const Annotations &, const Sentence &);

} // namespace demarche::select_room
