// Tags, lemmas, trees and names of a split text.
#include <algorithm>

#include <demarche/syntax.hpp>

#include "syntax/encode.hpp"
#include "syntax/irregular.hpp"
#include "syntax/mend.hpp"

namespace demarche {

namespace {

using namespace syntax;

/// A stretch of words the network sees as one sentence: a sentence, or a part of a very long one.
struct Stretch {
  std::uint32_t first = 0, last = 0;
  std::uint32_t sentence_first = 0;
};

bool is_mark(std::string_view w) {
  return w == "," || w == ";" || w == ":" || w == "." || w == ")" || w == "\u2014" || w == "--" || w == "-";
}

/// Sentences longer than the parser takes are cut after a mark where there is one in the last third.
void cut(std::string_view text, const Text &t, const Sentence &s, std::vector<Stretch> &out) {
  std::uint32_t first = s.first;
  while (s.last - first > longest) {
    std::uint32_t last = first + longest;
    for (std::uint32_t k = last; k > first + longest * 2 / 3; --k)
      if (is_mark(slice(text, t.tokens[k - 1].span))) {
        last = k;
        break;
      }
    out.push_back({first, last, s.first});
    first = last;
  }
  out.push_back({first, s.last, s.first});
}

/// "then-Speaker": a "then" that hangs from a title with its hyphen. It is rare in treebanks and leads a parser astray, so
/// the network is not shown the two words; they are added to its tree.
bool is_former(std::string_view text, const Text &t, std::uint32_t i) {
  if (i + 2 >= t.tokens.size() || slice(text, t.tokens[i + 1].span) != "-")
    return false;
  const std::string_view form = slice(text, t.tokens[i].span);
  return (form == "then" || form == "Then") && t.tokens[i].span.end == t.tokens[i + 1].span.begin &&
         t.tokens[i + 1].span.end == t.tokens[i + 2].span.begin;
}

/// The words of a stretch that the network is shown.
std::vector<std::uint32_t> shown(std::string_view text, const Text &t, const Stretch &s) {
  std::vector<std::uint32_t> out;
  out.reserve(s.last - s.first);
  for (std::uint32_t i = s.first; i < s.last; ++i)
    if (i + 2 < s.last && is_former(text, t, i))
      ++i;
    else
      out.push_back(i);
  return out;
}

/// A stretch and which words of it the network saw.
struct View {
  Stretch stretch;
  std::vector<std::uint32_t> words;
};

class Writer {
public:
  Writer(std::string_view text, const Text &t, const Model &m, bool tags_only) : text_(text), t_(t), model_(m), tags_only_(tags_only) {
    out_.words.resize(t.tokens.size());
  }

  void take(const std::vector<View> &views, const Analysis &a) {
    std::uint32_t begin = 0;
    for (const View &v : views) {
      for (std::uint32_t k = 0; k < v.words.size(); ++k)
        word(v, k, a, begin);
      add_hidden(v);
      if (!tags_only_)
        names(v, a, begin);
      begin += static_cast<std::uint32_t>(v.words.size());
    }
  }

  Syntax done() {
    if (!tags_only_)
      mend(text_, t_, no_nouns_, out_);
    return std::move(out_);
  }

private:
  /// The k-th word shown of a stretch; `begin` is where the analysis of the stretch begins.
  void word(const View &v, std::uint32_t k, const Analysis &a, std::uint32_t begin) {
    const std::uint32_t i = v.words[k], at = begin + k;
    Word &w = out_.words[i];
    const Tag &tag = model_.tags[a.tags[at]];
    w.upos = tag.upos;
    w.features = tag.features;
    const std::string_view form = slice(text_, t_.tokens[i].span);
    const std::string_view finite = w.upos == Upos::NOUN ? lemma_of_third_person(form) : std::string_view{};
    if (!finite.empty()) {
      w.upos = Upos::VERB;
      w.features = third_person;
      no_nouns_.push_back(i);
    }
    if (tags_only_)
      return;
    if (a.heads[at] >= 0) {
      w.head = static_cast<std::int32_t>(v.words[static_cast<std::size_t>(a.heads[at])]);
      w.deprel = model_.labels[a.labels[at]];
    } else if (v.stretch.first == v.stretch.sentence_first) {
      w.deprel = Deprel::root;
      root_ = i;
    } else {
      w.head = static_cast<std::int32_t>(root_);
      w.deprel = Deprel::parataxis;
    }
    const VerbForm inflected = w.features.form;
    const bool verb =
        w.upos == Upos::VERB && (w.features.tense == Tense::past || inflected == VerbForm::participle || inflected == VerbForm::gerund);
    if (w.upos == Upos::VERB && w.features.tense == Tense::present && inflected == VerbForm::finite && past_only(form))
      w.features = {.tense = Tense::past, .form = VerbForm::finite, .mood = Mood::indicative};
    const auto before = static_cast<std::uint32_t>(out_.lemmas.size());
    if (const std::string_view lemma = verb || w.features.tense == Tense::past ? lemma_of_verb(form) : finite; !lemma.empty())
      out_.lemmas += lemma;
    else
      model_.lemmas.append(form, a.tags[at], out_.lemmas);
    lemma_since(w, before);
  }

