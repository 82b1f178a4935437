#include "event/wording.hpp"

#include <algorithm>

#include "event/lexicon.hpp"
#include "event/phrase.hpp"

namespace demarche::event {

namespace {

constexpr std::size_t longest = 100; ///< bytes of a label, about a line

/// A word that leads to another cannot end a line.
bool dangles(std::string_view word) {
  static constexpr std::string_view words[] = {
      "a",  "an",  "and", "are", "as", "at",   "be",   "been", "between", "by", "for", "from", "had",   "has", "her",  "his",  "into",
      "is", "its", "of",  "on",  "or", "over", "that", "the",  "their",   "to", "was", "were", "which", "who", "will", "with", "would"};
  return std::binary_search(std::begin(words), std::end(words), word);
}

} // namespace

std::string verb_form(const EventMention &e, const std::string &base, bool plural, bool denied_already) {
  if (denied_already && e.factuality == Factuality::denied) // "poses no threat" denies it already
    return plural ? base : third_person(base);
  switch (e.factuality) {
  case Factuality::planned:
    return "to " + base;
  case Factuality::possible:
    return (e.negated ? "may not " : "may ") + base;
  case Factuality::denied:
    return (plural ? "do not " : "does not ") + base;
  case Factuality::alleged:
    return std::string("allegedly ") + (e.negated ? (plural ? "do not " + base : "does not " + base) : plural ? base : third_person(base));
  default:
    return plural ? base : third_person(base);
  }
}

std::string passive_form(const EventMention &e, const std::string &participle) {
  switch (e.factuality) {
  case Factuality::planned:
    return "to be " + participle;
  case Factuality::possible:
    return (e.negated ? "may not be " : "may be ") + participle;
  case Factuality::denied:
    return "not " + participle;
  case Factuality::alleged:
    return "allegedly " + participle;
  default:
    return participle;
  }
}

std::string without(std::string phrase, const std::string &word) {
  if (const auto at = lower(phrase).find(word + ' '); at != std::string::npos && (at == 0 || phrase[at - 1] == ' '))
    phrase.erase(at, word.size() + 1);
  return phrase;
}

bool none_at_all(const std::string &phrase) {
  const std::string l = lower(phrase);
  return l.starts_with("no ") || l.starts_with("neither ") || l == "nothing" || l == "nobody" || l == "none" || l == "no-one";
}

std::string one_line(const std::string &s) {
  std::string out;
  for (const char c : s)
    if (c != ' ' || (!out.empty() && out.back() != ' '))
      out += c;
  while (!out.empty() && out.back() == ' ')
    out.pop_back();
  if (out.size() > longest) {
    const auto space = out.rfind(' ', longest);
    out.resize(space == std::string::npos ? longest : space);
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80 && space == std::string::npos)
      out.pop_back();
  }
  for (auto space = out.rfind(' '); space != std::string::npos && dangles(std::string_view(out).substr(space + 1)); space = out.rfind(' '))
    out.resize(space);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

} // namespace demarche::event
