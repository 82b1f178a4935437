#include "dossier/edit_values.hpp"

#include <algorithm>

#include "base/escape.hpp"
#include "base/utf8.hpp"

namespace demarche {

using namespace dossier;

const char *to_string(EditKind k) noexcept {
  static constexpr const char *names[] = {"merge",  "split", "redate",  "relabel", "recategorise",
                                          "relink", "hide",  "confirm", "note",    "undo"};
  return names[static_cast<std::size_t>(k)];
}

namespace dossier {

namespace {

/// The enumerator of a name, from the first to `last`.
template <class E> std::optional<E> named(std::string_view name, E last) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (name == to_string(static_cast<E>(i)))
      return static_cast<E>(i);
  return {};
}

} // namespace

std::optional<EditKind> kind_of(std::string_view s) { return named(s, EditKind::undo); }
std::optional<Category> category_of(std::string_view s) { return s.empty() ? std::nullopt : named(s, Category::ASSAULT); }
std::optional<Relation> relation_of(std::string_view s) { return named(s, Relation::PROMPTS); }

std::optional<When> date_of(const std::string &s) {
  const std::size_t slash = s.find('/');
  if (slash == std::string::npos) {
    const std::optional<Interval> i = parse_iso(s);
    return i ? std::optional(within(*i, Known::stated)) : std::nullopt;
  }
  const std::string first = s.substr(0, slash), last = s.substr(slash + 1);
  const std::optional<Interval> a = parse_iso(first), b = parse_iso(last);
  if ((!a && first != "..") || (!b && last != "..") || (!a && !b))
    return {};
  if (!a || !b)
    return within({a ? a->begin : beginning_of_time, b ? b->end : end_of_time, Grain::unknown}, Known::stated);
  if (b->end <= a->begin)
    return {};
  return a->grain == Grain::day && b->grain == Grain::day ? throughout({a->begin, b->end, Grain::day}, Known::stated)
                                                          : within({a->begin, b->end, std::max(a->grain, b->grain)}, Known::stated);
}

std::string folded(std::string_view s) { return base::fold_space(s); }

} // namespace dossier

bool same_edit(const Edit &a, const Edit &b) {
  return a.kind == b.kind && a.by == b.by && a.at == b.at && a.events == b.events && a.value == b.value && a.undo == b.undo;
}

std::string fault_of(const Edit &e) {
  static constexpr std::size_t longest = 10000; // bytes of a note
  const std::size_t needed = e.kind == EditKind::undo                                                               ? 0
                             : e.kind == EditKind::merge || e.kind == EditKind::split || e.kind == EditKind::relink ? 2
                                                                                                                    : 1;
  const bool many = e.kind == EditKind::merge || e.kind == EditKind::split;
  if (e.events.size() < needed || (!many && e.events.size() > needed))
    return std::string(to_string(e.kind)) + " names " + std::to_string(needed) +
           (many          ? " events or mentions at least"
            : needed == 1 ? " event"
                          : " events");
  for (const std::string *s : {&e.by, &e.at, &e.value})
    if (s->size() > longest || base::first_invalid_utf8(*s) != std::string_view::npos)
      return "a text of it is too long or not UTF-8";
  if (!e.at.empty() && !parse_iso(e.at))
    return "\"" + e.at + "\": " + why_no_date(e.at);
  if (e.kind == EditKind::redate && !date_of(e.value))
    return "\"" + e.value + "\" is no date; write 2024-04-24, 2024-04, 2024, 2024-04-24/2024-04-26 or ../2024-04-24";
  if (e.kind == EditKind::recategorise && !category_of(e.value))
    return "\"" + e.value + "\" is no category; they are PLOVER's: AGREE, CONSULT, SUPPORT ... ASSAULT";
  if (e.kind == EditKind::relink && e.value != "none" && !relation_of(e.value))
    return "\"" + e.value +
           "\" is no relation; they are BEFORE, AFTER, SIMULTANEOUS, INCLUDES, IS_INCLUDED, CAUSES, ENABLES, PREVENTS, PROMPTS, none";
  if ((e.kind == EditKind::relabel || e.kind == EditKind::note) && folded(e.value).empty())
    return std::string(to_string(e.kind)) + " needs a text";
  return {};
}

} // namespace demarche
