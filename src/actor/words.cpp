#include "actor/words.hpp"

#include <cstdlib>

#include <utf8proc.h>

#include <demarche/rules.hpp>

namespace demarche::actor {

namespace {

struct ClassName {
  std::string_view name;
  std::uint32_t bits;
};

constexpr ClassName class_names[] = {{"courtesy", word::courtesy},
                                     {"rank", word::rank},
                                     {"office", word::office},
                                     {"office_modifier", word::office_modifier},
                                     {"person_noun", word::person_noun},
                                     {"organization_noun", word::organization_noun},
                                     {"country_noun", word::country_noun},
                                     {"place_noun", word::place_noun},
                                     {"organization_last", word::organization_last},
                                     {"place_last", word::place_last},
                                     {"place_preposition", word::place_preposition},
                                     {"government_preposition", word::government_preposition},
                                     {"motion", word::motion},
                                     {"motion_object", word::motion_object},
                                     {"agent_verb", word::agent_verb},
                                     {"male", word::male},
                                     {"female", word::female},
                                     {"either", word::either},
                                     {"speech", word::speech},
                                     {"direction", word::direction},
                                     {"group_noun", word::group_noun},
                                     {"activity_noun", word::activity_noun},
                                     {"outcome", word::outcome}};

constexpr std::uint32_t nouns = word::office | word::person_noun | word::organization_noun | word::country_noun | word::place_noun |
                                word::group_noun | word::activity_noun;

std::uint32_t class_bits(const std::string &name, const std::string &file) {
  for (const ClassName &c : class_names)
    if (c.name == name)
      return c.bits;
  throw RuleError(file, 1, 1, "no class of words is called '" + name + "'");
}

bool vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// Quirk et al. (1985), 5.73 ff.: the regular plural's spelling, and the few irregular ones that matter here.
std::string plural_of(const std::string &w) {
  const auto ends = [&](std::string_view s) { return w.ends_with(s); };
  if (w == "person")
    return "people";
  if (w == "child")
    return "children";
  if (ends("man"))
    return w.substr(0, w.size() - 2) + "en";
  if (ends("wife"))
    return w.substr(0, w.size() - 2) + "ves";
  if (ends("s") || ends("ch") || ends("sh") || ends("x"))
    return w + "es";
  if (ends("y") && w.size() > 1 && !vowel(w[w.size() - 2]))
    return w.substr(0, w.size() - 1) + "ies";
  return w + "s";
}

} // namespace

std::string lower(std::string_view s) {
  std::string out(s);
  for (char &c : out)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string slug(std::string_view s) {
  utf8proc_uint8_t *folded = nullptr;
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t *>(s.data()), static_cast<utf8proc_ssize_t>(s.size()), &folded,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK));
  std::string out;
  for (utf8proc_ssize_t i = 0; i < size; ++i) {
    const unsigned char c = folded[i];
    if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += static_cast<char>(c);
    else if (!out.empty() && out.back() != '-' && c != '\'' && c != '.')
      out += '-';
  }
  std::free(folded);
  while (!out.empty() && out.back() == '-')
    out.pop_back();
  return out;
}

std::vector<std::string> parts(std::string_view cell) {
  std::vector<std::string> out;
  while (!cell.empty()) {
    const auto at = cell.find(';');
    std::string_view part = cell.substr(0, at);
    while (!part.empty() && part.front() == ' ')
      part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ')
      part.remove_suffix(1);
    if (!part.empty() && part != "-")
      out.emplace_back(part);
    cell = at == std::string_view::npos ? std::string_view{} : cell.substr(at + 1);
  }
  return out;
}

Words::Words() {
  for (const char *file : {"en/actor_words.tsv", "en/first_names.tsv"})
    for (const std::vector<std::string> &row : parse_lexicon(builtin(file), file, 2)) {
      const std::uint32_t bits = class_bits(row[0], file);
      for (const std::string &w : parts(row[1])) {
        const std::string form = lower(w);
        add(form, bits);
        if (bits & nouns)
          add(plural_of(form), bits | word::plural);
      }
    }
}

const Words &Words::english() {
  static const Words words;
  return words;
}

std::uint32_t Words::of(std::string_view w) const noexcept {
  const auto at = classes_.find(w);
  return at == classes_.end() ? 0 : at->second;
}

} // namespace demarche::actor
