// The chronicle of a dossier: made of all its documents and edits, kept as rows, read whole.
#include <algorithm>
#include <tuple>

#include "base/parallel.hpp"
#include "dossier/impl.hpp"

namespace demarche {

using namespace dossier;

/// What the documents and edits come to now.
Edited Dossier::Impl::make(unsigned threads) { return apply_edits(link_across(annotations(), threads), log()); }

namespace {

template <class T> void read_all(Database &db, const char *sql, std::vector<T> &out) {
  for (Statement s(db, sql); s.step();)
    decode(s.blob(0), out.emplace_back());
}

} // namespace

Edited Dossier::Impl::read_whole() {
  Edited e;
  Chronicle &c = e.chronicle;
  c.documents = annotations();
  std::sort(c.documents.begin(), c.documents.end(), [](const Annotations &a, const Annotations &b) {
    return std::tie(a.document.id, a.document.text, a.document.origin) < std::tie(b.document.id, b.document.text, b.document.origin);
  });
  for (Statement s(database, "SELECT story FROM chronicle_document ORDER BY seq"); s.step();)
    c.stories.push_back(static_cast<std::uint32_t>(s.integer(0)));
  read_all(database, "SELECT data FROM actor ORDER BY seq", c.actors);
  read_all(database, "SELECT data FROM event ORDER BY seq", c.events);
  read_all(database, "SELECT data FROM link ORDER BY seq", c.links);
  read_all(database, "SELECT data FROM conflict ORDER BY seq", c.conflicts);
  e.reports = reports();
  check(c);
  return e;
}

Edited Dossier::chronicle() const {
  Transaction t(impl_->database, Transaction::Kind::read);
  return guarded(impl_->database.path(), [&] { return impl_->current() ? impl_->read_whole() : impl_->make(); });
}

void Dossier::refresh(unsigned threads) {
  Database &db = impl_->database;
  std::int64_t generation = 0;
  Edited made;
  {
    Transaction t(db, Transaction::Kind::read); // documents, log and their generation, all of one moment
    if (impl_->current())
      return;
    generation = impl_->meta("generation");
    made = guarded(db.path(), [&] { return impl_->make(threads); });
  }
  Transaction t(db, Transaction::Kind::write);
  impl_->write(made, threads);
  impl_->set_meta("chronicle", generation);
  base::both( // hundreds of megabytes of small things take their time to be given back
      threads, [&] { made = {}, impl_->fresh.clear(); }, [&] { t.commit(); });
}

/// For measurements: documents and chronicle as they are, as if they had been added.
void Dossier::fill(const Chronicle &c, unsigned threads) {
  for (const Annotations &a : c.documents) {
    std::vector<Done> one;
    one.push_back(done({a.document, "{}", {{a.document.id, a.document.id}}}, a));
    put(std::move(one));
    impl_->fresh.clear();
  }
  Database &db = impl_->database;
  for (Statement s(db, "SELECT id, name FROM document"); s.step();)
    impl_->rows[std::string(s.text(1))] = s.integer(0);
  Transaction t(db, Transaction::Kind::write);
  impl_->write(Edited{c, {}}, threads);
  impl_->set_meta("chronicle", impl_->meta("generation"));
  t.commit();
}

} // namespace demarche
