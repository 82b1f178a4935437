#include "render/page_block.hpp"

#include "base/base85.hpp"
#include "base/gzip.hpp"

namespace demarche::render_room {

namespace {

/// Seven bits a byte, lowest first; the highest bit says that more follow (LEB128).
void append(std::string &to, std::uint64_t n) {
  for (; n >= 0x80; n >>= 7U)
    to += static_cast<char>(n | 0x80U);
  to += static_cast<char>(n);
}

} // namespace

std::string &PageBlock::column(const std::string &name) {
  const auto [at, added] = places_.emplace(name, columns_.size());
  if (added)
    columns_.emplace_back(name, std::string());
  return columns_[at->second].second;
}

void PageBlock::number(const char *name, std::uint64_t n) { append(column(name), n); }

void PageBlock::difference(const char *name, std::uint64_t n, std::uint64_t to) {
  append(column(name), n >= to ? (n - to) * 2 : (to - n) * 2 - 1);
}

void PageBlock::step(const char *name, std::uint64_t n) {
  std::uint64_t &last = last_[name];
  difference(name, n, last);
  last = n;
}

void PageBlock::list(const char *name, const std::vector<std::size_t> &numbers) {
  append(column(std::string(name) + "#"), numbers.size());
  for (const std::size_t n : numbers)
    append(column(name), n);
}

void PageBlock::step_list(const char *name, const std::vector<std::size_t> &numbers) {
  append(column(std::string(name) + "#"), numbers.size());
  for (const std::size_t n : numbers)
    step(name, n);
}

void PageBlock::text(const char *name, std::string_view bytes) {
  append(column(std::string(name) + "#"), bytes.size());
  column(name) += bytes;
}

std::string PageBlock::packed(Json head) const {
  head["columns"] = Json::array();
  for (const auto &[name, bytes] : columns_)
    head["columns"].push_back({name, bytes.size()});
  std::string all = dump(head) + "\n";
  for (const auto &[name, bytes] : columns_)
    all += bytes;
  return base::base85(base::gzip(all));
}

std::string dump(const PageBlock::Json &j) { return j.dump(-1, ' ', false, PageBlock::Json::error_handler_t::replace); }

} // namespace demarche::render_room
