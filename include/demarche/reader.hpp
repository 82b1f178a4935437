// Readers: bytes in, documents out. A reader is a value in a table generated from src/reader/meson.build.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/document.hpp>

namespace demarche {

/// The bytes of one input and the name to use in messages.
struct Input {
  std::string name; ///< path or "-"
  std::string bytes;
};

/// What became of an input, or of one of its parts (a bad line of a JSONL file).
struct ReadProblem {
  std::string where;   ///< "docs.jsonl:12"
  std::string message; ///< what and what to do
};

struct ReadResult {
  std::vector<Document> documents;
  std::vector<ReadProblem> problems; ///< this was not read
  std::vector<std::string> notices;  ///< decoded from Latin-1, and the like
};

struct Reader {
  const char *name;               ///< "markdown"
  const char *suffixes;           ///< ".md .markdown", blank separated
  bool (*accepts)(const Input &); ///< looks at the bytes; may be null
  void (*read)(const Input &, ReadResult &);
};

/// In order of preference: more specific formats first.
const std::vector<const Reader *> &readers();

struct ReadOptions {
  std::size_t max_document = std::size_t{64} << 20; ///< bytes
};

/// Reads files, directories (recursively, by name order) and "-". Never throws for bad input: it reports.
ReadResult read_all(const std::vector<std::string> &paths, const ReadOptions & = {});

} // namespace demarche
