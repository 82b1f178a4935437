// CoNLL-U (universaldependencies.org/format.html): the trees of a document, out and in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <demarche/annotations.hpp>

namespace demarche {

/// One document: "# newdoc id", a block a sentence, multi-word tokens and SpaceAfter=No as the text has them.
/// Columns that are not known (XPOS, DEPS) are "_".
std::string conllu(const Annotations &);

/// A document rebuilt from its tokens, with its tokens and sentences as given and its annotation.
struct ConlluDocument {
  Document document;
  Text text;
  Syntax syntax; ///< upos, features, head, relation and lemma, as far as the file has them
};

/// Reads a file; a file without "# newdoc" is one document. Empty nodes and enhanced dependencies are passed over.
/// Throws Error(usage) with the line for a malformed row.
std::vector<ConlluDocument> read_conllu(std::string_view bytes, const std::string &name);

} // namespace demarche
