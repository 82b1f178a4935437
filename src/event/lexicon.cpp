#include "event/lexicon.hpp"

#include <array>
#include <utility>

namespace demarche::event {

namespace {

std::vector<std::string> words_of(std::string_view s) {
  std::vector<std::string> out;
  while (!s.empty()) {
    const auto space = s.find(' ');
    if (const auto word = s.substr(0, space); !word.empty())
      out.emplace_back(word);
    if (space == std::string_view::npos)
      break;
    s.remove_prefix(space + 1);
  }
  return out;
}

/// The value a cell names; a clear error otherwise.
template <class T, std::size_t N>
T named(const RuleFile &file, const Row &row, std::size_t cell, const std::array<std::pair<const char *, T>, N> &names) {
  for (const auto &[name, value] : names)
    if (row.cells[cell] == name)
      return value;
  std::string known;
  for (const auto &[name, value] : names)
    known += std::string(known.empty() ? "" : ", ") + name;
  throw RuleError(file.name, row.line, row.columns[cell], "'" + row.cells[cell] + "' is none of " + known);
}

constexpr std::array<std::pair<const char *, Effect>, 8> effects = {{{"fact", Effect::fact},
                                                                     {"same", Effect::same},
                                                                     {"subject", Effect::subject},
                                                                     {"planned", Effect::planned},
                                                                     {"possible", Effect::possible},
                                                                     {"alleged", Effect::alleged},
                                                                     {"denied", Effect::denied},
                                                                     {"ongoing", Effect::ongoing}}};
constexpr std::array<std::pair<const char *, Scope>, 6> scopes = {{{"self", Scope::self},
                                                                   {"modified", Scope::modified},
                                                                   {"complement", Scope::complement},
                                                                   {"speech", Scope::speech},
                                                                   {"clause", Scope::clause},
                                                                   {"itself", Scope::itself}}};
constexpr std::array<std::pair<const char *, WordKind>, 21> kinds = {{{"noun", WordKind::noun},
                                                                      {"adjective", WordKind::adjective},
                                                                      {"light", WordKind::light},
                                                                      {"prepositional", WordKind::prepositional},
                                                                      {"collective", WordKind::collective},
                                                                      {"support", WordKind::support},
                                                                      {"stative", WordKind::stative},
                                                                      {"family", WordKind::family},
                                                                      {"towards", WordKind::towards},
                                                                      {"location", WordKind::location},
                                                                      {"topic", WordKind::topic},
                                                                      {"headline", WordKind::headline},
                                                                      {"happening", WordKind::happening},
                                                                      {"compelling", WordKind::compelling},
                                                                      {"control", WordKind::control},
                                                                      {"rank", WordKind::rank},
                                                                      {"timely", WordKind::timely},
                                                                      {"now", WordKind::now},
                                                                      {"undergone", WordKind::undergone},
                                                                      {"own_deed", WordKind::own_deed},
                                                                      {"putting_off", WordKind::putting_off}}};

Category category_named(const RuleFile &file, const Row &row) {
  for (unsigned c = 1; c <= static_cast<unsigned>(Category::ASSAULT); ++c)
    if (row.cells[2] == to_string(static_cast<Category>(c)))
      return static_cast<Category>(c);
  throw RuleError(file.name, row.line, row.columns[2], "'" + row.cells[2] + "' is no PLOVER category");
}

} // namespace

std::string lower(std::string_view s) {
  std::string out(s);
  for (char &c : out)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return out;
}

const Lexicon &Lexicon::english() {
  static const Lexicon lexicon;
  return lexicon;
}

Lexicon::Lexicon() {
  read_frames();
  read_cues();
  read_words();
  read_labels();
  for (const PatternSet *set : {&frame_patterns, &cue_patterns})
    for (const std::string &verb : set->heads(WordClass::verb))
      verbs_.emplace(verb, 1);
}

void Lexicon::read_frames() {
  const RuleFile file = parse_rules(builtin("en/event.rules"), "en/event.rules", 5, 5);
  frame_patterns = PatternSet(file, 1);
  for (const Row &row : file.rows)
    frames.push_back({row.name(), category_named(file, row), row.cells[3], words_of(row.cells[4])});
}

void Lexicon::read_cues() {
  const RuleFile file = parse_rules(builtin("en/factuality.rules"), "en/factuality.rules", 4, 4);
  cue_patterns = PatternSet(file, 1);
  for (const Row &row : file.rows)
    cues.push_back({row.name(), named(file, row, 2, effects), named(file, row, 3, scopes)});
}

void Lexicon::read_words() {
  for (const auto &cells : parse_lexicon(builtin("en/event_words.tsv"), "en/event_words.tsv", 2))
    for (const auto &[name, kind] : kinds)
      if (cells[0] == name)
        for (const std::string &word : words_of(cells[1]))
          words_[word] |= 1u << static_cast<unsigned>(kind);
}

void Lexicon::read_labels() {
  const RuleFile file = parse_rules(builtin("en/event_labels.rules"), "en/event_labels.rules", 5, 5);
  for (const Row &row : file.rows) {
    for (const std::string &noun : words_of(row.cells[1]))
      label_index_.emplace(noun, labels_.size());
    const auto slash = row.cells[2].find('/');
    LabelRow label;
    label.verb = row.cells[2].substr(0, slash);
    label.transitive = slash != std::string::npos;
    label.participle = label.transitive ? row.cells[2].substr(slash + 1) : std::string{};
    label.prepositions = words_of(row.cells[3]);
    label.link = row.cells[4];
    labels_.push_back(std::move(label));
  }
  for (const auto &cells : parse_lexicon(builtin("en/event_names.tsv"), "en/event_names.tsv", 2))
    abbreviations_.emplace(cells[0], cells[1]);
}

std::string_view Lexicon::verb_of(std::string_view lemma, std::string_view form) const {
  const auto known = [&](const std::string &verb) -> std::string_view {
    const auto found = verbs_.find(verb);
    return found == verbs_.end() ? std::string_view{} : std::string_view(found->first);
  };
  if (const std::string_view verb = known(lower(lemma)); !verb.empty())
    return verb;
  std::string stem = lower(form);
  for (const std::string_view ending : {"ing", "ed", "es", "s"})
    if (stem.size() > ending.size() + 2 && stem.ends_with(ending)) {
      stem.resize(stem.size() - ending.size());
      break;
    }
  std::string single = stem; // "expelled"
  if (stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2])
    single.pop_back();
  std::string y = stem; // "denied"
  if (y.ends_with('i'))
    y.back() = 'y';
  // One vowel and one consonant would have doubled it ("rapped"): "raped" is from "rape".
  const std::string_view vowels = "aeiou";
  const std::size_t n = stem.size();
  const bool short_stem = n > 2 && vowels.find(stem[n - 1]) == std::string_view::npos &&
                          vowels.find(stem[n - 2]) != std::string_view::npos && vowels.find(stem[n - 3]) == std::string_view::npos;
  for (const std::string &candidate : {short_stem ? stem + 'e' : stem, short_stem ? stem : stem + 'e', single, y})
    if (const std::string_view verb = known(candidate); !verb.empty())
      return verb;
  return {};
}

bool Lexicon::is(WordKind kind, std::string_view lemma) const {
  const auto found = words_.find(lemma);
  return found != words_.end() && (found->second >> static_cast<unsigned>(kind) & 1u) != 0;
}

const LabelRow *Lexicon::label_of(std::string_view noun) const {
  const auto found = label_index_.find(noun);
  return found == label_index_.end() ? nullptr : &labels_[found->second];
}

const std::string &Lexicon::abbreviation(std::string_view name) const {
  static const std::string no_name;
  const auto found = abbreviations_.find(name);
  return found == abbreviations_.end() ? no_name : found->second;
}

} // namespace demarche::event
