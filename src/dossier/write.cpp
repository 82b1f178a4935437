// The chronicle as rows, with what finds them: by date, by actor, by word, by what they are linked with.
#include <algorithm>
#include <array>
#include <map>

#include "base/parallel.hpp"
#include "base/words.hpp"
#include "dossier/impl.hpp"
#include "dossier/rows.hpp"

namespace demarche {

using namespace dossier;

namespace {

/// The bytes of table `word`, by word: in order, so that equal chronicles make equal files.
std::map<std::string, std::string> postings(const Chronicle &c) {
  struct Postings {
    std::string bytes;
    std::uint32_t last = 0;
  };
  WordsOfEvents words(c);
  std::vector<Postings> all; // by the number of the word
  for (std::uint32_t i = 0; i < c.events.size(); ++i) {
    const std::vector<WordsOfEvents::Said> &said = words.of(i);
    all.resize(words.words());
    for (const WordsOfEvents::Said &w : said) {
      Postings &p = all[w.word];
      append_posting(p.bytes, i - p.last, w.strength);
      p.last = i;
    }
  }
  std::map<std::string, std::string> out;
  for (std::uint32_t w = 0; w < all.size(); ++w)
    out.emplace(words.word(w), std::move(all[w].bytes));
  return out;
}

constexpr std::size_t rows_in_block = 1024; ///< made at once
constexpr std::array indices_of_events = {"event_id", "event_ends", "event_begins", "event_mentions"};

class Writer {
public:
  Writer(Database &d, const Edited &e, unsigned threads) : d_(d), e_(e), c_(e.chronicle), threads_(threads) {}

  void write(const std::map<std::string, std::int64_t> &documents) {
    std::map<std::string, std::string> words;
    base::both(
        threads_, [&] { words = postings(c_); }, [&] { all_but_words(documents); });
    Statement s(d_, "INSERT INTO word VALUES(?1, ?2)");
    for (const auto &[word, bytes] : words)
      s.run(word, Blob{bytes});
  }

private:
  void all_but_words(const std::map<std::string, std::int64_t> &documents) {
    for (const char *index : indices_of_events)
      d_.exec(std::string("DROP INDEX ") + index);
    for (const char *table :
         {"chronicle_document", "actor", "actor_word", "event", "brief", "word", "link", "conflict", "conflict_event", "report"})
      d_.exec(std::string("DELETE FROM ") + table);
    d_.exec("INSERT INTO label_index(label_index) VALUES('delete-all')");
    d_.exec("INSERT INTO label_index(label_index, rank) VALUES('hashsize', 67108864)"); // all labels at once, not a thousand at a time
    Statement document(d_, "INSERT INTO chronicle_document VALUES(?1, ?2, ?3, ?4)");
    for (std::uint32_t i = 0; i < c_.documents.size(); ++i)
      document.run(i, documents.at(c_.documents[i].document.id), c_.documents[i].document.id, story_of(c_, i));
    rows("INSERT INTO link VALUES(?1, ?2)", c_.links);
    actors();
    events();
    for (const char *index : indices_of_events) // of rows that are there an index is made quicker than row by row
      d_.exec(schema().at(index));
    conflicts();
    Statement report(d_, "INSERT INTO report VALUES(?1, ?2)");
    for (const EditReport &r : e_.reports)
      report.run(r.number, r.message);
  }

  /// row(i) for each i below n, on all threads, and put(i, row) in order, on one at a time: the database takes one row after the other.
  template <class Row, class Put> void in_order(std::size_t n, Row row, Put put) {
    const auto end_of = [&](std::size_t block) { return std::min(n, (block + 1) * rows_in_block); };
    base::ordered_indices(
        threads_, (n + rows_in_block - 1) / rows_in_block,
        [&](std::size_t block) {
          std::vector<decltype(row(std::uint32_t{}))> out;
          out.reserve(rows_in_block);
          for (std::size_t i = block * rows_in_block; i < end_of(block); ++i)
            out.push_back(row(static_cast<std::uint32_t>(i)));
          return out;
        },
        [&](std::size_t block, const auto &rows) {
          for (std::size_t i = block * rows_in_block; i < end_of(block); ++i)
            put(static_cast<std::uint32_t>(i), rows[i - block * rows_in_block]);
        });
  }

  template <class List> void rows(const char *sql, const List &list) {
    Statement s(d_, sql);
    in_order(
        list.size(), [&](std::uint32_t i) { return encode(list[i]); },
        [&](std::uint32_t i, const std::string &data) { s.run(i, Blob{data}); });
  }

