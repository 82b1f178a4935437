#include "syntax/train/corpus.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include <demarche/conllu.hpp>
#include <demarche/error.hpp>

#include "syntax/features.hpp"

namespace demarche::syntax::train {

namespace {

struct Entity {
  std::uint32_t first = 0, last = 0; ///< words [first, last)
  NameKind kind = NameKind::other;
};
using Entities = std::map<std::string, std::vector<Entity>>; // by sentence id

Entities read_entities(const std::string &path) {
  Entities out;
  std::istringstream in(read_file(path));
  for (std::string line; std::getline(in, line);) {
    const auto o = nlohmann::json::parse(line);
    auto &list = out[o.at("sent_id").get<std::string>()];
    for (const auto &e : o.at("entities")) {
      if (!e.at("named").get<bool>())
        continue;
      const std::string type = e.at("type");
      const NameKind kind = type == "person"         ? NameKind::person
                            : type == "organization" ? NameKind::organization
                            : type == "place"        ? NameKind::place
                                                     : NameKind::other;
      list.push_back({e.at("first").get<std::uint32_t>() - 1, e.at("last").get<std::uint32_t>(), kind});
    }
  }
  return out;
}

bool capital(const std::string &s) { return !s.empty() && ((s[0] >= 'A' && s[0] <= 'Z') || static_cast<unsigned char>(s[0]) >= 0xC3); }

/// The proper name inside a named entity: its head, and what stands by it in capitals ("Bank of England",
/// not "the bank's governor").
class NameFinder {
public:
  NameFinder(const Example &x, const std::vector<Upos> &upos, const std::vector<Deprel> &deprels) : x_(x), upos_(upos), deprels_(deprels) {}

  void mark(const Entity &e, std::vector<std::uint8_t> &names) const {
    std::uint32_t head = e.first;
    while (head < e.last && inside(x_.heads[head], e))
      ++head;
    if (head == e.last || upos_[head] != Upos::PROPN)
      return;
    std::uint32_t first = head, last = head + 1;
    while (first > e.first && belongs(first - 1))
      --first;
    while (last < e.last &&
           (belongs(last) || (last + 1 < e.last && joins(last) &&
                              (belongs(last + 1) || (last + 2 < e.last && x_.forms[last + 1] == "the" && belongs(last + 2))))))
      ++last;
    while (last > head + 1 && !belongs(last - 1))
      --last;
    while (e.kind == NameKind::person && first < head && title(deprels_[first]))
      ++first;
    for (std::uint32_t i = first; i < last; ++i)
      if (names[i] != 0)
        return; // the outer of nested names stands
    for (std::uint32_t i = first; i < last; ++i)
      names[i] = static_cast<std::uint8_t>(2 * static_cast<int>(e.kind) + (i == first ? 1 : 2));
  }

private:
  static bool inside(std::int32_t head, const Entity &e) {
    return head > static_cast<std::int32_t>(e.first) && head <= static_cast<std::int32_t>(e.last);
  }
  bool belongs(std::uint32_t i) const {
    const Upos u = upos_[i];
    return (capital(x_.forms[i]) && (u == Upos::PROPN || u == Upos::ADJ || u == Upos::NOUN || u == Upos::VERB)) ||
           (u == Upos::PUNCT && x_.forms[i] == "-") || (u == Upos::PROPN);
  }
  static bool title(Deprel d) { return d == Deprel::nmod_desc || d == Deprel::amod || d == Deprel::det; }
  bool joins(std::uint32_t i) const {
    const std::string &f = x_.forms[i];
    return f == "of" || f == "the" || f == "for" || f == "and" || f == "&" || f == "de" || f == "on";
  }

