#include <array>
#include <charconv>

#include <demarche/conllu.hpp>
#include <demarche/error.hpp>

namespace demarche {

namespace {

template <class E> E named(std::string_view name, int count, E otherwise) {
  for (int i = 0; i < count; ++i)
    if (name == to_string(static_cast<E>(i)))
      return static_cast<E>(i);
  return otherwise;
}

Deprel deprel_of(std::string_view name) {
  constexpr int count = static_cast<int>(Deprel::xcomp) + 1;
  const Deprel whole = named(name, count, Deprel::dep);
  return whole != Deprel::dep ? whole : named(name.substr(0, name.find(':')), count, Deprel::dep);
}

template <std::size_t N> int place(const std::array<std::string_view, N> &values, std::string_view v) {
  for (std::size_t i = 0; i < N; ++i)
    if (values[i] == v)
      return static_cast<int>(i) + 1;
  return 0;
}

void set_feature(Features &f, std::string_view key, std::string_view value) {
  using Names = std::array<std::string_view, 2>;
  if (key == "Tense")
    f.tense = static_cast<Tense>(place(Names{"Past", "Pres"}, value));
  else if (key == "VerbForm")
    f.form = static_cast<VerbForm>(place(std::array<std::string_view, 4>{"Fin", "Inf", "Part", "Ger"}, value));
  else if (key == "Voice")
    f.voice = static_cast<Voice>(place(Names{"Act", "Pass"}, value));
  else if (key == "Mood")
    f.mood = static_cast<Mood>(place(std::array<std::string_view, 3>{"Ind", "Imp", "Sub"}, value));
  else if (key == "Number")
    f.number = value == "Ptan" ? Number::plural : static_cast<Number>(place(Names{"Sing", "Plur"}, value));
  else if (key == "Degree")
    f.degree = static_cast<Degree>(place(std::array<std::string_view, 3>{"Pos", "Cmp", "Sup"}, value));
  else if (key == "Person")
    f.person = static_cast<std::uint8_t>(place(std::array<std::string_view, 3>{"1", "2", "3"}, value));
}

Features features_of(std::string_view column) {
  Features f;
  while (!column.empty()) {
    const auto bar = column.find('|');
    const std::string_view one = column.substr(0, bar);
    if (const auto equals = one.find('='); equals != std::string_view::npos)
      set_feature(f, one.substr(0, equals), one.substr(equals + 1));
    column = bar == std::string_view::npos ? std::string_view{} : column.substr(bar + 1);
  }
  return f;
}

class FileReader {
public:
  explicit FileReader(const std::string &name) : name_(name) {}

  std::vector<ConlluDocument> read(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto eol = bytes.find('\n');
      ++line_;
      std::string_view row = bytes.substr(0, eol);
      if (row.ends_with('\r'))
        row.remove_suffix(1);
      take(row);
      bytes = eol == std::string_view::npos ? std::string_view{} : bytes.substr(eol + 1);
    }
    close_sentence();
    return std::move(out_);
  }

private:
  using Columns = std::array<std::string_view, 10>;

  void take(std::string_view row) {
    if (row.empty())
      close_sentence();
    else if (row.starts_with("# newdoc"))
      open_document(row);
    else if (row.starts_with("# newpar"))
      new_paragraph_ = true;
    else if (row[0] != '#')
      word_row(columns(row));
  }

  void open_document(std::string_view row) {
    close_sentence();
    out_.emplace_back();
    const auto equals = row.find("id = ");
    out_.back().document.id = equals == std::string_view::npos ? std::to_string(out_.size()) : std::string(row.substr(equals + 5));
    out_.back().document.origin = name_;
    paragraph_ = 0;
    space_ = false;
    new_paragraph_ = false;
  }

  ConlluDocument &document() {
    if (out_.empty())
      open_document("# newdoc");
    return out_.back();
  }

  Columns columns(std::string_view row) const {
    Columns c;
    std::size_t n = 0;
    for (;; ++n) {
      const auto tab = row.find('\t');
      if (n < c.size())
        c[n] = row.substr(0, tab);
      if (tab == std::string_view::npos)
        break;
      row.remove_prefix(tab + 1);
    }
    if (n + 1 != c.size())
      fail("a row has 10 columns parted by tabs, this one " + std::to_string(n + 1));
    return c;
  }