  /// Numbers in ascending order, each once, as differences.
  class Ascending {
  public:
    explicit Ascending(std::size_t lists) : out_(lists), last_(lists, UINT32_MAX) {}
    void add(std::uint32_t list, std::uint32_t n) {
      if (last_[list] != n)
        append_varint(out_[list], last_[list] == UINT32_MAX ? n : n - last_[list]);
      last_[list] = n;
    }
    std::vector<std::string> take() { return std::move(out_); }

  private:
    std::vector<std::string> out_;
    std::vector<std::uint32_t> last_;
  };

  /// For each actor the events that it takes part in.
  std::vector<std::string> taking_part() const {
    Ascending out(c_.actors.size());
    for (std::uint32_t i = 0; i < c_.events.size(); ++i)
      for (const auto *who : {&c_.events[i].actors, &c_.events[i].recipients})
        for (const std::uint32_t a : *who)
          out.add(a, i);
    return out.take();
  }

  void actors() {
    const std::vector<std::string> events = taking_part();
    Statement actor(d_, "INSERT INTO actor VALUES(?1, ?2, ?3)");
    for (std::uint32_t i = 0; i < c_.actors.size(); ++i)
      actor.run(i, Blob{events[i]}, Blob{encode(c_.actors[i])});
    std::vector<std::pair<std::string, std::uint32_t>> words;
    for (std::uint32_t i = 0; i < c_.actors.size(); ++i) {
      const auto all = [&](const std::string &name) {
        for (std::string &w : base::words(name))
          words.emplace_back(std::move(w), i);
      };
      all(c_.actors[i].name);
      for (const std::string &n : c_.actors[i].names)
        all(n);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    Statement word(d_, "INSERT INTO actor_word VALUES(?1, ?2)");
    for (const auto &[w, i] : words)
      word.run(w, i);
  }

  /// For each event the links that touch it.
  std::vector<std::string> adjacency() const {
    Ascending out(c_.events.size());
    for (std::uint32_t l = 0; l < c_.links.size(); ++l) {
      out.add(c_.links[l].from, l);
      out.add(c_.links[l].to, l);
    }
    return out.take();
  }

  struct EventRow {
    EventTraits traits;
    std::string senses, data;
  };

  void events() {
    const std::vector<std::string> links = adjacency();
    std::vector<std::uint32_t> position(c_.events.size());
    const std::vector<std::uint32_t> order = EventGraph(c_).order();
    for (std::uint32_t i = 0; i < order.size(); ++i)
      position[order[i]] = i;
    Statement event(d_, "INSERT INTO event VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
        label(d_, "INSERT INTO label_index(rowid, label) VALUES(?1, ?2)");
    in_order(
        c_.events.size(),
        [&](std::uint32_t i) {
          EventRow row{traits_of(c_, i), {}, encode(c_.events[i])};
          row.senses = as_lines(row.traits.senses);
          return row;
        },
        [&](std::uint32_t i, const EventRow &row) {
          const Event &e = c_.events[i];
          const auto bound = [&](Instant at) { return e.when.known_at_all() ? std::optional<std::int64_t>(at) : std::nullopt; };
          event.run(i, e.id, bound(e.when.end_latest), bound(e.when.start_earliest), static_cast<std::int64_t>(e.mentions.size()),
                    position[i], static_cast<int>(row.traits.only_said), row.traits.first_told, row.senses, Blob{links[i]}, Blob{row.data});
          label.run(i, e.label);
        });
    briefs();
  }

  void briefs() {
    Statement block(d_, "INSERT INTO brief VALUES(?1, ?2)");
    std::string bytes;
    for (std::uint32_t i = 0; i < c_.events.size(); ++i) {
      append_brief(bytes, brief_of(c_.events[i]));
      if ((i + 1) % briefs_in_block == 0 || i + 1 == c_.events.size()) {
        block.run(i / briefs_in_block, Blob{bytes});
        bytes.clear();
      }
    }
  }

  void conflicts() {
    rows("INSERT INTO conflict VALUES(?1, ?2)", c_.conflicts);
    Statement s(d_, "INSERT INTO conflict_event VALUES(?1, ?2) ON CONFLICT DO NOTHING");
    for (std::uint32_t k = 0; k < c_.conflicts.size(); ++k)
      for (const std::uint32_t e : c_.conflicts[k].events)
        s.run(e, k);
  }

  Database &d_;
  const Edited &e_;
  const Chronicle &c_;
  unsigned threads_;
};

} // namespace

void Dossier::Impl::write(const Edited &e, unsigned threads) { Writer(database, e, base::threads_of(threads)).write(rows); }

} // namespace demarche
