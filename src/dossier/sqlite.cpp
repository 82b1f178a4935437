#include "dossier/sqlite.hpp"

#include <filesystem>

#include <unistd.h>

namespace demarche::dossier {

namespace {

constexpr int patience = 30000;             ///< milliseconds to wait for another process that writes
constexpr int largest_cell = 512 << 20;     ///< bytes; a document is far smaller
constexpr int most_steps = 8, deepest = 32; ///< of what an SQL text may come to; ours are small

std::string advice(int code) {
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return "another process is writing to it; wait until it has ended, then try again";
  case SQLITE_FULL:
    return "there is no room left; free some and run the same command again: what was done is kept";
  case SQLITE_READONLY:
    return "it may not be written";
  case SQLITE_IOERR:
    return "could not be written or read (disk full, or a fault); what was done before is kept";
  case SQLITE_CANTOPEN:
    return "cannot be opened: look at the permissions of the file and its folder";
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return "is damaged or cut short; it was not changed. Make a new dossier from the papers, or bring back a copy";
  case SQLITE_TOOBIG:
    return "a piece of it is larger than a dossier may hold";
  case SQLITE_AUTH:
    return "holds what no dossier has; it was not changed";
  default:
    return "cannot be used";
  }
}

bool of_writing(int code) {
  const int c = code & 0xff;
  return c == SQLITE_BUSY || c == SQLITE_LOCKED || c == SQLITE_FULL || c == SQLITE_READONLY || c == SQLITE_IOERR || c == SQLITE_TOOBIG;
}

/// A path as the URI that SQLite takes, so that `immutable` can be said.
std::string uri(const std::string &path) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    const auto u = static_cast<unsigned char>(c);
    if (u > ' ' && u < 0x7f && c != '?' && c != '#' && c != '%')
      out += c;
    else
      out += std::string("%") + digits[u >> 4] + digits[u & 15];
  }
  return out;
}

/// Nobody can be writing to it: no log lies beside it, and none could be made.
bool cannot_change(const std::string &path) {
  std::error_code ignored;
  const std::string folder = std::filesystem::absolute(path).parent_path().string();
  return access(folder.c_str(), W_OK) != 0 && !std::filesystem::exists(path + "-wal", ignored);
}

} // namespace

Database::Database(const std::string &path, Mode mode) : path_(path) {
  static const int not_counted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); // else every allocation takes a lock to be counted
  (void)not_counted;
  try {
    const int flags = mode == Mode::read     ? SQLITE_OPEN_READONLY
                      : mode == Mode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                             : SQLITE_OPEN_READWRITE;
    open(mode == Mode::read && cannot_change(path) ? uri(path) + "?immutable=1" : uri(path), flags);
    if (mode == Mode::read && left_in_the_middle())
      open(uri(path), SQLITE_OPEN_READWRITE);
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

void Database::open(const std::string &name, int flags) {
  if (const int code =
          sqlite3_open_v2(name.c_str(), &handle_, flags | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
      code != SQLITE_OK)
    fail(code);
  sqlite3_busy_timeout(handle_, patience);
  for (const int defence : {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                            SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML})
    sqlite3_db_config(handle_, defence, defence == SQLITE_DBCONFIG_DEFENSIVE ? 1 : 0, nullptr);
  sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, largest_cell);
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(handle_, SQLITE_LIMIT_COMPOUND_SELECT, most_steps);
  sqlite3_limit(handle_, SQLITE_LIMIT_EXPR_DEPTH, deepest);
  exec("PRAGMA cell_size_check = ON");
  exec("PRAGMA mmap_size = 0");
}

/// A writer was killed: what it did not commit has to be taken back before anybody can read, and only a writer may.
bool Database::left_in_the_middle() {
  const int code = sqlite3_exec(handle_, "SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr);
  if ((code & 0xff) != SQLITE_READONLY)
    return false;
  sqlite3_close_v2(handle_);
  handle_ = nullptr;
  return true;
}

void Database::patiently(const std::string &sql) {
  constexpr int nap = 50; // milliseconds
  int code = SQLITE_BUSY;
  for (int waited = 0; (code & 0xff) == SQLITE_BUSY && waited < patience; waited += nap) {
    if (waited)
      sqlite3_sleep(nap);
    code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  }
  if (code != SQLITE_OK)
    fail(code);
}

Database::~Database() {
  for (const auto &[sql, s] : idle_)
    sqlite3_finalize(s);
  sqlite3_close_v2(handle_);
}

sqlite3_stmt *Database::prepare(std::string_view sql) {
  if (const auto at = idle_.find(sql); at != idle_.end()) {
    sqlite3_stmt *s = at->second;
    idle_.erase(at);
    return s;
  }
  sqlite3_stmt *s = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &s, nullptr);
  if (code != SQLITE_OK)
    fail(code);
  return s;
}

void Database::give_back(sqlite3_stmt *s) {
  sqlite3_reset(s);
  sqlite3_clear_bindings(s);
  if (!idle_.try_emplace(sqlite3_sql(s), s).second)
    sqlite3_finalize(s);
}

void Database::fail(int code) const { throw Error(of_writing(code) ? Exit::not_written : Exit::no_input, path_ + ": " + advice(code)); }

void Database::exec(const std::string &sql) {
  if (const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK)
    fail(code);
}

std::int64_t Database::number(const std::string &sql) {
  Statement s(*this, sql);
  return s.step() ? s.integer(0) : 0;
}

Statement::Statement(Database &d, std::string_view sql) : database_(d), statement_(d.prepare(sql)) {}

Statement::~Statement() { database_.give_back(statement_); }

void Statement::check(int code) const {
  if (code != SQLITE_OK)
    database_.fail(code);
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW)
    return true;
  if (code != SQLITE_DONE) {
    sqlite3_reset(statement_);
    database_.fail(code);
  }
  sqlite3_reset(statement_);
  return false;
}

std::string_view Statement::text(int column) const {
  const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string_view();
}

std::string_view Statement::blob(int column) const {
  const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string_view();
}

void Statement::bind_one(int i, std::int64_t n) { check(sqlite3_bind_int64(statement_, i, n)); }

void Statement::bind_one(int i, std::string_view s) {
  check(sqlite3_bind_text64(statement_, i, s.data() ? s.data() : "", s.size(), outlive_ ? SQLITE_STATIC : SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind_one(int i, const Blob &b) {
  check(sqlite3_bind_blob64(statement_, i, b.bytes.data() ? b.bytes.data() : "", b.bytes.size(), SQLITE_STATIC));
}

Transaction::Transaction(Database &d, Kind kind) : database_(d) { d.exec(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN"); }

Transaction::~Transaction() {
  if (open_ && !sqlite3_get_autocommit(database_.handle()))
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.exec("COMMIT");
  open_ = false;
}

} // namespace demarche::dossier
