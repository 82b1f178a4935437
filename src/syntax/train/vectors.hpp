// Word vectors from plain text, so that the network knows something of words no treebank has.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "syntax/train/corpus.hpp"
#include "syntax/train/tensor.hpp"

namespace demarche::syntax::train {

/// Skip-gram with negative sampling (Mikolov et al. 2013), with outputs of their own for each place around the
/// word (Ling et al. 2015): such vectors tell what a word does in a sentence. Texts are sequences of vocabulary rows,
/// unknown_word between sentences and for other words.
Table learn_vectors(const std::vector<std::uint32_t> &text, std::size_t vocabulary, Random &);

/// The texts of a kit's sets, as vocabulary rows; adds their commoner words to the corpus' vocabulary.
std::vector<std::uint32_t> read_plain_text(const std::vector<std::string> &files, Corpus &);

} // namespace demarche::syntax::train
