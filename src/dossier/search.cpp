// Full-text search over what the documents say and what the events are called.
#include <demarche/reader.hpp>

#include "base/words.hpp"
#include "dossier/impl.hpp"

namespace demarche {

using namespace dossier;

namespace {

/// A query that FTS5 can only understand one way: every word, and every phrase in double quotes, as a string of its own.
std::string query_of(const std::string &words) {
  std::string out, term;
  bool quoted = false;
  const auto flush = [&] {
    if (!base::words(term).empty() || term.find_first_of("0123456789") != std::string::npos)
      out += (out.empty() ? "\"" : " \"") + term + "\"";
    term.clear();
  };
  for (const char c : words) {
    if (c == '"') {
      flush();
      quoted = !quoted;
    } else if (!quoted && static_cast<unsigned char>(c) <= ' ') {
      flush();
    } else if (c != '\0') {
      term += c;
    }
  }
  flush();
  return out;
}

} // namespace

Found Dossier::search(const std::string &words, std::size_t most) const {
  const std::string query = query_of(words);
  if (query.empty())
    throw Error(Exit::usage, "there is no word to search for in \"" + words + "\"");
  Found out;
  Database &db = impl_->database;
  Transaction t(db, Transaction::Kind::read);
  const auto limit = static_cast<std::int64_t>(most);
  guarded(db.path(), [&] {
    if (impl_->current()) {
      Statement events(db, "SELECT e.data FROM label_index l JOIN event e ON e.seq = l.rowid WHERE label_index MATCH ?1 ORDER BY rank, "
                           "e.mentions DESC, l.rowid "
                           "LIMIT ?2");
      for (events.bind(query, limit); events.step();) {
        Event e;
        decode(events.blob(0), e);
        for (auto *ids : {&e.actors, &e.recipients, &e.places, &e.sources})
          ids->clear();
        e.mentions.clear();
        out.events.push_back(std::move(e));
      }
    }
    Statement texts(db,
                    "SELECT d.name, d.contents, d.title, snippet(text_index, 1, char(2), char(3), '…', 32), "
                    "(SELECT count(*) FROM document o WHERE o.name = d.name) FROM text_index JOIN document d ON d.id = text_index.rowid "
                    "WHERE text_index MATCH ?1 ORDER BY rank, d.name, d.contents LIMIT ?2");
    for (texts.bind(query, limit); texts.step();) {
      std::string id(texts.text(0));
      out.documents.push_back({texts.integer(4) > 1 ? id_among_others(id, std::string(texts.text(1))) : id, std::string(texts.text(2)),
                               std::string(texts.text(3))});
    }
  });
  return out;
}

} // namespace demarche