  void word_row(const Columns &c) {
    if (c[0].find('.') != std::string_view::npos)
      return; // an empty node
    if (const auto dash = c[0].find('-'); dash != std::string_view::npos)
      return open_multiword(c, number(c[0].substr(dash + 1)));
    const std::int32_t id = number(c[0]);
    const bool inside = id <= multiword_last_;
    if (!inside)
      begin_surface(c[1], c[9]);
    const std::uint32_t begin = inside ? cursor_ : surface_.begin;
    std::uint32_t end = surface_.end;
    if (inside && id < multiword_last_)
      end = std::min(begin + static_cast<std::uint32_t>(c[1].size()), surface_.end);
    cursor_ = end;
    add_word(c, {begin, end}, inside && multiword_open_);
    multiword_open_ = inside;
  }

  void open_multiword(const Columns &c, std::int32_t last) {
    begin_surface(c[1], c[9]);
    cursor_ = surface_.begin;
    multiword_last_ = last;
    multiword_open_ = false;
  }

  void begin_surface(std::string_view form, std::string_view misc) {
    ConlluDocument &d = document();
    if (!sentence_open_ && new_paragraph_) {
      if (!d.document.text.empty()) {
        d.document.text += '\n';
        ++paragraph_;
      }
    } else if (space_) {
      d.document.text += ' ';
    }
    new_paragraph_ = false;
    if (!sentence_open_) {
      sentence_open_ = true;
      first_ = static_cast<std::uint32_t>(d.text.tokens.size());
    }
    surface_.begin = static_cast<std::uint32_t>(d.document.text.size());
    d.document.text += form;
    surface_.end = static_cast<std::uint32_t>(d.document.text.size());
    space_ = misc.find("SpaceAfter=No") == std::string_view::npos;
  }

  void add_word(const Columns &c, Span span, bool glued) {
    ConlluDocument &d = document();
    d.text.tokens.push_back({span, glued});
    Word w;
    w.upos = named(c[3], static_cast<int>(Upos::X) + 1, Upos::X);
    w.features = features_of(c[5]);
    w.deprel = deprel_of(c[7]);
    const std::int32_t head = c[6] == "_" ? 0 : number(c[6]);
    w.head = head == 0 ? no_head : static_cast<std::int32_t>(first_) + head - 1;
    w.lemma = static_cast<std::uint32_t>(d.syntax.lemmas.size());
    w.lemma_size = static_cast<std::uint16_t>(std::min<std::size_t>(c[2].size(), 65535));
    d.syntax.lemmas += c[2].substr(0, w.lemma_size);
    d.syntax.words.push_back(w);
  }

  void close_sentence() {
    multiword_last_ = 0;
    multiword_open_ = false;
    if (!sentence_open_)
      return;
    sentence_open_ = false;
    ConlluDocument &d = document();
    const auto last = static_cast<std::uint32_t>(d.text.tokens.size());
    if (first_ == last)
      fail("a multi-word token without its words");
    for (std::uint32_t t = first_; t < last; ++t)
      if (d.syntax.words[t].head >= static_cast<std::int32_t>(last))
        fail("a head outside its sentence");
    d.text.sentences.push_back(
        {{d.text.tokens[first_].span.begin, d.text.tokens[last - 1].span.end}, first_, last, paragraph_, SentenceKind::prose});
  }

  std::int32_t number(std::string_view s) const {
    std::int32_t n = 0;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), n);
    if (error != std::errc{} || end != s.data() + s.size() || n < 0)
      fail("'" + std::string(s) + "' is no token number");
    return n;
  }

  [[noreturn]] void fail(const std::string &what) const { throw Error(Exit::usage, name_ + ":" + std::to_string(line_) + ": " + what); }

  const std::string &name_;
  std::vector<ConlluDocument> out_;
  int line_ = 0;
  std::uint32_t paragraph_ = 0, first_ = 0, cursor_ = 0;
  Span surface_;
  std::int32_t multiword_last_ = 0;
  bool multiword_open_ = false, sentence_open_ = false, space_ = false, new_paragraph_ = false;
};

} // namespace

std::vector<ConlluDocument> read_conllu(std::string_view bytes, const std::string &name) { return FileReader(name).read(bytes); }

} // namespace demarche
