#include "link/people.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/words.hpp"
#include "link/company.hpp"
#include "link/person_name.hpp"

namespace demarche::link {

namespace {

using Number = std::uint32_t;

constexpr std::size_t namesakes = 64;  ///< of one family that are compared: bounds the work on a hostile list
constexpr std::size_t companions = 32; ///< people of a document who count as somebody's company

bool local(const std::string &id) { return id.rfind("doc-local:", 0) == 0; }

/// A person as one id has it: of all documents when it has a full name, of one when only a surname.
struct Person {
  std::string id, name;
  std::vector<PersonName> names;
  std::set<std::string> families;    ///< what a surname alone may be
  std::map<std::string, int> titles; ///< words before the name: "secretary", "mr"
  std::set<Number> documents;
  bool known = false; ///< by the gazetteer: two such are two
  bool full() const {
    return known || std::any_of(names.begin(), names.end(), [](const PersonName &n) { return n.full(); });
  }

  std::size_t letters() const {
    std::size_t most = 0;
    for (const PersonName &n : names)
      most = std::max(most, n.letters());
    return most;
  }
};

bool meet(const std::set<Number> &a, const std::set<Number> &b) {
  if (a.size() > b.size())
    return meet(b, a);
  return std::any_of(a.begin(), a.end(), [&](Number d) { return b.count(d) != 0; });
}

class People {
public:
  explicit People(const std::vector<Annotations> &documents) : documents_(documents), of_(documents.size()) {}

  std::vector<std::vector<std::string>> run() {
    for (Number d = 0; d < documents_.size(); ++d)
      gather(d);
    whole_.resize(people_.size());
    std::iota(whole_.begin(), whole_.end(), 0);
    join_full_names();
    join_surnames();
    return ids();
  }

private:
  void gather(Number d) {
    const Actors &a = documents_[d].actors;
    of_[d].assign(a.actors.size(), none);
    for (std::size_t i = 0; i < a.actors.size(); ++i) {
      const Actor &x = a.actors[i];
      if (x.kind != ActorKind::person || local(x.id) || x.name.empty())
        continue;
      Person p;
      p.id = x.id;
      p.name = x.name;
      p.known = !x.roles.empty();
      add_name(p, x.name);
      for (const std::string &n : x.names)
        add_name(p, n);
      const std::string key = p.full() ? x.id : x.id + '@' + std::to_string(d);
      const auto [at, fresh] = index_.emplace(key, static_cast<Number>(people_.size()));
      if (fresh)
        people_.push_back(p);
      else
        add(people_[at->second], p);
      of_[d][i] = at->second;
      people_[at->second].documents.insert(d);
    }
    add_titles(d);
  }

  static void add_name(Person &p, const std::string &name) {
    PersonName n = parse_person(name);
    if (n.family.size() < 2)
      return;
    p.families.insert(n.family);
    if (n.full() && p.names.size() < namesakes &&
        std::none_of(p.names.begin(), p.names.end(), [&](const PersonName &o) { return o.given == n.given && o.family == n.family; }))
      p.names.push_back(std::move(n));
  }

  static std::string folded_given(const PersonName &n) { return n.full() ? parse_person(n.given.front()).family : std::string(); }

  static void add(Person &into, const Person &p) {
    if (p.name.size() > into.name.size())
      into.name = p.name;
    into.known |= p.known;
    into.families.insert(p.families.begin(), p.families.end());
    for (const PersonName &n : p.names)
      if (into.names.size() < namesakes)
        into.names.push_back(n);
    for (const auto &[t, n] : p.titles)
      into.titles[t] += n;
  }

  /// "Secretary Dulles" is two mentions, the wider one with the title.
  void add_titles(Number d) {
    const Annotations &a = documents_[d];
    const std::vector<Mention> &m = a.actors.mentions;
    for (std::size_t i = 0; i + 1 < m.size(); ++i)
      if (m[i].actor && m[i].actor == m[i + 1].actor && m[i].form == MentionForm::name && m[i + 1].form == MentionForm::name &&
          m[i].span.end == m[i + 1].span.end && of_[d][*m[i].actor] != none)
        for (const std::string &w : base::content_words(slice(a.document.text, {m[i].span.begin, m[i + 1].span.begin})))
          ++people_[of_[d][*m[i].actor]].titles[w];
  }

  Number whole(Number p) {
    while (whole_[p] != p)
      p = whole_[p] = whole_[whole_[p]];
    return p;
  }

  void join(Number into, Number p) {
    whole_[p] = into;
    add(people_[into], people_[p]);
    people_[into].documents.insert(people_[p].documents.begin(), people_[p].documents.end());
    people_[p].documents.clear();
  }