  /// "froze": a form of the table of irregular verbs that is no present tense.
  static bool past_only(std::string_view form) {
    if (form.size() < 4 || form.ends_with('s') || form.ends_with("ing"))
      return false;
    const std::string_view lemma = lemma_of_verb(form);
    return !lemma.empty() && lemma != form && form.find("oun") == std::string_view::npos;
  }

  void lemma_since(Word &w, std::uint32_t before) {
    w.lemma = before;
    w.lemma_size = static_cast<std::uint16_t>(out_.lemmas.size() - before);
  }

  /// "then" and its hyphen, before the title they belong to.
  void add_hidden(const View &v) {
    std::uint32_t next = v.stretch.first;
    for (const std::uint32_t i : v.words) {
      if (i > next) {
        hidden(next, Upos::ADV, "then", head_of_phrase(i, v.stretch.last), Deprel::advmod);
        hidden(next + 1, Upos::PUNCT, "-", next, Deprel::punct);
      }
      next = i + 1;
    }
  }

  void hidden(std::uint32_t i, Upos upos, std::string_view lemma, std::uint32_t head, Deprel deprel) {
    Word &w = out_.words[i];
    w.upos = upos;
    if (tags_only_)
      return;
    w.head = static_cast<std::int32_t>(head);
    w.deprel = deprel;
    const auto before = static_cast<std::uint32_t>(out_.lemmas.size());
    out_.lemmas += lemma;
    lemma_since(w, before);
  }

  /// The noun that what stands at i begins.
  std::uint32_t head_of_phrase(std::uint32_t i, std::uint32_t end) const {
    if (tags_only_)
      return i;
    for (std::int32_t h = out_.words[i].head; h > static_cast<std::int32_t>(i) && h < static_cast<std::int32_t>(end) &&
                                              (out_.words[i].deprel == Deprel::compound || out_.words[i].deprel == Deprel::amod);
         h = out_.words[i].head)
      i = static_cast<std::uint32_t>(h);
    return i;
  }

  void names(const View &v, const Analysis &a, std::uint32_t begin) {
    const std::size_t before = out_.names.size();
    for (std::uint32_t k = 0; k < v.words.size(); ++k) {
      const std::uint32_t i = v.words[k];
      const std::uint8_t tag = a.names[begin + k];
      if (tag == 0)
        continue;
      const auto kind = static_cast<NameKind>((tag - 1) / 2);
      const bool goes_on = tag % 2 == 0 && out_.names.size() > before && out_.names.back().last == i && out_.names.back().kind == kind;
      if (goes_on)
        out_.names.back().last = i + 1;
      else
        out_.names.push_back({i, i + 1, kind});
    }
    for (std::size_t n = before; n < out_.names.size(); ++n)
      if (out_.names[n].kind == NameKind::person)
        drop_titles(out_.names[n]);
  }

  /// "President Jane Roe" is called Jane Roe.
  void drop_titles(Name &name) const {
    while (name.first + 1 < name.last) {
      const Deprel d = out_.words[name.first].deprel;
      if (d != Deprel::nmod_desc && d != Deprel::amod && d != Deprel::det)
        break;
      ++name.first;
    }
  }

  std::string_view text_;
  const Text &t_;
  const Model &model_;
  bool tags_only_;
  Syntax out_;
  std::uint32_t root_ = 0;
  std::vector<std::uint32_t> no_nouns_; ///< words the network took for nouns
};

Syntax analyse(std::string_view text, const Text &t, bool tags_only) {
  const Model &model = english();
  std::vector<Stretch> stretches;
  for (const Sentence &s : t.sentences)
    cut(text, t, s, stretches);
  Writer writer(text, t, model, tags_only);
  Encoder encoder(model);
  Batch batch;
  Analysis analysis;
  std::vector<View> views;
  for (std::size_t begin = 0; begin < stretches.size();) {
    batch.clear();
    views.clear();
    for (; begin < stretches.size() && batch.words.size() < longest; ++begin) {
      const Stretch &s = stretches[begin];
      views.push_back({s, shown(text, t, s)});
      for (const std::uint32_t i : views.back().words)
        batch.words.push_back(features(slice(text, t.tokens[i].span), i == s.sentence_first));
      batch.ends.push_back(static_cast<std::uint32_t>(batch.words.size()));
    }
    if (tags_only)
      encoder.tag(batch, analysis);
    else
      encoder.run(batch, analysis);
    writer.take(views, analysis);
  }
  return writer.done();
}

} // namespace

Syntax parse(std::string_view text, const Text &t) { return analyse(text, t, false); }

Syntax tag(std::string_view text, const Text &t) { return analyse(text, t, true); }

} // namespace demarche
