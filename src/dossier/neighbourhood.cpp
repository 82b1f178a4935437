// Questions answered from a few rows, however large the dossier: the events of the answer, and what it cites of their documents.
#include <algorithm>
#include <map>
#include <set>

#include <demarche/reader.hpp>

#include "dossier/impl.hpp"
#include "dossier/rows.hpp"

namespace demarche {

using namespace dossier;

namespace {

/// Numbers of the whole chronicle that become those of a part of it, in the same order.
class Numbers {
public:
  void add(std::uint32_t i) { all_.insert(i); }
  void add(const std::vector<std::uint32_t> &list) { all_.insert(list.begin(), list.end()); }
  bool has(std::uint32_t i) const { return all_.count(i) != 0; }
  void fix() {
    for (const std::uint32_t i : all_)
      becomes_.emplace(i, static_cast<std::uint32_t>(becomes_.size()));
  }
  void change(std::uint32_t &i) const { i = becomes_.at(i); }
  void change(std::vector<std::uint32_t> &list) const {
    for (std::uint32_t &i : list)
      change(i);
  }
  const std::set<std::uint32_t> &all() const { return all_; }

private:
  std::set<std::uint32_t> all_;
  std::map<std::uint32_t, std::uint32_t> becomes_;
};

class Part {
public:
  Part(Dossier::Impl &d, const Rows &rows) : dossier_(d), rows_(rows) {}

  /// What an answer speaks of; the answer is numbered anew with it.
  Chronicle of(Answer &a) {
    for (const Step &s : a.events) {
      events_.add(s.event);
      links_.add(s.via);
    }
    events_.add(a.alternatives);
    for (const auto &x : {a.target, a.other})
      if (x) {
        events_.add(*x);
        for (auto &[i, k] : rows_.conflicts(*x))
          if (k.about == Conflict::About::date || k.about == Conflict::About::claim)
            conflicts_.emplace(i, std::move(k));
      }
    Chronicle c = take();
    for (Step &s : a.events) {
      events_.change(s.event);
      links_.change(s.via);
    }
    events_.change(a.alternatives);
    for (auto *x : {&a.target, &a.other})
      if (*x)
        events_.change(**x);
    return c;
  }

  /// Events with what they are linked with, and where the sources disagree on them.
  Chronicle around(const std::vector<std::uint32_t> &events) {
    events_.add(events);
    for (const std::uint32_t e : events) {
      links_.add(rows_.links(e));
      for (auto &[i, k] : rows_.conflicts(e))
        conflicts_.emplace(i, std::move(k));
    }
    return take();
  }

private:
  Chronicle take() {
    collect();
    for (Numbers *n : {&events_, &links_, &actors_, &documents_})
      n->fix();
    for (const std::uint32_t i : events_.all())
      c_.events.push_back(rows_.event(i));
    for (const std::uint32_t i : links_.all())
      c_.links.push_back(rows_.link(i));
    for (const std::uint32_t i : actors_.all())
      c_.actors.push_back(rows_.actor(i));
    for (const std::uint32_t i : documents_.all())
      add_document(i);
    for (auto &[i, k] : conflicts_)
      c_.conflicts.push_back(std::move(k));
    renumber();
    return std::move(c_);
  }

  void collect() {
    for (const auto &[i, k] : conflicts_)
      events_.add(k.events);
    for (const std::uint32_t l : links_.all()) {
      events_.add(rows_.link(l).from);
      events_.add(rows_.link(l).to);
    }
    for (const std::uint32_t e : events_.all())
      for (const std::uint32_t l : rows_.links(e))
        if (events_.has(rows_.link(l).from) && events_.has(rows_.link(l).to))
          links_.add(l);
    for (const std::uint32_t e : events_.all()) {
      for (const auto *ids : {&rows_.event(e).actors, &rows_.event(e).recipients, &rows_.event(e).places, &rows_.event(e).sources})
        actors_.add(*ids);
      for (const MentionRef &m : rows_.event(e).mentions)
        documents_.add(m.document);
    }
    for (const std::uint32_t l : links_.all())
      documents_.add(rows_.link(l).document);
    for (auto &[i, k] : conflicts_) {
      k.links.clear(); // those of orders only
      for (const Evidence &e : k.evidence)
        documents_.add(e.document);
    }
  }

  /// Copies of one story stay one, though the first of them may not be cited.
  void add_document(std::uint32_t i) {
    const auto here = static_cast<std::uint32_t>(c_.documents.size());
    c_.documents.push_back(dossier_.annotations_of(i));
    c_.stories.push_back(first_of_story_.try_emplace(rows_.story(i), here).first->second);
  }

  void renumber() {
    for (Event &e : c_.events) {
      for (auto *ids : {&e.actors, &e.recipients, &e.places, &e.sources})
        actors_.change(*ids);
      for (MentionRef &m : e.mentions)
        documents_.change(m.document);
    }
    for (Link &l : c_.links) {
      events_.change(l.from);
      events_.change(l.to);
      documents_.change(l.document);
    }
    for (Conflict &k : c_.conflicts) {
      events_.change(k.events);
      for (Evidence &e : k.evidence)
        documents_.change(e.document);
    }
  }

  Dossier::Impl &dossier_;
  const Rows &rows_;
  Numbers events_, links_, actors_, documents_;
  std::map<std::uint32_t, Conflict> conflicts_;
  std::map<std::uint32_t, std::uint32_t> first_of_story_;
  Chronicle c_;
};

} // namespace

/// A document of the chronicle by its number there, without tokens and syntax.
Annotations Dossier::Impl::annotations_of(std::uint32_t seq) {
  Annotations a;
  Statement s(database, "SELECT c.name, d.title, d.text, d.nouns, (SELECT min(place) FROM origin o WHERE o.document = d.id) "
                        "FROM chronicle_document c JOIN document d ON d.id = c.document WHERE c.seq = ?1");
  if (!s.bind(seq).step())
    throw Damaged();
  a.document.title = s.text(1);
  a.document.text = s.text(2);
  a.document.origin = s.text(4);
  if (base::first_invalid_utf8(a.document.text) != std::string_view::npos ||
      base::first_invalid_utf8(a.document.title) != std::string_view::npos)
    throw Damaged();
  decode_nouns(s.blob(3), a);
  a.document.id = s.text(0);
  if (base::first_invalid_utf8(a.document.id) != std::string_view::npos)
    throw Damaged();
  return a;
}

std::optional<Dossier::Asked> Dossier::ask(const Query &q) const {
  Transaction t(impl_->database, Transaction::Kind::read);
  if (!impl_->current() || !local(q))
    return {};
  return guarded(impl_->database.path(), [&] {
    const Rows rows(impl_->database);
    const EventGraph graph(rows);
    Asked out;
    out.answer = demarche::ask(rows, graph, q);
    out.chronicle = Part(*impl_, rows).of(out.answer);
    check(out.chronicle);
    return std::optional(std::move(out));
  });
}

std::optional<Chronicle> Dossier::around(const std::string &id) const {
  Transaction t(impl_->database, Transaction::Kind::read);
  if (!impl_->current())
    return {};
  return guarded(impl_->database.path(), [&] {
    const Rows rows(impl_->database);
    Chronicle c = Part(*impl_, rows).around(rows.named(id));
    check(c);
    return std::optional(std::move(c));
  });
}

} // namespace demarche
