// Readers: bytes in, documents out. A reader is a value in a table generated from src/reader/meson.build.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/document.hpp>

namespace demarche {

/// What the parts of one file (members of an archive, attachments of a mail) may cost.
struct Allowance {
  std::size_t part = std::size_t{64} << 20; ///< bytes of one part, and of the text of one document
  std::size_t total = std::size_t{4} << 30; ///< bytes yet to be unpacked, of all parts together
};

/// The bytes of one input and the name to use in messages.
struct Input {
  std::string name; ///< path or "-"; of a part, behind the name of the file around it: "box.zip/letter.eml"
  std::string bytes;
  Allowance *allowance = nullptr; ///< shared by all parts of one file; null: the default one
  unsigned depth = 0;             ///< files around it
};

/// What became of an input, or of one of its parts (a bad line of a JSONL file).
struct ReadProblem {
  std::string where;   ///< "docs.jsonl:12"
  std::string message; ///< what and what to do
  std::string id = {}; ///< the id the part gave itself, when that much could be read
};

struct ReadResult {
  std::vector<Document> documents;
  std::vector<ReadProblem> problems; ///< this was not read
  std::vector<std::string> notices;  ///< decoded from Latin-1, and the like
};

struct Reader {
  const char *name;               ///< "markdown"
  const char *suffixes;           ///< ".md .markdown", blank separated
  bool (*accepts)(const Input &); ///< looks at the bytes (of a stream, at its head); may be null
  void (*read)(const Input &, ReadResult &);
  bool many = false; ///< the size limit is for each document in the file, not for the file
  bool sure = false; ///< what accepts() finds cannot be anything else: it goes before any suffix
};

/// In order of preference: more specific formats first.
const std::vector<const Reader *> &readers();

struct ReadOptions {
  std::size_t max_document = std::size_t{64} << 20; ///< bytes
  bool unique = true;                               ///< tell documents apart and take each once; else as their readers gave them
};

/// The hash (64 hex digits) of all that a document says, wherever it was met: what is taken once is equal in this.
std::string contents_of(const Document &);
/// Ids for documents of one id and different contents; `contents` as contents_of() gives it.
std::string id_among_others(const std::string &id, const std::string &contents);

/// Reads files, directories (recursively, in order of name, without hidden files) and "-". Never throws for bad
/// input: it reports. The same document met twice is kept once; different documents under one id are told apart
/// by their contents, so that the answer does not depend on the order of the paths.
ReadResult read_all(const std::vector<std::string> &paths, const ReadOptions & = {});

} // namespace demarche
