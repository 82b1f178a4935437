// Training sentences, out of the treebanks' files.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <demarche/text.hpp>

#include "syntax/model.hpp"

namespace demarche::syntax::train {

inline constexpr std::uint8_t name_not_told = 255;

/// A sentence; one that only tells names has no tags, heads, labels and lemmas.
struct Example {
  std::vector<std::string> forms, lemmas;
  std::vector<std::uint16_t> tags;  ///< into Corpus::tags
  std::vector<std::int32_t> heads;  ///< 0 is the root, words from 1
  std::vector<std::uint8_t> labels; ///< into Corpus::labels
  std::vector<std::uint8_t> names;  ///< as Analysis::names, or name_not_told; empty where the treebank has none
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
/// Adds the sentences of a set with marked mentions (docs.jsonl and gold.jsonl): they teach names alone. Documents of the fold
/// `without` are left out, for cross-validation: the first byte of the SHA-256 of a document's id, modulo five.
void read_names(const std::string &directory, Corpus &, std::optional<unsigned> without);
std::string read_file(const std::string &path);
/// Plain text as training reads it: as split() cuts it, but a number and its unit stay one word ("39K"), so that a longer list of
/// units changes no weights.
Text split_whole(std::string_view text);

/// The sentences to learn from, as [first, last) tokens: the dateline of a wire report is read with what follows it.
std::vector<std::pair<std::uint32_t, std::uint32_t>> sentences(const Text &);

} // namespace demarche::syntax::train
