#include "rules/vocabulary.hpp"

namespace demarche::rules {

std::uint32_t Vocabulary::hash(std::string_view s) noexcept {
  std::uint32_t h = 2166136261u; // FNV-1a
  for (const char c : s)
    h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

std::uint32_t Vocabulary::find(std::string_view lower) const noexcept {
  if (table_.empty())
    return 0;
  const std::uint32_t h = hash(lower);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t at = h & mask; table_[at] != 0; at = (at + 1) & mask)
    if (hashes_[table_[at] - 1] == h && words_[table_[at] - 1] == lower)
      return table_[at];
  return 0;
}

std::uint32_t Vocabulary::add(std::string_view lower) {
  if (const std::uint32_t known = find(lower))
    return known;
  words_.emplace_back(lower);
  hashes_.push_back(hash(lower));
  if (words_.size() * 2 >= table_.size())
    grow();
  else {
    const std::size_t mask = table_.size() - 1;
    std::size_t at = hashes_.back() & mask;
    while (table_[at] != 0)
      at = (at + 1) & mask;
    table_[at] = static_cast<std::uint32_t>(words_.size());
  }
  return static_cast<std::uint32_t>(words_.size());
}

void Vocabulary::grow() {
  table_.assign(table_.empty() ? 256 : table_.size() * 2, 0);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::size_t at = hashes_[i] & mask;
    while (table_[at] != 0)
      at = (at + 1) & mask;
    table_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

} // namespace demarche::rules
