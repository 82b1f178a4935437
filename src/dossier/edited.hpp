// A chronicle that people's edits are applied to, one after the other.
#pragma once
#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <demarche/edit.hpp>

namespace demarche::dossier {

/// An edit whose mention is not there.
struct Vanished {
  std::string why;
};

class EditedChronicle {
public:
  explicit EditedChronicle(Chronicle);

  void apply(const Edit &); ///< throws Vanished; an undo is nothing here: what it takes back was not applied
  Chronicle finish();       ///< without what was merged away or hidden, and in order

private:
  using Ids = std::vector<std::uint32_t>;
  static constexpr std::uint32_t nowhere = UINT32_MAX;

  MentionRef place(const Anchor &) const;
  std::uint32_t event(const Anchor &) const;
  const EventMention &mention(const MentionRef &m) const { return c_.documents[m.document].events[m.event]; }
  Evidence sentence(const MentionRef &) const;
  void remark(std::uint32_t event, const Edit &, std::string text);

  void change(const Edit &);
  void merge(const Edit &);
  void take_in(std::uint32_t into, std::uint32_t other);
  void disagree(std::uint32_t event, const MentionRef &, const MentionRef &);
  void split(const Edit &);
  void describe(Event &, const Event &old) const;
  Ids named(const Ids &among, const Actors &, const Ids &mentions) const;
  void name(Event &) const;
  void move_links(std::uint32_t from, std::uint32_t fresh);
  void relink(const Edit &);
  void drop_links(const std::function<bool(const Link &)> &unwanted);
  void sweep();

  Chronicle c_;
  std::vector<bool> gone_;
  std::map<std::string, std::uint32_t> document_;
  std::vector<Ids> event_of_; ///< [document][mention]
};

/// Has it a date of its own?
inline bool dated(const When &w) { return w.known != Known::none && w.known != Known::bounded; }

inline bool earlier(const MentionRef &a, const MentionRef &b) { return std::tie(a.document, a.event) < std::tie(b.document, b.event); }

inline void add_new(std::vector<std::uint32_t> &to, const std::vector<std::uint32_t> &from) {
  for (const std::uint32_t x : from)
    if (std::find(to.begin(), to.end(), x) == to.end())
      to.push_back(x);
}

} // namespace demarche::dossier
