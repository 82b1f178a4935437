// Opening a dossier: is it one, is it whole, is it ours to read, and does it hold nothing but what a dossier holds?
#include <array>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>

#include "base/embedded.hpp"
#include "dossier/impl.hpp"

namespace demarche {

namespace {

using Statements = std::map<std::string, std::string>; ///< by the name of what they make

Statements statements_of(std::string_view sql) {
  Statements out;
  for (std::size_t end; (end = sql.find(";\n")) != std::string_view::npos; sql.remove_prefix(end + 2)) {
    const std::string_view statement = sql.substr(0, end);
    std::size_t at = statement.find("TABLE ");
    at = at == std::string_view::npos ? statement.find("INDEX ") + 6 : at + 6;
    const std::string_view name = statement.substr(at, statement.find_first_of(" (", at) - at);
    out.emplace(name, statement);
  }
  return out;
}

/// What version 1 had otherwise, or besides: all of it can be made anew of what it has in common with version 2.
const Statements &of_version_1() {
  static const Statements out = statements_of(base::embedded("dossier/schema_1.sql"));
  return out;
}

} // namespace

const Statements &dossier::schema() {
  static const Statements out = statements_of(base::embedded("dossier/schema.sql"));
  return out;
}

namespace {

namespace fs = std::filesystem;
using namespace dossier;

/// The numbers of SQLite's header (sqlite.org/fileformat2.html) that say what a file is.
struct Header {
  std::uint32_t application = 0, version = 0;
  std::uint64_t size = 0; ///< as the header has it, in bytes; 0 when it does not say
};

std::optional<Header> header_of(const std::string &path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error))
    return {};
  std::array<unsigned char, 100> b{};
  const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file || std::fread(b.data(), 1, b.size(), file.get()) != b.size() ||
      std::string_view(reinterpret_cast<const char *>(b.data()), 16) != std::string_view("SQLite format 3\0", 16))
    return {};
  const auto big = [&](std::size_t at, std::size_t n) {
    std::uint32_t x = 0;
    for (std::size_t i = 0; i < n; ++i)
      x = x << 8 | b[at + i];
    return x;
  };
  const std::uint32_t page = big(16, 2) == 1 ? 65536 : big(16, 2);
  return Header{big(68, 4), big(60, 4), std::uint64_t{page} * big(28, 4)};
}

/// A writer was stopped: what it did not end lies in a log beside the file, and SQLite brings the file in order before it is read.
bool log_beside(const std::string &path) {
  std::error_code error;
  return fs::exists(path + "-wal", error) || fs::exists(path + "-journal", error);
}

bool empty_file(const std::string &path) {
  std::error_code error;
  return fs::is_regular_file(path, error) && fs::file_size(path, error) == 0;
}

/// Before SQLite touches the file.
void look_at(const std::string &path, Exit code) {
  std::error_code error;
  if (!fs::exists(path, error))
    throw Error(code, path + ": no such dossier; demarche add makes one");
  if (fs::is_directory(path, error))
    throw Error(code, path + ": is a folder, not a dossier");
  const std::optional<Header> h = header_of(path);
  if (!h || h->application != application_id)
    throw Error(code, path + ": is no dossier; it was not changed. Name another file, or move this one away");
  if (h->version > static_cast<std::uint32_t>(schema_version))
    throw Error(code, path + ": was made by a newer demarche (schema " + std::to_string(h->version) + ", this one knows " +
                          std::to_string(schema_version) + "); it was not changed. Use that version");
  if (h->size > fs::file_size(path, error) && !log_beside(path))
    throw Error(code, path + ": is cut short (" + std::to_string(fs::file_size(path, error)) + " of " + std::to_string(h->size) +
                          " bytes); it was not changed. Bring back a copy");
}

/// Views and triggers of somebody else would run inside our queries: a dossier has none, nor any table that is not ours.
void check_schema(Database &d, std::int64_t version) {
  Statements ours = schema();
  if (version < schema_version)
    for (const auto &[name, sql] : of_version_1())
      ours[name] = sql;
  std::size_t known = 0;
  Statement rows(d, "SELECT type, name, sql FROM sqlite_schema");
  while (rows.step()) {
    const std::string type(rows.text(0)), name(rows.text(1)), sql(rows.text(2));
    if (const auto at = ours.find(name); at != ours.end()) {
      known += sql == at->second;
      if (sql == at->second)
        continue;
    }
    const bool of_index = name.starts_with("sqlite_autoindex_") && type == "index" && sql.empty();
    const bool of_search = type == "table" && (name.starts_with("text_index_") || name.starts_with("label_index_"));
    if (!of_index && !of_search)
      d.fail(SQLITE_AUTH);
  }
  if (known != ours.size())
    d.fail(SQLITE_CORRUPT);
}

