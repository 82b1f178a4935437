// Clues of where cause and effect begin and end.
#include <algorithm>

#include "link/cause_clues.hpp"

namespace demarche::link {

namespace {

enum Kind : std::uint32_t { of_gap = 0x5000, of_beginning = 0x6000, of_end = 0x7000 };

/// Between the word before a place and the word at it.
void cut_at(const Around &w, int i, Notes &note) {
  note.group(300);
  note(w.lemma(i - 1));
  note(w.lemma(i));
  note(w.upos(i - 1));
  note(w.upos(i));
  note(w.upos(i - 1), w.upos(i));
  note(w.lemma(i - 2), w.lemma(i - 1));
  note(w.lemma(i), w.lemma(i + 1));
  note(w.lemma(i - 1), w.upos(i));
  note(w.upos(i - 1), w.lemma(i));
  note(w.deprel(i));
  note(w.deprel(i - 1));
  note(w.deprel(i), w.lemma(i));
  note(w.begins(i));
  note(w.ends(i - 1));
  note(w.form(i), w.lemma(i - 1));
  note(w.upos(i - 2), w.upos(i - 1), w.upos(i));
  note(w.upos(i - 1), w.upos(i), w.upos(i + 1));
  note(w.lemma(i - 1), w.lemma(i));
  note(w.lemma(i - 1), w.lemma(i), w.lemma(i + 1));
  note(w.deprel(i), w.form(i), w.upos(i));
  note(i == 0);
  note(i == w.size());
  note(i == w.size() - 1);
  note(w.lemma(i - 2));
  note(w.lemma(i + 1));
  note(w.lemma(i - 2), w.lemma(i - 1), w.lemma(i));
  note(w.shape(i - 1), w.shape(i));
  note(w.shape(i - 2), w.shape(i - 1), w.shape(i), w.shape(i + 1));
  note(w.shape(i), w.lemma(i - 1));
  note(w.shape(i - 1), w.lemma(i));
  note(w.shape(i - 1), w.upos(i));
}

/// Is [first, last) one piece of the tree? Its words with heads outside, and the words outside that hang from it.
void piece(const Around &w, int first, int last, Notes &note) {
  int tops = 0, below = 0, top = -1;
  std::uint64_t first_top = 0, last_top = 0;
  const auto inside = [&](int k) { return k >= first && k < last; };
  for (int k = 0; k < w.size(); ++k) {
    const SceneWord &x = w.at(k);
    if (inside(k) && !inside(x.head)) {
      const std::uint64_t d = x.deprel + (x.head >= last ? 100U : x.head < 0 ? 300U : 0U);
      ++tops;
      first_top = first_top != 0 ? first_top : d + 1;
      last_top = d + 1;
      if (top < 0 && !x.mark)
        top = k;
      note.group(200);
      note(d);
      note(d, x.lemma);
    } else if (!inside(k) && inside(x.head)) {
      ++below;
      note.group(202);
      note(x.deprel, k < first);
      note(x.deprel, k < first, k == first - 1 || k == last);
    }
  }
  note.group(210);
  note(std::min(tops, 5));
  note(std::min(below, 6));
  note(first_top);
  note(last_top);
  note(std::min(tops, 3), std::min(below, 3));
  note(first_top, std::min(below, 3));
  if (top < 0)
    return;
  const SceneWord &x = w.at(top);
  note(x.upos, x.deprel);
  note(x.lemma);
  note(x.left == first, x.deprel);
  note(x.right == last - 1, x.deprel);
  note(x.left == first, x.right == last - 1, std::min(below, 2));
}

struct Counted {
  int marks = 0, verbs = 0;
};
Counted counted(const Around &w, int first, int last) {
  Counted c;
  for (int k = first; k < last; ++k) {
    c.marks += w.at(k).mark;
    c.verbs += w.at(k).verb;
  }
  return c;
}

/// The word that heads the first stretch, by the arc across the junction; -1 when there is none.
int head_of_first(const Scene &s, const CauseSpans &r) {
  const int x = down_across(s, r.second);
  const int head = x >= 0 ? s.words[static_cast<std::size_t>(x)].head : up_across(s, r.second);
  return head >= r.first_end ? -1 : head;
}

int head_of_second(const Scene &s, const CauseSpans &r) {
  if (const int x = down_across(s, r.second); x >= 0)
    return x;
  const int y = up_across(s, r.second);
  return y >= 0 ? s.words[static_cast<std::size_t>(y)].head : -1;
}

/// The nearest word at or above `from` whose subtree has its edge at the place.
template <class Edge> void edge_above(const Around &w, int from, Edge at_edge, Notes &note) {
  int k = 0;
  for (int up = from; up >= 0 && k < 6; up = w.at(up).head, ++k)
    if (at_edge(w.at(up))) {
      note.group(420);
      note(k, w.at(up).deprel);
      note(k);
      return;
    }
}

void head_and_beginning(const Scene &s, const Around &w, int g, int a, Notes &note) {
  const SceneWord &head = w.at(g);
  note.group(410);
  note(head.left == a, head.deprel, head.upos);
  note(a <= g);
  edge_above(
      w, g, [a](const SceneWord &x) { return x.left == a; }, note);
  int subject = -1;
  for (const int c : s.children[static_cast<std::size_t>(g)]) {
    const SceneWord &x = w.at(c);
    if (subject < 0 &&
        (x.deprel == static_cast<std::uint32_t>(Deprel::nsubj) || x.deprel == static_cast<std::uint32_t>(Deprel::nsubj_pass)))
      subject = c;
    if (x.left == a && c <= g) {
      note.group(430);
      note(x.deprel);
      note(x.deprel, head.deprel);
    }
    if (x.right == a - 1) {
      note.group(432);
      note(x.deprel);
    } else if (x.right == a - 2 && w.at(a - 1).mark) {
      note.group(433);
      note(x.deprel);
    }
  }
  note.group(440);
  if (subject >= 0) {
    note(w.at(subject).left == a);
    note(w.at(subject).left == a, head.deprel);
  } else
    note(a == g, head.deprel);
}

} // namespace

Clued clues_of_gap(const Scene &s, int end, const CauseSpans &r) {
  Clued out;
  out.reserve(most_clues);
  Notes note(out, of_gap);
  const Around w(s);
  const int b = r.second, gap = b - end;
  const Counted in = counted(w, end, b);
  const std::uint64_t words = w.words(end, b);
  for (int turn = 0; turn < 2; ++turn) { // by itself, and in its direction
    note.kind(turn == 0 ? of_gap : of_gap + 0x100 + (r.cause_first ? 0 : 1));
    note.group(0);
    note(std::min(10, gap));
    note(words);
    note(words, w.upos(b));
    note(words, w.upos(end - 1));
    note(w.lemma(end), w.upos(end - 1));
    note(w.ends(b - 1) != 0 && w.begins(end) == w.ends(b - 1));
    note(gap > 0 ? w.lemma(end) : 5, gap);
    note(in.verbs > 0, std::min(5, gap));
    note(in.marks > 0, std::min(5, gap));
    note(w.lemma(b - 1), gap);
    note(w.lemma(b), gap);
    note(w.upos(b), w.form(b), gap);
    cut_at(w, end, note);
    note.group(400);
    note(w.lemma(end - 1), w.lemma(b - 1));
    note(w.deprel(end), w.deprel(b));
  }
  note.group(420);
  if (const int x = down_across(s, b); x >= 0) {
    note(w.at(x).deprel, gap);
    note(w.at(x).left == end, w.at(x).deprel);
    note(w.at(x).head < end, w.at(x).deprel);
    note(static_cast<std::uint64_t>(w.at(x).left - end));
  } else if (const int y = up_across(s, b); y >= 0) {
    note.group(430);
    note(w.at(y).right == end - 1, w.at(y).deprel);
    note(w.at(y).deprel, gap);
  }
  return out;
}

Clued clues_of_beginning(const Scene &s, int a, const CauseSpans &r) {
  Clued out;
  out.reserve(most_clues);
  Notes note(out, of_beginning);
  const Around w(s);
  const int end = r.first_end, b = r.second, g = head_of_first(s, r);
  cut_at(w, a, note);
  piece(w, a, end, note);
  note.group(400);
  note(std::min(20, end - a));
  note(std::min(8, a));
  if (g >= 0)
    head_and_beginning(s, w, g, a, note);
  const Counted in = counted(w, a, end);
  note.group(450);
  note(std::min(4, in.marks));
  note(std::min(4, in.verbs));
  note(in.verbs == 0, w.lemma(a - 1));
  note(std::min(4, in.verbs), std::min(3, in.marks));
  note(w.lemma(b - 1), w.upos(a - 1), w.upos(a));
  note(w.lemma(b - 1), a == 0);
  int before = a - 1, verb = a;
  while (before >= 0 && !w.at(before).verb)
    --before;
  while (verb < end && !w.at(verb).verb)
    ++verb;
  const bool inside = verb < end;
  note(before >= 0 ? w.at(before).lemma : 1);
  note(before >= 0 ? w.at(before).lemma : 1, w.lemma(a - 1));
  note(before < 0, w.upos(a - 1));
  note(before >= 0 && g >= 0 && w.at(g).head == before, g >= 0 ? w.at(g).deprel : 0);
  note(inside ? w.at(verb).deprel : 99, inside && w.at(verb).left == a);
  note(inside ? w.at(verb).form : 99, inside ? w.at(verb).deprel : 99);
  note(inside ? std::min(6, verb - a) : 9);
  return out;
}

Clued clues_of_end(const Scene &s, int j, const CauseSpans &r) {
  Clued out;
  out.reserve(most_clues);
  Notes note(out, of_end);
  const Around w(s);
  const int b = r.second, n = w.size(), g = head_of_second(s, r);
  cut_at(w, j, note);
  piece(w, b, j, note);
  note.group(400);
  note(std::min(20, j - b));
  note(std::min(8, n - j));
  if (g >= 0) {
    note.group(410);
    note(w.at(g).right == j - 1, w.at(g).deprel, w.at(g).upos);
    note(g < j);
    note(w.at(g).right == j - 1, w.at(g).marks);
    edge_above(
        w, g, [j](const SceneWord &x) { return x.right == j - 1; }, note);
    for (const int c : s.children[static_cast<std::size_t>(g)]) {
      const SceneWord &x = w.at(c);
      const bool at = x.left == j, after_mark = x.left == j + 1 && j < n && w.at(j).mark;
      note.group(430);
      if (x.right == j - 1)
        note(x.deprel);
      note.group(at ? 432 : 434);
      if (at || after_mark) {
        note(x.deprel);
        note(x.deprel, x.marks);
      }
    }
  }
  const Counted in = counted(w, b, j);
  note.group(450);
  note(std::min(4, in.marks));
  note(std::min(4, in.verbs));
  note(in.verbs == 0, w.lemma(j));
  note(std::min(4, in.verbs), std::min(3, in.marks));
  note(w.lemma(b - 1), w.upos(j - 1), w.upos(j));
  note(w.lemma(b - 1), j >= n - 1);
  note(w.lemma(b), j >= n - 1);
  note(w.lemma(b - 1), w.lemma(j));
  int tail = j, verb = b;
  while (tail < n && !w.at(tail).verb)
    ++tail;
  while (verb < j && !w.at(verb).verb)
    ++verb;
  const bool told = tail < n; // the rest has a verb of its own
  note(told ? w.at(tail).lemma : 1);
  note(told ? w.at(tail).lemma : 1, w.lemma(j));
  note(told ? w.at(tail).deprel : 99, w.upos(j));
  note(told ? std::min(8, tail - j) : 20);
  note(w.lemma(j + 1), w.lemma(j));
  note(told ? w.at(tail).form : 99, w.lemma(j));
  note(w.begins(j), in.marks > 0);
  note(w.begins(j + 1), w.upos(j));
  note(told && w.at(tail).head < j && w.at(tail).head >= b, told ? w.at(tail).deprel : 99);
  note(verb < j, w.upos(j));
  note(verb < j ? w.at(verb).right == j - 1 : 2, verb < j ? w.at(verb).deprel : 99);
  return out;
}

} // namespace demarche::link
