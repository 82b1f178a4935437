// From grammatical places to roles: actors, recipients, places, companions, topic.
#include <algorithm>
#include <array>

#include "event/role.hpp"

namespace demarche::event {

namespace {

template <std::size_t N> bool one_of(std::string_view word, const std::array<std::string_view, N> &words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 12> towards = {"to",      "with", "against", "on",   "upon", "toward",
                                                      "towards", "from", "at",      "into", "over", "of"};
constexpr std::array<std::string_view, 11> locations = {"in",         "at",     "near",   "inside", "outside", "across",
                                                        "throughout", "within", "around", "off",    "into"};
constexpr std::array<std::string_view, 6> topics = {"on", "about", "over", "regarding", "concern", "for"};

bool is_actor(const Discourse &d, std::uint32_t m) {
  const ActorKind k = d.actors.mentions[m].kind;
  return k == ActorKind::person || k == ActorKind::country || k == ActorKind::organization;
}

bool is_place(const Discourse &d, std::uint32_t m) {
  const ActorKind k = d.actors.mentions[m].kind;
  return k == ActorKind::place || k == ActorKind::country;
}

class Filler {
public:
  Filler(const Discourse &d, EventMention &e) : d_(d), e_(e) {}

  void fill() {
    const Arguments a = arguments_of(d_, e_.token);
    for (const TokenIndex s : a.subjects)
      for (const std::uint32_t m : mentions_under(d_, s))
        if (is_actor(d_, m))
          add(e_.actors, m);
    for (const TokenIndex o : a.objects)
      object(o);
    for (const auto &[p, noun] : a.obliques)
      oblique(p, noun);
    if (d_.category[e_.token] == Category::CONSULT && e_.mode == "visit")
      for (const std::uint32_t m : e_.recipients)
        if (is_place(d_, m))
          add(e_.places, m);
  }

private:
  void add(std::vector<std::uint32_t> &list, std::uint32_t m) {
    if (std::find(list.begin(), list.end(), m) == list.end())
      list.push_back(m);
  }

  bool acts(std::uint32_t m) const { return std::find(e_.actors.begin(), e_.actors.end(), m) != e_.actors.end(); }

  void object(TokenIndex o) {
    const bool visits = e_.mode == "visit";
    for (const std::uint32_t m : mentions_under(d_, o)) {
      if (is_actor(d_, m) && !acts(m))
        add(e_.recipients, m);
      else if (visits && is_place(d_, m))
        add(e_.places, m);
    }
  }

  void oblique(std::string_view p, TokenIndex noun) {
    if (d_.timex_at[noun] != none)
      return;
    if (one_of(p, topics) && !e_.topic && d_.mention_at[noun] == none)
      e_.topic = Span{d_.text.tokens[d_.tree.left(noun)].span.begin, d_.text.tokens[d_.tree.right(noun) - 1].span.end};
    const bool moves = e_.mode == "visit" && (p == "to" || p == "in");
    for (const std::uint32_t m : mentions_under(d_, noun)) {
      if (acts(m))
        continue;
      if ((one_of(p, locations) || moves) && is_place(d_, m))
        add(e_.places, m);
      if (one_of(p, towards) && p != "of" && is_actor(d_, m) && (p != "at" || d_.actors.mentions[m].kind != ActorKind::place))
        add(e_.recipients, m);
    }
  }

  const Discourse &d_;
  EventMention &e_;
};

} // namespace

void find_roles(const Discourse &d, EventMention &e) { Filler(d, e).fill(); }

} // namespace demarche::event
