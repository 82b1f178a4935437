#include "link/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <demarche/rules.hpp>

#include "base/sorted.hpp"

namespace demarche::link {

namespace {

using base::in_both;

/// In the order of Feature.
constexpr std::string_view all_names =
    "always same sense category categories kin part family verbs nouns here here_same here_related here_sentence "
    "here_sentence_same here_far here_definite near_alike near_alike_same near_alike_related near_little sentence "
    "sentence_same sentence_related telling telling_same telling_related arguments arguments_same arguments_none "
    "arguments_none_same subject object turned objects place actors actors_other others places dates day numbers "
    "lead lead_other factuality often_same spread_same spread_other own_other group_sentence group_telling "
    "group_arguments group_subjects group_objects group_documents group_sentences group_size group_related "
    "group_here_same";

constexpr auto feature_names = [] {
  std::array<std::string_view, feature_count> out{};
  std::size_t from = 0;
  for (std::string_view &name : out) {
    const std::size_t to = std::min(all_names.find(' ', from), all_names.size());
    name = all_names.substr(from, to - from);
    from = to + 1;
  }
  return out;
}();
static_assert(feature_names.back() == "group_here_same");

bool has(Sorted words, std::uint32_t w) { return std::binary_search(words.begin(), words.end(), w); }

/// "announce" and "announcement": one begins as the other does.
bool kin(const Look &a, const Look &b) {
  constexpr std::size_t ending = 2;
  if (a.beginning != b.beginning || a.beginning == 0)
    return false;
  const auto ends = std::mismatch(a.stem.begin(), a.stem.end(), b.stem.begin(), b.stem.end());
  return static_cast<std::size_t>(ends.first - a.stem.begin()) + ending >= std::min(a.stem.size(), b.stem.size());
}

float ratio(std::size_t n, std::size_t of) { return of == 0 ? 0 : static_cast<float>(n) / static_cast<float>(of); }

} // namespace

Cosines alike(Terms x, Terms y) {
  Cosines c;
  for (auto i = x.begin(), j = y.begin(); i != x.end() && j != y.end();) {
    if (i->word == j->word) {
      c.weight += i->weight * j->weight;
      c.local += i++->local * j++->local;
    } else if (i->word < j->word)
      ++i;
    else
      ++j;
  }
  return c;
}

std::string_view name_of(Feature f) noexcept { return feature_names[f]; }

Kinship kinship(const Look &a, const Look &b) {
  if (a.word == b.word)
    return {};
  const Sorted x = a.list(Look::besides), y = b.list(Look::besides);
  Kinship k;
  k.sense = a.category != Category::none && a.type == b.type;
  k.root = kin(a, b);
  k.family = (a.kinds & b.kinds) != 0 && in_both(a.list(Look::families), b.list(Look::families)) > 0;
  k.part = in_both(x, y) > 0 || has(x, b.lemma) || has(y, a.lemma);
  return k;
}

const Weights &built_in_weights() {
  static const Weights out = [] {
    Weights w{};
    const std::string file = "en/event_weights.tsv";
    for (const auto &row : parse_lexicon(builtin(file), file, 2))
      if (const auto at = std::find(feature_names.begin(), feature_names.end(), row[0]); at != feature_names.end())
        w[static_cast<std::size_t>(at - feature_names.begin())] = std::strtof(row[1].c_str(), nullptr);
    return w;
  }();
  return out;
}

float likely(const Features &f, const Weights &w) {
  double sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i)
    sum += static_cast<double>(f[i]) * w[i];
  return static_cast<float>(1 / (1 + std::exp(-sum)));
}

const std::array<float, Likeness::of_groups> &Likeness::groups(std::uint32_t a, std::uint32_t b) {
  constexpr std::size_t most = std::size_t{1} << 16;
  if (known_.size() >= most)
    known_.clear();
  const auto [at, is_new] = known_.try_emplace(std::uint64_t{std::min(a, b)} << 32 | std::max(a, b));
  const Group &x = looks_.group(a), &y = looks_.group(b);
  if (is_new) {
    const Cosines around = alike(x.around, y.around);
    at->second = {around.weight,
                  around.local,
                  alike(x.below, y.below).local,
                  alike(x.subjects, y.subjects).weight,
                  alike(x.objects, y.objects).weight,
                  ratio(in_both(x.documents, y.documents), std::min(x.documents.size(), y.documents.size())),
                  ratio(in_both(x.sentences, y.sentences), std::min(x.sentences.size(), y.sentences.size())),
                  static_cast<float>(std::log(std::min(x.mentions, y.mentions)))};
  }
  return at->second;
}

