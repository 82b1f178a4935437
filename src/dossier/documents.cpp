// Documents in and out: what is to be done, and each of them put or taken away whole.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <demarche/reader.hpp>

#include "base/method.hpp"
#include "dossier/impl.hpp"

namespace demarche {

using namespace dossier;

std::int64_t Dossier::Impl::recipe(const std::string &text) {
  Statement(database, "INSERT INTO recipe(text) VALUES(?1) ON CONFLICT DO NOTHING").run(text);
  Statement s(database, "SELECT id FROM recipe WHERE text = ?1");
  s.bind(text).step();
  return s.integer(0);
}

/// Zero when it is not there.
std::int64_t Dossier::Impl::find(const Document &d, const std::string &contents) {
  Statement s(database, "SELECT id FROM document WHERE name = ?1 AND contents = ?2");
  return s.bind(d.id, contents).step() ? s.integer(0) : 0;
}

/// The document that stood there before leaves when it stands nowhere else.
void Dossier::Impl::place(std::int64_t document, const Place &p) {
  const std::int64_t before = at(p.place);
  Statement(database, "INSERT INTO origin VALUES(?1, ?2, ?3) ON CONFLICT(place) DO UPDATE SET carrier = ?2, document = ?3")
      .run(p.place, p.carrier, document);
  if (before && before != document)
    drop_if_homeless(before);
}

/// The document at a place; zero when there is none.
std::int64_t Dossier::Impl::at(const std::string &place) {
  Statement s(database, "SELECT document FROM origin WHERE place = ?1");
  return s.bind(place).step() ? s.integer(0) : 0;
}

bool Dossier::Impl::drop_if_homeless(std::int64_t document) {
  if (Statement s(database, "SELECT 1 FROM origin WHERE document = ?1 LIMIT 1"); s.bind(document).step())
    return false;
  Statement(database, "INSERT INTO text_index(text_index, rowid, title, text) SELECT 'delete', id, title, text FROM document WHERE id = ?1")
      .run(document);
  Statement(database, "DELETE FROM document WHERE id = ?1").run(document);
  return true;
}

namespace {

/// Standard input is no place one can come back to: what came from there is kept under its contents.
Place lasting(Place p, const std::string &contents) {
  if (p.carrier == "-")
    p.place += "#" + contents.substr(0, 16);
  return p;
}

std::string origin_of(const std::string &place, const std::string &carrier) {
  return carrier == "-" ? place.substr(0, place.find('#')) : place;
}

/// Documents read twice in one go are one task with several places.
std::vector<Task> joined(std::vector<Task> read, std::vector<std::string> &contents) {
  std::vector<Task> out;
  std::map<std::pair<std::string, std::string>, std::size_t> at;
  for (Task &t : read) {
    const std::string hash = contents_of(t.document);
    for (Place &p : t.places)
      p = lasting(p, hash);
    const auto [known, is_new] = at.try_emplace({t.document.id, hash}, out.size());
    if (is_new) {
      out.push_back(std::move(t));
      contents.push_back(hash);
    } else {
      auto &places = out[known->second].places;
      places.insert(places.end(), t.places.begin(), t.places.end());
    }
  }
  return out;
}

bool below(const std::string &place, const std::vector<std::string> &folders) {
  return std::any_of(folders.begin(), folders.end(), [&](const std::string &f) {
    return place.size() > f.size() && place.starts_with(f) && (f.ends_with('/') || place[f.size()] == '/');
  });
}

} // namespace

Plan Dossier::plan(std::vector<Task> read, const std::vector<std::string> &folders, const std::vector<std::string> &unread) {
  Plan plan;
  std::vector<std::string> contents;
  std::set<std::string> seen, carriers;
  std::vector<Task> all = joined(std::move(read), contents);
  Database &db = impl_->database;
  Transaction t(db, Transaction::Kind::write);
  Statement known(db,
                  "SELECT d.id, d.made_by, r.text FROM document d JOIN recipe r ON r.id = d.recipe WHERE d.name = ?1 AND d.contents = ?2");
  bool changed = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const Place &p : all[i].places) {
      seen.insert(p.place);
      carriers.insert(p.carrier);
    }
    const bool there = known.bind(all[i].document.id, contents[i]).step();
    if (!there || known.text(1) != base::method() || known.text(2) != all[i].recipe) {
      plan.tasks.push_back(std::move(all[i]));
      continue;
    }
    ++plan.unchanged;
    const std::int64_t id = known.integer(0);
    for (const Place &p : all[i].places)
      if (impl_->at(p.place) != id) {
        impl_->place(id, p);
        changed = true;
      }
  }
  known.reset();
  if (changed)
    impl_->touch();
  for (const std::string &u : unread)
    carriers.erase(u);
  carriers.erase("-");
  Statement places(db, "SELECT place, carrier FROM origin ORDER BY place");
  while (places.step()) {
    const std::string place(places.text(0)), carrier(places.text(1));
    if (seen.count(place))
      continue;
    if (carriers.count(carrier))
      plan.replaced.push_back(place);
    else if (below(place, folders) && std::find(unread.begin(), unread.end(), carrier) == unread.end())
      plan.vanished.push_back(place);
  }
  t.commit();
  return plan;
}