  /// Fuller names first; each that may be just one of those before is that one.
  void join_full_names() {
    std::vector<Number> order;
    for (Number p = 0; p < people_.size(); ++p)
      if (people_[p].full())
        order.push_back(p);
    std::sort(order.begin(), order.end(), [&](Number a, Number b) {
      const Person &x = people_[a], &y = people_[b];
      return std::tuple(!x.known, y.letters(), x.id) < std::tuple(!y.known, x.letters(), y.id);
    });
    for (const Number p : order) {
      std::optional<Number> one;
      bool several = false;
      for (const std::string &f : people_[p].families)
        for (const Number q : bearers_[f])
          if (const Number w = whole(q); (!one || *one != w) && may_join(people_[w], people_[p])) {
            several |= one.has_value();
            one = w;
          }
      if (one && !several)
        join(*one, p);
      const Number w = whole(p);
      for (const std::string &f : people_[p].families)
        if (std::vector<Number> &all = bearers_[f]; all.size() < namesakes && std::find(all.begin(), all.end(), w) == all.end())
          all.push_back(w);
    }
  }

  static bool may_join(const Person &a, const Person &b) {
    const bool alike = std::any_of(a.names.begin(), a.names.end(), [&](const PersonName &x) {
      return std::any_of(b.names.begin(), b.names.end(), [&](const PersonName &y) { return may_be_one(x, y); });
    });
    return alike && !(a.known && b.known) && !meet(a.documents, b.documents);
  }

  /// Surnames alone: first those that one person bears, then, with what those tell, the others.
  void join_surnames() {
    for (Number p = 0; p < people_.size(); ++p)
      if (whole(p) == p && people_[p].full() && people_[p].titles.count("sir") != 0)
        for (const PersonName &n : people_[p].names)
          if (std::vector<Number> &all = knights_[folded_given(n)]; n.full() && all.size() < namesakes)
            all.push_back(p);
    std::vector<Number> left;
    for (Number p = 0; p < people_.size(); ++p)
      if (!people_[p].full()) {
        const std::vector<Number> who = candidates(p);
        if (who.size() == 1)
          settled_.emplace_back(p, who.front());
        else if (who.size() > 1)
          left.push_back(p);
      }
    settle();
    std::unordered_set<Number> rivals;
    for (const Number p : left)
      for (const Number w : candidates(p))
        rivals.insert(w);
    for (Number d = 0; d < documents_.size(); ++d)
      company_.add(people_of(d), rivals);
    for (const Number p : left)
      if (const std::optional<Number> w = best(p))
        settled_.emplace_back(p, *w);
    settle();
  }

  void settle() {
    for (const auto &[p, w] : settled_)
      if (!meet(people_[w].documents, people_[p].documents))
        join(w, p);
    settled_.clear();
  }

  /// Who may be meant; by a given name only of one whom others call "Sir" as well.
  std::vector<Number> candidates(Number p) {
    std::vector<Number> out;
    const bool knight = people_[p].titles.count("sir") != 0;
    const auto &all = knight ? knights_ : bearers_;
    for (const std::string &f : people_[p].families)
      if (const auto at = all.find(f); at != all.end())
        for (const Number q : at->second)
          if (const Number w = whole(q);
              std::find(out.begin(), out.end(), w) == out.end() && !meet(people_[w].documents, people_[p].documents))
            out.push_back(w);
    return out;
  }

  std::vector<Number> people_of(Number d) {
    std::vector<Number> out;
    for (const Number p : of_[d])
      if (p != none && people_[whole(p)].full() && out.size() < companions)
        out.push_back(whole(p));
    return out;
  }

  /// How well a bearer of the name fits, as the logarithm of a likelihood.
  double fit(Number p, Number w, const std::vector<Number> &here) {
    const Person &bare = people_[p], &who = people_[w];
    double score = std::log(static_cast<double>(who.documents.size()));
    double titles = 1;
    for (const auto &[t, count] : who.titles)
      titles += count;
    for (const auto &[t, count] : bare.titles) {
      const auto at = who.titles.find(t);
      score += std::log(((at == who.titles.end() ? 0 : at->second) + 0.05) / titles);
    }
    return score + company_.fit(w, who.documents.size(), here);
  }

  std::optional<Number> best(Number p) {
    constexpr double margin = 0.7; // twice as likely as the next
    const std::vector<Number> here = people_of(*people_[p].documents.begin());
    std::vector<std::pair<double, Number>> fits;
    for (const Number w : candidates(p))
      fits.emplace_back(-fit(p, w, here), w);
    std::sort(fits.begin(), fits.end());
    if (fits.empty() || (fits.size() > 1 && fits[1].first - fits[0].first < margin))
      return {};
    return fits.front().second;
  }

  std::vector<std::vector<std::string>> ids() {
    std::vector<std::vector<std::string>> out(documents_.size());
    for (std::size_t d = 0; d < documents_.size(); ++d)
      for (const Number p : of_[d])
        out[d].push_back(p == none ? std::string() : people_[whole(p)].id);
    return out;
  }

  static constexpr Number none = static_cast<Number>(-1);

  const std::vector<Annotations> &documents_;
  std::vector<std::vector<Number>> of_; ///< by document and actor
  std::vector<Person> people_;
  std::vector<Number> whole_; ///< union-find
  std::unordered_map<std::string, Number> index_;
  std::unordered_map<std::string, std::vector<Number>> bearers_; ///< by family
  std::unordered_map<std::string, std::vector<Number>> knights_; ///< by given name
  std::vector<std::pair<Number, Number>> settled_;
  Company company_;
};

} // namespace

std::vector<std::vector<std::string>> join_people(const std::vector<Annotations> &documents) { return People(documents).run(); }

} // namespace demarche::link