Features Likeness::of(const Look &a, const Look &b, const Kinship &k, float alike_documents) {
  Features f{};
  const bool same = a.word == b.word, other = !same, here = a.ref.document == b.ref.document, near = !here;
  const bool one_sentence = here && a.sentence == b.sentence;
  const bool related = k.any();
  const Cosines sentence = one_sentence ? Cosines{} : alike(a.around(), b.around());
  const float arguments = alike(a.below(), b.below()).local;
  const bool none = !a.below().empty() && !b.below().empty() && arguments <= 0;
  const auto shared = [&](Look::List x, Look::List y) { return in_both(a.list(x), b.list(y)); };
  const std::size_t who = std::min<std::size_t>(2, shared(Look::participants, Look::participants));
  const bool categories = a.category != Category::none && b.category != Category::none;
  const auto set = [&f](Feature i, auto value) { f[i] = static_cast<float>(value); };

  set(f_always, 1);
  set(f_same, same);
  set(f_sense, k.sense);
  set(f_category, other && categories && a.category == b.category);
  set(f_categories, categories && a.category != b.category);
  set(f_kin, k.root);
  set(f_part, k.part);
  set(f_family, k.family);
  set(f_verbs, other && a.upos == Upos::VERB && b.upos == Upos::VERB);
  set(f_nouns, other && a.upos == Upos::NOUN && b.upos == Upos::NOUN);
  set(f_here, here);
  set(f_here_same, here && same);
  set(f_here_related, here && related);
  set(f_here_sentence, one_sentence);
  set(f_here_sentence_same, one_sentence && same);
  set(f_here_far, here ? std::min(1.0F, static_cast<float>(std::max(a.sentence, b.sentence) - std::min(a.sentence, b.sentence)) / 10) : 0);
  set(f_here_definite, here && (a.token > b.token ? a : b).definite);
  const float like = near ? alike_documents : 0;
  set(f_near_alike, like);
  set(f_near_alike_same, like * same);
  set(f_near_alike_related, like * related);
  set(f_near_little, near && like < 0.15F);
  set(f_sentence, sentence.weight);
  set(f_sentence_same, sentence.weight * same);
  set(f_sentence_related, sentence.weight * related);
  set(f_telling, sentence.local);
  set(f_telling_same, sentence.local * same);
  set(f_telling_related, sentence.local * related);
  set(f_arguments, arguments);
  set(f_arguments_same, arguments * same);
  set(f_arguments_none, none);
  set(f_arguments_none_same, none && same);
  set(f_subject, shared(Look::subjects, Look::subjects) > 0);
  set(f_object, shared(Look::objects, Look::objects) > 0);
  set(f_turned, shared(Look::subjects, Look::objects) + shared(Look::objects, Look::subjects) > 0);
  set(f_objects, !a.list(Look::objects).empty() && !b.list(Look::objects).empty() && shared(Look::objects, Look::objects) == 0);
  set(f_place, shared(Look::places, Look::places) > 0);
  set(f_actors, who);
  set(f_actors_other, who * other);
  set(f_others, others(actors_, a.list(Look::participants), b.list(Look::participants)));
  set(f_places, others(actors_, a.list(Look::places), b.list(Look::places)));
  const Dates dates = compare_dates(a.date, b.date);
  set(f_dates, dates == Dates::overlap || dates == Dates::same_month);
  set(f_day, dates == Dates::same_day);
  set(f_numbers, !one_sentence && shared(Look::numbers, Look::numbers) > 0);
  set(f_lead, near && a.lead && b.lead);
  set(f_lead_other, near && a.lead && b.lead && other);
  set(f_factuality, a.factuality != b.factuality);
  if (same) {
    const Group &g = looks_.group(a.group), &h = looks_.group(b.group);
    set(f_spread_same, std::min(g.spread, h.spread));
    if (near)
      set(f_often_same, std::log(static_cast<double>(looks_.of_word_in_document(a.word, a.ref.document)) *
                                 looks_.of_word_in_document(b.word, b.ref.document)));
    if (a.group == b.group)
      set(f_group_here_same, std::log(static_cast<double>(g.mentions) / static_cast<double>(g.documents.size())));
    return f;
  }
  set(f_spread_other, std::max(looks_.group(a.group).spread, looks_.group(b.group).spread));
  if (near)
    set(f_own_other, (looks_.of_word_in_document(a.word, b.ref.document) > 0) + (looks_.of_word_in_document(b.word, a.ref.document) > 0));
  if (looks_.group(a.group).affair != looks_.group(b.group).affair)
    return f;
  const auto &g = groups(a.group, b.group);
  for (std::size_t i = 0; i < of_groups; ++i)
    f[f_group_sentence + i] = g[i];
  set(f_group_related, g[1] * related);
  return f;
}

} // namespace demarche::link