  const Example &x_;
  const std::vector<Upos> &upos_;
  const std::vector<Deprel> &deprels_;
};

template <class T> std::size_t index_of(std::vector<T> &list, const T &x) {
  const auto at = std::find(list.begin(), list.end(), x);
  if (at != list.end())
    return static_cast<std::size_t>(at - list.begin());
  list.push_back(x);
  return list.size() - 1;
}

/// Tags seen fewer times than this are slips of the annotators: the commonest of the same part of speech stands for them.
constexpr std::uint32_t rare_tag = 5;

void merge_rare_tags(Corpus &c) {
  std::vector<std::uint32_t> count(c.tags.size());
  for (const Example &x : c.examples)
    for (const std::uint16_t t : x.tags)
      ++count[t];
  std::vector<std::uint16_t> to(c.tags.size());
  std::vector<Tag> kept;
  for (std::size_t t = 0; t < c.tags.size(); ++t)
    if (count[t] >= rare_tag) {
      to[t] = static_cast<std::uint16_t>(kept.size());
      kept.push_back(c.tags[t]);
    }
  for (std::size_t t = 0; t < c.tags.size(); ++t) {
    if (count[t] >= rare_tag)
      continue;
    std::uint32_t most = 0;
    for (std::size_t u = 0; u < c.tags.size(); ++u)
      if (c.tags[u].upos == c.tags[t].upos && count[u] > most && count[u] >= rare_tag) {
        most = count[u];
        to[t] = to[u];
      }
  }
  for (Example &x : c.examples)
    for (std::uint16_t &t : x.tags)
      t = to[t];
  c.tags = std::move(kept);
}

void count_words(Corpus &c) {
  std::vector<std::uint32_t> order; // of first sight, so that ties have one order
  for (const Example &x : c.examples)
    for (const std::string &f : x.forms)
      if (const std::uint32_t h = hash(normal(f).view(), 0); ++c.counts[h] == 2)
        order.push_back(h);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return c.counts.at(a) > c.counts.at(b); });
  c.vocabulary = std::move(order);
}

void add_file(Corpus &c, const std::string &path, const Entities *entities) {
  const std::string bytes = read_file(path);
  std::vector<std::string> ids;
  std::istringstream lines(bytes);
  for (std::string line; std::getline(lines, line);)
    if (line.rfind("# sent_id = ", 0) == 0)
      ids.push_back(line.substr(12));
  std::size_t sentence = 0;
  for (const ConlluDocument &d : read_conllu(bytes, path))
    for (const Sentence &s : d.text.sentences) {
      const std::string &id = ids.at(sentence++);
      Example x;
      std::vector<Upos> upos;
      std::vector<Deprel> deprels;
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        const Word &w = d.syntax.words[t];
        x.forms.emplace_back(slice(d.document.text, d.text.tokens[t].span));
        x.lemmas.emplace_back(d.syntax.lemma(t));
        x.tags.push_back(static_cast<std::uint16_t>(index_of(c.tags, Tag{w.upos, w.features})));
        x.heads.push_back(w.head == no_head ? 0 : w.head - static_cast<std::int32_t>(s.first) + 1);
        x.labels.push_back(static_cast<std::uint8_t>(index_of(c.labels, w.deprel)));
        upos.push_back(w.upos);
        deprels.push_back(w.deprel);
      }
      if (entities) {
        x.names.assign(x.forms.size(), 0);
        const NameFinder finder(x, upos, deprels);
        if (const auto at = entities->find(id); at != entities->end())
          for (const Entity &e : at->second)
            finder.mark(e, x.names);
      }
      if (x.forms.size() <= longest)
        c.examples.push_back(std::move(x));
    }
}

} // namespace

std::string read_file(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  if (!in || !(out << in.rdbuf()))
    throw Error(Exit::no_input, path + ": cannot be read");
  return std::move(out).str();
}

Text split_whole(std::string_view text) {
  const Text parted = split(text);
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto unit = [&](std::uint32_t i) { // right behind a number
    const std::string_view number = slice(text, parted.tokens[i - 1].span);
    return parted.tokens[i].span.begin == parted.tokens[i - 1].span.end && letter(text[parted.tokens[i].span.begin]) &&
           number.find_first_not_of("0123456789.,:") == std::string_view::npos && number.back() >= '0' && number.back() <= '9';
  };
  Text out;
  for (Sentence s : parted.sentences) {
    const auto first = static_cast<std::uint32_t>(out.tokens.size());
    for (std::uint32_t i = s.first; i < s.last; ++i)
      if (i > s.first && unit(i))
        out.tokens.back().span.end = parted.tokens[i].span.end;
      else
        out.tokens.push_back(parted.tokens[i]);
    s.first = first;
    s.last = static_cast<std::uint32_t>(out.tokens.size());
    out.sentences.push_back(s);
  }
  return out;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> sentences(const Text &t) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  const Sentence *before = nullptr;
  for (const Sentence &s : t.sentences) {
    if (before && before->kind == SentenceKind::dateline && before->paragraph == s.paragraph)
      out.back().second = s.last;
    else
      out.emplace_back(s.first, s.last);
    before = &s;
  }
  return out;
}

Corpus read_corpus(const std::string &directory) {
  Corpus c;
  const Entities entities = read_entities(directory + "/en_gum-train.entities.jsonl");
  add_file(c, directory + "/en_ewt-train.conllu", nullptr);
  add_file(c, directory + "/en_gum-train.conllu", &entities);
  merge_rare_tags(c);
  count_words(c);
  return c;
}

} // namespace demarche::syntax::train
