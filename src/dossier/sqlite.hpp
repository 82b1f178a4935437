// SQLite as values that clean up after themselves: a connection, a statement, a transaction.
//
// Every failure becomes an Error that names the file and says what to do; no SQLite code is seen outside.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include <demarche/error.hpp>

namespace demarche::dossier {

class Database {
public:
  enum class Mode { read, write, create };
  /// Opens the file, with the defences that a file from somebody else needs. Throws Error.
  Database(const std::string &path, Mode);
  ~Database();
  Database(const Database &) = delete;
  Database &operator=(const Database &) = delete;

  void exec(const std::string &sql);
  void patiently(const std::string &sql);      ///< for what SQLite does not wait for by itself
  std::int64_t number(const std::string &sql); ///< the first column of the first row, or 0
  std::int64_t last_id() const { return sqlite3_last_insert_rowid(handle_); }
  [[noreturn]] void fail(int code) const;
  sqlite3 *handle() const { return handle_; }
  sqlite3_stmt *prepare(std::string_view sql); ///< one that was given back, or a new one
  void give_back(sqlite3_stmt *);
  const std::string &path() const { return path_; }

private:
  void open(const std::string &name, int flags);
  bool left_in_the_middle();

  std::string path_;
  sqlite3 *handle_ = nullptr;
  std::map<std::string, sqlite3_stmt *, std::less<>> idle_; ///< by their SQL: to prepare one costs more than to run it
};

/// A prepared statement. Bind with run() or bind(), read with step() and the columns. The texts and blobs that columns give live until
/// the next step; those bound are copied, but for a Blob.
class Statement {
public:
  Statement(Database &, std::string_view sql);
  ~Statement();
  Statement(const Statement &) = delete;
  Statement &operator=(const Statement &) = delete;

  /// Starts anew with these values for ?1, ?2 ...; strings are text unless given as Blob.
  template <class... T> Statement &bind(const T &...values) {
    reset();
    int i = 0;
    (bind_one(++i, values), ...);
    return *this;
  }
  template <class... T> void run(const T &...values) {
    outlive_ = true;
    bind(values...);
    outlive_ = false;
    while (step()) {
    }
  }
  bool step(); ///< a row?
  void reset();

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  bool null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

private:
  void bind_one(int i, std::int64_t);
  void bind_one(int i, std::string_view);
  void bind_one(int i, const std::string &s) { bind_one(i, std::string_view(s)); }
  void bind_one(int i, const char *s) { bind_one(i, std::string_view(s)); }
  void bind_one(int i, std::uint32_t n) { bind_one(i, static_cast<std::int64_t>(n)); }
  void bind_one(int i, int n) { bind_one(i, static_cast<std::int64_t>(n)); }
  void bind_one(int i, const struct Blob &);
  void bind_one(int i, const std::optional<std::int64_t> &n) {
    if (n) // else NULL
      bind_one(i, *n);
  }
  void check(int code) const;

  Database &database_;
  sqlite3_stmt *statement_ = nullptr;
  bool outlive_ = false; ///< what is bound lives until the statement was run, and need not be copied
};

/// Bytes to be bound; they must live until the statement was run.
struct Blob {
  std::string_view bytes;
};

/// Everything between is done or nothing is: rolled back unless committed.
class Transaction {
public:
  enum class Kind { read, write };
  Transaction(Database &, Kind);
  ~Transaction();
  Transaction(const Transaction &) = delete;
  Transaction &operator=(const Transaction &) = delete;
  void commit();

private:
  Database &database_;
  bool open_ = true;
};

} // namespace demarche::dossier
