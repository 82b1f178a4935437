// Clues of sentences and of junctions.
#include "link/cause_clues.hpp"

#include <algorithm>

namespace demarche::link {

namespace {

enum Kind : std::uint32_t { of_junction = 0x100, of_sentence = 0x9000 };

constexpr int far_down = 20, far_up = 60;

constexpr auto number(Deprel d) { return static_cast<std::uint32_t>(d); }

void words_at(const Around &w, int b, Notes &note) {
  note(w.lemma(b - 1));
  note(w.lemma(b));
  note(w.lemma(b + 1));
  note(w.lemma(b - 2));
  note(w.lemma(b + 2));
  note(w.lemma(b - 2), w.lemma(b - 1));
  note(w.lemma(b - 1), w.lemma(b));
  note(w.lemma(b), w.lemma(b + 1));
  note(w.lemma(b - 2), w.lemma(b - 1), w.lemma(b));
  note(w.lemma(b - 1), w.lemma(b), w.lemma(b + 1));
  note(w.lemma(b), w.lemma(b + 1), w.lemma(b + 2));
  note(w.lemma(b - 3), w.lemma(b - 2), w.lemma(b - 1));
  note(w.upos(b - 1), w.upos(b));
  note(w.upos(b), w.upos(b + 1));
  note(w.upos(b - 2), w.upos(b - 1), w.upos(b));
  note(w.upos(b - 1), w.upos(b), w.upos(b + 1));
  note(w.lemma(b - 1), w.upos(b));
  note(w.upos(b - 1), w.lemma(b));
  note(w.lemma(b - 1), w.upos(b), w.upos(b + 1));
  note(w.lemma(b - 2), w.lemma(b - 1), w.upos(b));
  note(w.lemma(b), w.upos(b + 1));
  note(w.upos(b - 1), w.lemma(b), w.form(b + 1));
  note(w.deprel(b), w.form(b));
  note(w.deprel(b - 1));
  note(w.form(b), w.upos(b - 1));
  note(w.lemma(b - 1), w.form(b));
  note(w.lemma(b - 1), w.deprel(b));
  note(w.ends(b - 1));
  note(w.ends(b - 1), w.upos(b));
  note(w.begins(b));
  note(w.begins(b), w.upos(b - 1));
  note(w.begins(b - 1));
  note(std::min(9, b * 10 / w.size()));
  note(std::min(12, b));
  note(std::min(12, w.size() - b));
  note();
}

/// What hangs across the junction: the second stretch from the first.
void arc_down(const Around &w, int x, int b, Notes &note) {
  const SceneWord &d = w.at(x), &h = w.at(d.head);
  note(d.deprel);
  note(d.lemma);
  note(h.lemma);
  note(h.upos, d.deprel, d.upos);
  note(d.deprel, d.lemma);
  note(d.marks, d.deprel);
  note(d.marks, h.lemma);
  note(d.marks, d.lemma);
  note(d.marks, h.upos, d.upos, d.form);
  note(d.upos, d.form, d.deprel);
  note(w.lemma(b - 1), d.deprel, d.upos);
  note(d.left == b, d.deprel);
  note(d.left == b, w.lemma(b - 1));
  note(std::min(6, x - b), d.deprel);
  note(h.category, d.category);
  note(d.marks, h.category);
  note(d.marks, d.category);
  note(d.marks, h.category, d.category);
  note(h.event, d.deprel);
  note(d.event, d.deprel);
  note(d.marks, h.event);
  note(w.lemma(b - 1), h.event);
  note(w.lemma(b - 1), d.event);
  note(h.lemma, d.lemma);
  note(d.left == b, d.marks);
  note(std::min(5, b - d.head), d.deprel);
}

/// The first stretch from the second: "If the talks fail, ...".
void arc_up(const Around &w, int y, int b, Notes &note) {
  const SceneWord &d = w.at(y), &h = w.at(d.head);
  note(d.deprel);
  note(d.lemma);
  note(d.marks, d.deprel);
  note(h.lemma);
  note(d.upos, d.form, d.deprel);
  note(d.deprel, w.lemma(b - 1));
  note(d.marks, w.lemma(b - 1));
  note(d.right == b - 1 || d.right == b - 2, d.deprel);
  note(d.category, h.category);
  note(d.marks, d.category, h.category);
  note(d.deprel, d.right < b, w.upos(b));
  note(w.lemma(d.left), d.deprel);
  note(w.begins(d.left), d.deprel);
}

void events_beside(const Around &w, int b, Notes &note) {
  int before = b - 1, after = b;
  while (before >= 0 && w.at(before).event == 0)
    --before;
  while (after < w.size() && w.at(after).event == 0)
    ++after;
  const std::uint32_t type = before >= 0 ? w.at(before).event : 1, next = after < w.size() ? w.at(after).event : 1,
                      category = before >= 0 ? w.at(before).category : 99, next_category = after < w.size() ? w.at(after).category : 99;
  note(type);
  note(next);
  note(category);
  note(next_category);
  note(category, next_category);
  note(category, w.lemma(b - 1));
  note(next_category, w.lemma(b - 1));
  note(type, w.lemma(b - 1));
  note(next, w.lemma(b - 1));
  note(type, w.lemma(b));
}

/// An event and the one before it, with what stands before the later.
void events_in_turn(const Around &w, Notes &note) {
  int last = -1;
  for (int i = 0; i < w.size(); ++i) {
    const SceneWord &x = w.at(i);
    if (x.event == 0)
      continue;
    note.group(60);
    note(x.deprel, x.category);
    note(x.deprel, x.event);
    note(x.deprel, x.form, x.marks);
    note(w.lemma(x.left - 1), x.deprel);
    note(w.lemma(x.left - 1), x.category);
    if (last >= 0) {
      const SceneWord &y = w.at(last);
      note.group(70);
      note(y.event, x.event);
      note(y.category, x.category);
      note(y.category, x.category, x.marks);
      note(y.event, x.marks);
      note(x.head == last, x.deprel, x.form);
      note(y.form, x.form, x.deprel);
    }
    last = i;
  }
}

void marked(const Around &w, const SceneWord &x, Notes &note) {
  const bool hangs = x.head >= 0;
  const SceneWord none{};
  const SceneWord &h = hangs ? w.at(x.head) : none;
  const bool deep = hangs && h.head >= 0;
  const std::uint32_t above = deep ? w.at(h.head).lemma : 1;
  note.group(20);
  note(x.lemma, hangs ? h.upos : 30, h.deprel);
  note(x.lemma, hangs ? h.lemma : 1, above);
  note(x.lemma, above);
  if (!hangs)
    return;
  const std::uint32_t event = deep ? w.at(h.head).event : 1, category = deep ? w.at(h.head).category : 99;
  note(x.lemma, h.category, category);
  note(x.lemma, h.event, event > 0);
  note(x.lemma, h.category);
  note(x.lemma, category);
}

} // namespace

int down_across(const Scene &s, int place) {
  for (int i = place; i < s.size() && i < place + far_down; ++i)
    if (const int h = s.words[static_cast<std::size_t>(i)].head; h >= 0 && h < place)
      return i;
  return -1;
}

int up_across(const Scene &s, int place) {
  for (int i = place - 1; i >= 0 && i > place - far_up; --i)
    if (s.words[static_cast<std::size_t>(i)].head >= place)
      return i;
  return -1;
}

Clued clues_of_junction(const Scene &s, int b) {
  Clued out;
  out.reserve(most_clues);
  Notes note(out, of_junction);
  const Around w(s);
  words_at(w, b, note);
  if (const int x = down_across(s, b); x >= 0)
    arc_down(w, x, b, note);
  else {
    note.group(62);
    note(1);
  }
  note.group(100);
  if (const int y = up_across(s, b); y >= 0)
    arc_up(w, y, b, note);
  else
    note(2);
  note.group(130);
  events_beside(w, b, note);
  note.group(150);
  if (w.at(b - 1).mark) {
    note(w.lemma(b - 2), w.lemma(b));
    note(w.upos(b - 2), w.upos(b), w.form(b));
  }
  int comma = b - 2;
  while (comma >= 0 && !w.at(comma).mark)
    --comma;
  note.group(160);
  note(w.lemma(comma + 1), w.lemma(b - 1));
  note(w.lemma(comma + 1));
  note(w.begins(comma + 1));
  note(w.lemma(0), w.lemma(b - 1));
  note(w.lemma(0));
  return out;
}

Clued turned(const Clued &clues, bool cause_first) {
  Clued out = clues;
  out.reserve(2 * clues.size());
  for (const std::uint32_t c : clues)
    out.push_back(turned(c, cause_first));
  return out;
}

Clued clues_of_sentence(const Scene &s) {
  Clued out;
  out.reserve(static_cast<std::size_t>(s.size()) * 16 + 8);
  Notes note(out, of_sentence, half_table);
  const Around w(s);
  for (int i = -1; i <= w.size(); ++i) {
    note.group(0);
    note(w.lemma(i));
    if (i < w.size())
      note(w.lemma(i), w.lemma(i + 1));
    note.group(2);
    if (i + 1 < w.size())
      note(w.lemma(i), w.lemma(i + 1), w.lemma(i + 2));
    if (i < 0 || i >= w.size())
      continue;
    const SceneWord &x = w.at(i);
    const std::uint32_t head = x.head >= 0 ? w.at(x.head).lemma : 1, head_upos = x.head >= 0 ? w.at(x.head).upos : 30;
    note.group(10);
    note(x.deprel, x.lemma, head_upos);
    note(x.deprel, head, x.lemma);
    if (x.deprel == number(Deprel::mark) || x.deprel == number(Deprel::case_))
      marked(w, x, note);
    if (x.deprel == number(Deprel::advcl) || x.deprel == number(Deprel::acl) || x.deprel == number(Deprel::xcomp)) {
      note.group(30);
      note(x.deprel, head);
      note(x.deprel, x.form);
      note(x.deprel, x.lemma);
      note(x.deprel, x.form, head_upos);
    }
    note.group(40);
    if (x.begins != 0) {
      note(x.begins);
      note.group(80);
      note(x.begins, w.upos(i - 1));
      note(x.begins, x.lemma);
      note(x.begins, x.deprel);
    }
    note.group(41);
    if (x.category != 0)
      note(x.category);
    note.group(42);
    if (x.event != 0)
      note(x.event);
    note.group(43);
    if (i + 1 < w.size())
      note(x.lemma, w.upos(i + 1));
    note.group(44);
    note(w.upos(i), w.upos(i + 1), w.upos(i + 2));
  }
  note.group(50);
  note(std::min(w.size() / 5, 10));
  events_in_turn(w, note);
  return out;
}

} // namespace demarche::link
