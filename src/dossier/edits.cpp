// The log of edits in the file: it only grows.
#include <algorithm>
#include <map>

#include "dossier/impl.hpp"

namespace demarche {

using namespace dossier;

std::vector<Edit> Dossier::Impl::log() {
  std::vector<Edit> out;
  for (Statement s(database, "SELECT number, data FROM edit ORDER BY number"); s.step();) {
    decode(s.blob(1), out.emplace_back());
    out.back().number = static_cast<std::uint32_t>(s.integer(0));
  }
  return out;
}

std::vector<Edit> Dossier::log() const {
  return guarded(impl_->database.path(), [&] { return impl_->log(); });
}

std::vector<EditReport> Dossier::Impl::reports() {
  std::vector<EditReport> out;
  for (Statement s(database, "SELECT number, message FROM report ORDER BY number"); s.step();)
    out.push_back({static_cast<std::uint32_t>(s.integer(0)), std::string(s.text(1))});
  return out;
}

std::vector<EditReport> Dossier::reports() const { return impl_->reports(); }

std::vector<std::uint32_t> Dossier::append(const std::vector<Edit> &edits) {
  Database &db = impl_->database;
  Transaction t(db, Transaction::Kind::write);
  std::vector<Edit> log = guarded(db.path(), [&] { return impl_->log(); });
  std::map<std::uint32_t, std::uint32_t> became; // the numbers they had where they come from, and have here
  std::vector<std::uint32_t> numbers;
  for (Edit e : edits) {
    const std::uint32_t old = e.number;
    if (const auto at = became.find(e.undo); e.undo && at != became.end())
      e.undo = at->second;
    const auto there = std::find_if(log.begin(), log.end(), [&](const Edit &x) { return same_edit(x, e); });
    if (old && there != log.end()) {
      became[old] = there->number;
      continue;
    }
    e.number = log.empty() ? 1 : log.back().number + 1;
    if (old)
      became[old] = e.number;
    Statement(db, "INSERT INTO edit VALUES(?1, ?2)").run(e.number, Blob{encode(e)});
    numbers.push_back(e.number);
    log.push_back(std::move(e));
  }
  if (!numbers.empty())
    impl_->touch();
  t.commit();
  return numbers;
}

} // namespace demarche
