// Names out of marked mentions: what is called, without what is said of it ("Anna Duval", not "the minister Anna Duval").
#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include <demarche/text.hpp>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "syntax/train/corpus.hpp"

namespace demarche::syntax::train {

namespace {

struct Marked {
  std::uint32_t first = 0, last = 0; ///< words [first, last)
  std::string kind;
  bool named = false;
};

bool capital(const std::string &s) { return (s[0] >= 'A' && s[0] <= 'Z') || static_cast<unsigned char>(s[0]) >= 0xC3; }
bool joins(const std::string &s) { return s == "of" || s == "the" || s == "for" || s == "and" || s == "&" || s == "de" || s == "-"; }

/// Words of one document, and what its mentions make of them.
class Teller {
public:
  Teller(const std::vector<std::string> &forms, const std::set<std::string> &common)
      : forms_(forms), common_(common), names_(forms.size(), 0) {}

  std::vector<std::uint8_t> tell(std::vector<Marked> marks) {
    for (const Marked &m : marks)
      std::fill(names_.begin() + m.first, names_.begin() + m.last, name_not_told);
    std::stable_sort(marks.begin(), marks.end(), [](const Marked &a, const Marked &b) { return a.last - a.first > b.last - b.first; });
    for (const Marked &m : marks)
      mark(m);
    return names_;
  }

private:
  void mark(Marked m) {
    while (m.first < m.last && (forms_[m.first] == "the" || forms_[m.first] == "The"))
      ++m.first;
    while (m.first < m.last && (forms_[m.last - 1] == "'s" || forms_[m.last - 1] == "\u2019s"))
      --m.last;
    if (!m.named || m.first == m.last || !is_name(m))
      return;
    for (std::uint32_t i = m.first; i < m.last; ++i)
      if (names_[i] != name_not_told)
        return;
    const int kind = m.kind == "person" ? 0 : m.kind == "organization" ? 1 : 2;
    for (std::uint32_t i = m.first; i < m.last; ++i)
      names_[i] = static_cast<std::uint8_t>(2 * kind + (i == m.first ? 1 : 2));
  }

  /// Capitals throughout. The words of a person's name are not also common words: those make a title.
  bool is_name(const Marked &m) const {
    const bool person = m.kind == "person";
    if (!person && m.kind != "organization" && m.kind != "place")
      return false;
    for (std::uint32_t i = m.first; i < m.last; ++i) {
      const bool edge = i == m.first || i + 1 == m.last;
      if (!capital(forms_[i]) && (edge || person || !joins(forms_[i])))
        return false;
      if (person && common_.count(forms_[i]) != 0)
        return false;
    }
    return true;
  }

  const std::vector<std::string> &forms_;
  const std::set<std::string> &common_;
  std::vector<std::uint8_t> names_;
};

/// Capitalised forms of the words that the treebanks write small.
std::set<std::string> common_words(const Corpus &c) {
  std::set<std::string> out;
  for (const Example &x : c.examples)
    for (std::string f : x.forms)
      if (f[0] >= 'a' && f[0] <= 'z') {
        f[0] = static_cast<char>(f[0] - 32);
        out.insert(f);
      }
  return out;
}

} // namespace

void read_names(const std::string &directory, Corpus &c, std::optional<unsigned> without) {
  const std::set<std::string> common = common_words(c);
  std::map<std::string, nlohmann::json> gold;
  std::istringstream golds(read_file(directory + "/gold.jsonl")), docs(read_file(directory + "/docs.jsonl"));
  for (std::string line; std::getline(golds, line);) {
    auto o = nlohmann::json::parse(line);
    const std::string id = o.at("id");
    gold[id] = std::move(o);
  }
  for (std::string line; std::getline(docs, line);) {
    const auto o = nlohmann::json::parse(line);
    if (without && base::sha256(o.at("id").get<std::string>())[0] % 5 == *without)
      continue;
    const std::string text = o.at("text");
    const Text t = split_whole(text);
    const base::CodePoints points(text);
    std::vector<std::string> forms;
    for (const Token &k : t.tokens)
      forms.emplace_back(slice(text, k.span));
    std::vector<Marked> marks;
    for (const auto &m : gold[o.at("id").get<std::string>()]["mentions"]) {
      const auto begin = static_cast<std::uint32_t>(points.byte(m.at("start"))), end = static_cast<std::uint32_t>(points.byte(m.at("end")));
      const std::uint32_t first = t.token_at(begin), last = end > 0 ? t.token_at(end - 1) + 1 : 0;
      if (first < last && last <= forms.size())
        marks.push_back({first, last, m.at("kind"), m.value("named", false)});
    }
    const std::vector<std::uint8_t> names = Teller(forms, common).tell(std::move(marks));
    for (const auto &[first, last] : sentences(t)) {
      if (last - first > longest)
        continue;
      Example x;
      x.forms.assign(forms.begin() + first, forms.begin() + last);
      x.names.assign(names.begin() + first, names.begin() + last);
      c.examples.push_back(std::move(x));
    }
  }
}

} // namespace demarche::syntax::train
