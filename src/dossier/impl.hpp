// What the parts of the room share behind Dossier.
#pragma once
#include <map>

#include <demarche/dossier.hpp>

#include "dossier/codec.hpp"
#include "dossier/sqlite.hpp"

namespace demarche::dossier {

inline constexpr std::uint32_t application_id = 0x444d5243; ///< "DMRC", bytes 68 to 71 of the file
inline constexpr int schema_version = 2;

/// The statements of schema.sql by the name of what they make; SQLite keeps their very text.
const std::map<std::string, std::string> &schema();

/// Runs `f`; what is found damaged becomes an Error that names the file.
template <class F> auto guarded(const std::string &path, F f) {
  try {
    return f();
  } catch (const Damaged &) {
    throw Error(Exit::no_input, path + ": is damaged: what it says of a document does not fit the document");
  }
}

} // namespace demarche::dossier

namespace demarche {

struct Dossier::Impl {
  Impl(const std::string &path, Access);
  ~Impl();
  Impl(const Impl &) = delete;
  Impl &operator=(const Impl &) = delete;

  std::int64_t meta(const char *key);
  void set_meta(const char *key, std::int64_t value);
  void touch(); ///< documents or edits have changed: the chronicle is not theirs any more
  bool current();
  std::int64_t version();

  std::int64_t recipe(const std::string &text);
  std::int64_t find(const Document &, const std::string &contents);
  void place(std::int64_t document, const Place &);
  std::int64_t at(const std::string &place);
  bool drop_if_homeless(std::int64_t document); ///< did it leave?
  std::int64_t put(const Done &, const std::string &contents, std::int64_t recipe);
  Annotations of_row(dossier::Statement &);
  std::vector<Annotations> annotations();
  Annotations annotations_of(std::uint32_t seq);
  std::vector<Edit> log();
  std::vector<EditReport> reports();
  Edited read_whole();
  Edited make(unsigned threads = 0); ///< 0: all cores
  void write(const Edited &, unsigned threads);

  /// What this process annotated, of the row that it wrote.
  struct Fresh {
    std::string contents;
    std::int64_t recipe = 0;
    Annotations annotations;
  };

  dossier::Database database;
  bool writes;
  std::map<std::int64_t, Fresh> fresh;      ///< by row
  std::map<std::string, std::int64_t> rows; ///< of the documents that annotations() gave, by their ids
};

} // namespace demarche
