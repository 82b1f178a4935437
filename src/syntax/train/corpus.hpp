// Training sentences, out of the treebanks' files.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "syntax/model.hpp"

namespace demarche::syntax::train {

struct Example {
  std::vector<std::string> forms, lemmas;
  std::vector<std::uint16_t> tags;  ///< into Corpus::tags
  std::vector<std::int32_t> heads;  ///< 0 is the root, words from 1
  std::vector<std::uint8_t> labels; ///< into Corpus::labels
  std::vector<std::uint8_t> names;  ///< as Analysis::names; empty where the treebank has none
};

struct Corpus {
  std::vector<Example> examples;
  std::vector<Tag> tags;
  std::vector<Deprel> labels;
  std::vector<std::uint32_t> vocabulary;         ///< hashes of the normal forms seen twice or more, commonest first
  std::map<std::uint32_t, std::uint32_t> counts; ///< of all normal forms
};

/// Reads en_ewt-train and en_gum-train of a directory, and en_gum-train.entities.jsonl for the names.
Corpus read_corpus(const std::string &directory);
std::string read_file(const std::string &path);

} // namespace demarche::syntax::train
