#include <demarche/conllu.hpp>

namespace demarche {

namespace {

struct Feature {
  const char *name;
  const char *value;
};

/// Sorted by name, as the format asks.
std::string features(const Features &f) {
  static constexpr const char *degree[] = {nullptr, "Pos", "Cmp", "Sup"}, *mood[] = {nullptr, "Ind", "Imp", "Sub"},
                              *number[] = {nullptr, "Sing", "Plur"}, *person[] = {nullptr, "1", "2", "3"},
                              *tense[] = {nullptr, "Past", "Pres"}, *form[] = {nullptr, "Fin", "Inf", "Part", "Ger"},
                              *voice[] = {nullptr, "Act", "Pass"};
  const auto of = [](const auto &table, auto x) { return table[static_cast<std::size_t>(x)]; };
  const Feature all[] = {{"Degree", of(degree, f.degree)}, {"Mood", of(mood, f.mood)},    {"Number", of(number, f.number)},
                         {"Person", of(person, f.person)}, {"Tense", of(tense, f.tense)}, {"VerbForm", of(form, f.form)},
                         {"Voice", of(voice, f.voice)}};
  std::string out;
  for (const Feature &x : all)
    if (x.value)
      out += (out.empty() ? "" : "|") + std::string(x.name) + '=' + x.value;
  return out.empty() ? "_" : out;
}

/// A form or text on one line: white space inside becomes one space.
std::string folded(std::string_view s) {
  std::string out;
  for (const char c : s)
    if (c != ' ' && (c < 9 || c > 13))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  return out;
}

class Writer {
public:
  explicit Writer(const Annotations &a) : a_(a) {}

  std::string document() {
    out_ = "# newdoc id = " + folded(a_.document.id) + '\n';
    for (std::size_t s = 0; s < a_.text.sentences.size(); ++s)
      sentence(s);
    if (a_.text.sentences.empty())
      out_ += '\n';
    return std::move(out_);
  }

private:
  void sentence(std::size_t index) {
    const Sentence &s = a_.text.sentences[index];
    if (index == 0 || a_.text.sentences[index - 1].paragraph != s.paragraph)
      out_ += "# newpar\n";
    out_ += "# sent_id = " + folded(a_.document.id) + '-' + std::to_string(index + 1) + '\n';
    out_ += "# text = " + folded(slice(a_.document.text, s.span)) + '\n';
    for (std::uint32_t t = s.first; t < s.last; ++t) {
      const std::uint32_t end = end_of_token(t, s);
      if (!a_.text.tokens[t].glued && end > t + 1)
        multiword(s, t, end);
      word(s, t, end == t + 1 && !a_.text.tokens[t].glued);
    }
    out_ += '\n';
  }

  std::uint32_t end_of_token(std::uint32_t t, const Sentence &s) const {
    for (++t; t < s.last && a_.text.tokens[t].glued;)
      ++t;
    return t;
  }

  const char *space_after(std::uint32_t last) const {
    const auto &tokens = a_.text.tokens;
    return last + 1 < tokens.size() && tokens[last].span.end == tokens[last + 1].span.begin ? "SpaceAfter=No" : "_";
  }

  void multiword(const Sentence &s, std::uint32_t first, std::uint32_t end) {
    const auto &tokens = a_.text.tokens;
    out_ += std::to_string(first - s.first + 1) + '-' + std::to_string(end - s.first) + '\t' +
            folded(slice(a_.document.text, {tokens[first].span.begin, tokens[end - 1].span.end})) + "\t_\t_\t_\t_\t_\t_\t_\t" +
            space_after(end - 1) + '\n';
  }

  void word(const Sentence &s, std::uint32_t t, bool whole) {
    out_ += std::to_string(t - s.first + 1) + '\t' + folded(slice(a_.document.text, a_.text.tokens[t].span)) + '\t';
    if (a_.syntax.words.empty()) {
      out_ += "_\t_\t_\t_\t_\t_\t_\t";
    } else {
      const Word &w = a_.syntax.words[t];
      const std::string lemma = folded(a_.syntax.lemma(t));
      out_ += (lemma.empty() ? "_" : lemma) + '\t' + to_string(w.upos) + "\t_\t" + features(w.features) + '\t' +
              (w.head == no_head ? "0" : std::to_string(w.head - static_cast<std::int32_t>(s.first) + 1)) + '\t' + to_string(w.deprel) +
              "\t_\t";
    }
    out_ += std::string(whole ? space_after(t) : "_") + '\n';
  }

  const Annotations &a_;
  std::string out_;
};

} // namespace

std::string conllu(const Annotations &a) { return Writer(a).document(); }

} // namespace demarche
