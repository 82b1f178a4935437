#include "render/page_block.hpp"

#include "base/gzip.hpp"

namespace demarche::render_room {

PageBlock::Column &PageBlock::column(const std::string &name) {
  const auto [at, added] = places_.emplace(name, columns_.size());
  if (added)
    columns_.push_back({name, ""});
  return columns_[at->second];
}

/// Seven bits a byte, lowest first; the highest bit says that more follow (LEB128).
void PageBlock::append(const std::string &name, std::uint64_t n) {
  Column &to = column(name);
  ++to.numbers;
  for (; n >= 0x80; n >>= 7U)
    to.bytes += static_cast<char>(n | 0x80U);
  to.bytes += static_cast<char>(n);
}

void PageBlock::number(const char *name, std::uint64_t n) { append(name, n); }

void PageBlock::difference(const char *name, std::uint64_t n, std::uint64_t to) { append(name, n >= to ? (n - to) * 2 : (to - n) * 2 - 1); }

void PageBlock::step(const char *name, std::uint64_t n) {
  std::uint64_t &last = last_[name];
  difference(name, n, last);
  last = n;
}

void PageBlock::list(const char *name, const std::vector<std::size_t> &numbers) {
  append(std::string(name) + "#", numbers.size());
  for (const std::size_t n : numbers)
    append(name, n);
}

void PageBlock::step_list(const char *name, const std::vector<std::size_t> &numbers) {
  append(std::string(name) + "#", numbers.size());
  for (const std::size_t n : numbers)
    step(name, n);
}

void PageBlock::text(const char *name, std::string_view bytes) {
  append(std::string(name) + "#", bytes.size());
  column(name).bytes += bytes;
}

std::string PageBlock::packed(Json head, std::string (*write)(std::string_view)) const {
  head["columns"] = Json::array();
  for (const Column &c : columns_)
    head["columns"].push_back({c.name, c.bytes.size(), c.numbers});
  std::string all = dump(head) + "\n";
  for (const Column &c : columns_)
    all += c.bytes;
  return write(base::gzip(all));
}

std::string dump(const PageBlock::Json &j) { return j.dump(-1, ' ', false, PageBlock::Json::error_handler_t::replace); }

} // namespace demarche::render_room
