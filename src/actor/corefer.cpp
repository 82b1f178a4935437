// Nominal mentions: an office and its holder, "the Chinese government", "the official" and the one before.
#include <algorithm>

#include "actor/cast.hpp"

namespace demarche::actor {

namespace {

class Nominals {
public:
  Nominals(const Scene &s, std::vector<Draft> &drafts, Cast &cast) : s_(s), drafts_(drafts), cast_(cast) {}

  void run() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].form == MentionForm::nominal)
        place(i);
      if (drafts_[i].cluster != none && cast_.players[drafts_[i].cluster].actor.kind != ActorKind::place)
        for (const std::string &head : cast_.players[drafts_[i].cluster].titles)
          last_[head] = drafts_[i].cluster;
    }
  }

private:
  std::string head_word(const Draft &d) const {
    return s_.parsed() && !s_.syntax.lemma(d.head).empty() ? lower(s_.syntax.lemma(d.head)) : lower(s_.form(d.head));
  }

  bool definite(const Draft &d) const {
    const std::string f = lower(s_.form(d.first));
    return f == "the" || f == "this" || f == "that" || f == "these" || f == "those";
  }
  void place(std::uint32_t i) {
    Draft &d = drafts_[i];
    const std::string head = head_word(d);
    if (government_of_a_country(d, head))
      return cast_.join(drafts_, i, cast_.get(s_.entry(d.of).id, s_.entry(d.of).name, ActorKind::country));
    if (d.kind == ActorKind::person && !d.plural)
      if (const auto holder = office_holder(d))
        return identify(i, *holder);
    if (definite(d))
      if (const std::uint32_t p = antecedent(d, head); p != none) {
        d.rule = "nominal.same-head";
        return cast_.join(drafts_, i, p);
      }
    Player p;
    p.anonymous = true;
    p.plural = d.plural;
    p.of = d.of;
    p.actor.kind = d.kind;
    p.actor.name = std::string(s_.words(d.first, d.last));
    p.titles.push_back(head);
    cast_.join(drafts_, i, cast_.add(std::move(p)));
  }

  bool government_of_a_country(Draft &d, const std::string &head) const {
    if (d.of == none || s_.entry(d.of).kind != ActorKind::country ||
        (head != "government" && head != "administration" && head != "regime" && head != "authority" && head != "authorities"))
      return false;
    d.rule = "government.nominal";
    return true;
  }

  void identify(std::uint32_t i, std::uint32_t entry) {
    const Entry &e = s_.entry(entry);
    const std::uint32_t player = cast_.get(e.id, e.name, ActorKind::person);
    cast_.players[player].entry = entry;
    drafts_[i].rule = "office.date";
    cast_.join(drafts_, i, player);
  }

  std::optional<std::uint32_t> office_holder(const Draft &d) const {
    if (!definite(d) || !s_.times.creation.interval)
      return {};
    return s_.gazetteer.holder_named(lower(s_.words(d.first + 1, d.last)), d.of == none ? "" : s_.entry(d.of).id,
                                     *s_.times.creation.interval, {});
  }

  /// The last actor before that has this head as its noun or among its titles.
  std::uint32_t antecedent(const Draft &d, const std::string &head) const {
    const auto at = last_.find(head);
    if (at == last_.end())
      return none;
    const Player &x = cast_.players[at->second];
    const bool other_owner = d.of != none && x.of != none && d.of != x.of && !x.anonymous;
    return x.plural != d.plural || other_owner ? none : at->second;
  }

  const Scene &s_;
  std::vector<Draft> &drafts_;
  Cast &cast_;
  std::unordered_map<std::string, std::uint32_t> last_; ///< by noun or title: the last actor it went for
};

} // namespace

void cast_nominals(const Scene &s, std::vector<Draft> &drafts, Cast &cast) { Nominals(s, drafts, cast).run(); }

} // namespace demarche::actor
