#include "syntax/lemma.hpp"

#include <algorithm>

#include <utf8proc.h>

#include "base/utf8.hpp"
#include "syntax/features.hpp"

namespace demarche::syntax {

std::string lower_case(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    const auto c = static_cast<unsigned char>(s[i]);
    if (c < 128) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      ++i;
    } else {
      base::append_utf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(base::next_code_point(s, i)))));
    }
  }
  return out;
}

std::uint32_t lemma_key(std::string_view ending, bool whole, std::uint32_t tag) noexcept {
  const std::uint32_t h = hash(ending, 100 + tag * 2 + (whole ? 1 : 0));
  return h == 0 ? 1 : h;
}

LemmaTable::LemmaTable(std::vector<LemmaScript> scripts, const std::vector<std::uint32_t> &keys, const std::vector<std::uint16_t> &values)
    : scripts_(std::move(scripts)) {
  std::uint32_t size = 16;
  while (size < keys.size() * 2)
    size *= 2;
  mask_ = size - 1;
  keys_.assign(size, 0);
  values_.assign(size, 0);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    std::uint32_t at = keys[i] & mask_;
    while (keys_[at] != 0)
      at = (at + 1) & mask_;
    keys_[at] = keys[i];
    values_[at] = values[i];
  }
}

const std::uint16_t *LemmaTable::find(std::uint32_t key) const noexcept {
  for (std::uint32_t at = key & mask_; keys_[at] != 0; at = (at + 1) & mask_)
    if (keys_[at] == key)
      return &values_[at];
  return nullptr;
}

void LemmaTable::append(std::string_view form, std::uint32_t tag, std::string &out) const {
  form = form.substr(0, 65000);
  const std::string lower = lower_case(form);
  const std::uint16_t *script = lower.size() <= 48 ? find(lemma_key(lower, true, tag)) : nullptr;
  for (std::size_t k = std::min(longest_ending, lower.size()) + 1; !script && k-- > 0;)
    script = find(lemma_key(std::string_view(lower).substr(lower.size() - k), false, tag));
  if (!script) {
    out += form;
    return;
  }
  const LemmaScript &s = scripts_[*script];
  const std::string_view from = s.as_written ? form : std::string_view(lower);
  // No character is cut in two: what the script was learnt from ended otherwise.
  const std::size_t kept = s.cut <= from.size() ? from.size() - s.cut : from.size();
  const bool whole = kept == from.size() || (static_cast<unsigned char>(from[kept]) & 0xC0) != 0x80;
  out += whole ? from.substr(0, kept) : from;
  out += s.add;
}

} // namespace demarche::syntax
