// The weights file: what syntax/model.cpp reads.
#pragma once
#include <string>

#include "syntax/train/lemmas.hpp"
#include "syntax/train/network.hpp"

namespace demarche::syntax::train {

/// Rounds the network to fixed point.
std::string weights_file(Network &, const Corpus &, const LemmaRules &);

} // namespace demarche::syntax::train