/// A dossier of version 1 becomes one of ours; its documents and edits stay as they are, its chronicle has to be made anew.
void migrate(Database &d) {
  Transaction t(d, Transaction::Kind::write);
  if (d.number("PRAGMA user_version") != 1) // another process was quicker
    return;
  for (const auto &[name, sql] : of_version_1())
    d.exec("DROP TABLE " + name);
  for (const auto &[name, sql] : of_version_1())
    if (const auto at = schema().find(name); at != schema().end())
      d.exec(at->second);
  d.exec("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
  d.exec("PRAGMA user_version = " + std::to_string(schema_version));
  t.commit();
}

/// All or nothing: until the commit the file is empty.
void create(Database &d) {
  Transaction t(d, Transaction::Kind::write);
  if (d.number("SELECT count(*) FROM sqlite_schema") == 0) { // else another process was quicker
    d.exec("PRAGMA application_id = " + std::to_string(application_id));
    d.exec("PRAGMA user_version = " + std::to_string(schema_version));
    d.exec(std::string(base::embedded("dossier/schema.sql")));
  }
  t.commit();
}

} // namespace

bool is_dossier(const std::string &path) {
  const std::optional<Header> h = header_of(path);
  return h && h->application == application_id;
}

namespace {

/// Looked at first, so that a file which is no dossier is never opened.
const std::string &looked_at(const std::string &path, Dossier::Access access) {
  std::error_code error;
  const bool fresh = access == Dossier::Access::create && (!fs::exists(path, error) || empty_file(path));
  if (!fresh)
    look_at(path, access == Dossier::Access::read ? Exit::no_input : Exit::not_written);
  return path;
}

Database::Mode mode_of(Dossier::Access a) {
  return a == Dossier::Access::read ? Database::Mode::read : a == Dossier::Access::write ? Database::Mode::write : Database::Mode::create;
}

} // namespace

Dossier::Impl::Impl(const std::string &path, Access access)
    : database(looked_at(path, access), mode_of(access)), writes(access != Access::read) {
  if (database.number("SELECT count(*) FROM sqlite_schema") == 0) {
    if (access != Access::create)
      throw Error(Exit::no_input, path + ": holds nothing, for its making was stopped; demarche add makes it");
    create(database);
  }
  check_schema(database, version());
  if (access != Access::read) {
    if (sqlite3_db_readonly(database.handle(), "main"))
      database.fail(SQLITE_READONLY);
    database.patiently("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = NORMAL");
    database.exec("PRAGMA foreign_keys = ON");
    database.exec("PRAGMA cache_size = -65536"); // KB: trees of some hundred thousand rows grow in memory
    if (version() < schema_version)
      migrate(database);
  }
}

/// At rest a dossier is one file, also for who may only read it; unless another process has it open.
Dossier::Impl::~Impl() {
  if (!writes)
    return;
  sqlite3_busy_timeout(database.handle(), 0);
  sqlite3_exec(database.handle(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
}

Dossier::Dossier(const std::string &path, Access access) {
  try {
    impl_ = std::make_unique<Impl>(path, access);
  } catch (const Error &e) { // what cannot even be opened to be written is an output that failed
    throw Error(access == Access::read ? e.code() : Exit::not_written, e.what());
  }
}
Dossier::~Dossier() = default;
Dossier::Dossier(Dossier &&) noexcept = default;

std::int64_t Dossier::Impl::meta(const char *key) {
  Statement s(database, "SELECT value FROM meta WHERE key = ?1");
  return s.bind(key).step() ? s.integer(0) : 0;
}

void Dossier::Impl::set_meta(const char *key, std::int64_t value) {
  Statement(database, "INSERT INTO meta VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2").run(key, value);
}

void Dossier::Impl::touch() { set_meta("generation", meta("generation") + 1); }
std::int64_t Dossier::Impl::version() { return database.number("PRAGMA user_version"); }
/// The chronicle of another version is not read.
bool Dossier::Impl::current() { return version() == schema_version && meta("generation") == meta("chronicle"); }
bool Dossier::current() const { return impl_->current(); }

} // namespace demarche