std::vector<Task> Dossier::outdated() const {
  std::vector<Task> out;
  Statement s(impl_->database, "SELECT d.name, d.title, d.text, d.nouns, r.text FROM document d JOIN recipe r ON r.id = d.recipe "
                               "WHERE d.made_by <> ?1 ORDER BY d.id");
  s.bind(base::method());
  guarded(impl_->database.path(), [&] {
    while (s.step()) {
      Annotations a;
      a.document.title = s.text(1);
      a.document.text = s.text(2);
      decode_nouns(s.blob(3), a);
      a.document.id = s.text(0);
      out.push_back({std::move(a.document), std::string(s.text(4)), {}});
    }
  });
  return out;
}

Done done(Task task, Annotations a) {
  std::string nouns = encode_nouns(a), words = encode_words(a);
  return {std::move(task), std::move(a), std::move(nouns), std::move(words)};
}

/// Gives the document's row, or zero: without a place it was forgotten while it was worked on.
std::int64_t Dossier::Impl::put(const Done &done, const std::string &contents, std::int64_t recipe) {
  const Document &d = done.task.document;
  std::int64_t id = find(d, contents);
  if (id) {
    Statement(database, "UPDATE document SET made_by = ?2, recipe = ?3, nouns = ?4, words = ?5 WHERE id = ?1")
        .run(id, base::method(), recipe, Blob{done.nouns}, Blob{done.words});
  } else if (!done.task.places.empty()) {
    Statement(database,
              "INSERT INTO document(name, contents, made_by, recipe, title, text, nouns, words) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .run(d.id, contents, base::method(), recipe, d.title, d.text, Blob{done.nouns}, Blob{done.words});
    id = database.last_id();
    Statement(database, "INSERT INTO text_index(rowid, title, text) VALUES(?1, ?2, ?3)").run(id, d.title, d.text);
  }
  for (const Place &p : done.task.places)
    place(id, p);
  return id;
}

void Dossier::put(std::vector<Done> documents) {
  std::vector<std::pair<std::int64_t, Impl::Fresh>> fresh;
  Transaction t(impl_->database, Transaction::Kind::write);
  for (Done &d : documents) {
    std::string contents = contents_of(d.task.document);
    const std::int64_t recipe = impl_->recipe(d.task.recipe);
    if (const std::int64_t id = impl_->put(d, contents, recipe))
      fresh.push_back({id, {std::move(contents), recipe, std::move(d.annotations)}});
  }
  impl_->touch();
  t.commit();
  for (auto &[id, f] : fresh)
    impl_->fresh.insert_or_assign(id, std::move(f));
}

std::size_t Batch::add(Done d) {
  constexpr std::size_t most = 16, most_text = 256 << 10;
  text_ += d.task.document.text.size();
  waiting_.push_back(std::move(d));
  return waiting_.size() == most || text_ >= most_text ? commit() : 0;
}

std::size_t Batch::commit() {
  const std::size_t n = waiting_.size();
  if (n)
    dossier_.put(std::exchange(waiting_, {}));
  text_ = 0;
  return n;
}

std::size_t Dossier::forget(const std::vector<std::string> &places) {
  if (places.empty())
    return 0;
  Database &db = impl_->database;
  Transaction t(db, Transaction::Kind::write);
  std::size_t left = 0;
  for (const std::string &p : places) {
    const std::int64_t document = impl_->at(p);
    Statement(db, "DELETE FROM origin WHERE place = ?1").run(p);
    left += document && impl_->drop_if_homeless(document);
  }
  impl_->touch();
  t.commit();
  return left;
}

std::vector<std::string> Dossier::places_of(const std::string &name) const {
  std::vector<std::string> out;
  Statement s(impl_->database,
              "SELECT o.place, o.carrier, d.name, d.contents FROM origin o JOIN document d ON d.id = o.document ORDER BY 1");
  while (s.step()) {
    const std::string place(s.text(0)), carrier(s.text(1)), id(s.text(2));
    if (place == name || carrier == name || id == name || id_among_others(id, std::string(s.text(3))) == name || below(place, {name}))
      out.push_back(place);
  }
  return out;
}

std::size_t Dossier::documents() const { return static_cast<std::size_t>(impl_->database.number("SELECT count(*) FROM document")); }

bool Dossier::made_by_this_program() const {
  Statement s(impl_->database, "SELECT (SELECT min(made_by) FROM document), (SELECT max(made_by) FROM document)");
  return s.step() && (s.null(0) || (s.text(0) == base::method() && s.text(1) == base::method()));
}

/// The annotations in the row that a statement is at. What was annotated just now is not decoded again.
Annotations Dossier::Impl::of_row(Statement &s) {
  if (auto kept = fresh.extract(s.integer(0)); kept && s.text(7) == base::method()) {
    Fresh &f = kept.mapped();
    if (f.annotations.document.id == s.text(1) && f.contents == s.text(2) && f.recipe == s.integer(8))
      return std::move(f.annotations);
  }
  Annotations a;
  a.document.title = s.text(3);
  a.document.text = s.text(4);
  if (base::first_invalid_utf8(a.document.text) != std::string_view::npos ||
      base::first_invalid_utf8(a.document.title) != std::string_view::npos)
    throw Damaged();
  decode_nouns(s.blob(5), a);
  decode_words(s.blob(6), a);
  a.document.id = s.text(1);
  return a;
}

/// In the order of the chronicle, with the ids that its documents have among each other.
std::vector<Annotations> Dossier::Impl::annotations() {
  rows.clear();
  std::map<std::string, int> bearers;
  for (Statement s(database, "SELECT name, count(*) FROM document GROUP BY name HAVING count(*) > 1"); s.step();)
    bearers.emplace(s.text(0), static_cast<int>(s.integer(1)));
  std::map<std::int64_t, std::string> origins;
  for (Statement s(database, "SELECT document, place, carrier FROM origin"); s.step();) {
    const std::string origin = origin_of(std::string(s.text(1)), std::string(s.text(2)));
    const auto [at, is_new] = origins.try_emplace(s.integer(0), origin);
    if (!is_new)
      at->second = std::min(at->second, origin);
  }
  std::vector<Annotations> out;
  Statement s(database, "SELECT id, name, contents, title, text, nouns, words, made_by, recipe FROM document ORDER BY id");
  while (s.step()) {
    Document &d = out.emplace_back(of_row(s)).document;
    if (bearers.count(d.id))
      d.id = id_among_others(d.id, std::string(s.text(2)));
    if (base::first_invalid_utf8(d.id) != std::string_view::npos)
      throw Damaged();
    d.origin = origins[s.integer(0)];
    rows[d.id] = s.integer(0);
  }
  fresh.clear();
  return out;
}

} // namespace demarche
