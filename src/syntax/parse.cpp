// Tags, lemmas, trees and names of a split text.
#include <algorithm>

#include <demarche/syntax.hpp>

#include "syntax/encode.hpp"
#include "syntax/irregular.hpp"

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

class Writer {
public:
  Writer(std::string_view text, const Text &t, const Model &m, bool tags_only) : text_(text), t_(t), model_(m), tags_only_(tags_only) {
    out_.words.resize(t.tokens.size());
  }

  void take(const std::vector<Stretch> &stretches, std::size_t begin, std::size_t end, const Analysis &a) {
    std::uint32_t at = 0;
    for (std::size_t s = begin; s < end; ++s) {
      for (std::uint32_t i = stretches[s].first; i < stretches[s].last; ++i, ++at)
        word(stretches[s], i, a, at);
      if (!tags_only_)
        names(stretches[s], a, at - (stretches[s].last - stretches[s].first));
    }
  }

  Syntax done() { return std::move(out_); }

private:
  void word(const Stretch &s, std::uint32_t i, const Analysis &a, std::uint32_t at) {
    Word &w = out_.words[i];
    const Tag &tag = model_.tags[a.tags[at]];
    w.upos = tag.upos;
    w.features = tag.features;
    if (tags_only_)
      return;
    if (a.heads[at] >= 0) {
      w.head = static_cast<std::int32_t>(s.first) + a.heads[at];
      w.deprel = model_.labels[a.labels[at]];
    } else if (s.first == s.sentence_first) {
      w.deprel = Deprel::root;
      root_ = i;
    } else {
      w.head = static_cast<std::int32_t>(root_);
      w.deprel = Deprel::parataxis;
    }
    w.lemma = static_cast<std::uint32_t>(out_.lemmas.size());
    const std::string_view form = slice(text_, t_.tokens[i].span);
    const bool past = w.upos == Upos::VERB && (w.features.tense == Tense::past || w.features.form == VerbForm::participle);
    if (const std::string_view lemma = past ? irregular_lemma(form) : std::string_view{}; !lemma.empty())
      out_.lemmas += lemma;
    else
      model_.lemmas.append(form, a.tags[at], out_.lemmas);
    w.lemma_size = static_cast<std::uint16_t>(out_.lemmas.size() - w.lemma);
  }

  void names(const Stretch &s, const Analysis &a, std::uint32_t at) {
    const std::size_t before = out_.names.size();
    for (std::uint32_t i = s.first; i < s.last; ++i, ++at) {
      const std::uint8_t tag = a.names[at];
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
  for (std::size_t begin = 0, end = 0; begin < stretches.size(); begin = end) {
    batch.clear();
    for (; end < stretches.size() && batch.words.size() < longest; ++end) {
      const Stretch &s = stretches[end];
      for (std::uint32_t i = s.first; i < s.last; ++i)
        batch.words.push_back(features(slice(text, t.tokens[i].span), i == s.sentence_first));
      batch.ends.push_back(static_cast<std::uint32_t>(batch.words.size()));
    }
    if (tags_only)
      encoder.tag(batch, analysis);
    else
      encoder.run(batch, analysis);
    writer.take(stretches, begin, end, analysis);
  }
  return writer.done();
}

} // namespace

Syntax parse(std::string_view text, const Text &t) { return analyse(text, t, false); }

Syntax tag(std::string_view text, const Text &t) { return analyse(text, t, true); }

} // namespace demarche
