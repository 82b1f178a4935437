// A block of the page: a line of JSON and columns of numbers and text beside it, compressed. The page unpacks a
// block when it needs it; src/render/page/blocks.js is the other half of this contract.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/base85.hpp"

namespace demarche::render_room {

class PageBlock {
public:
  using Json = nlohmann::ordered_json;

  void number(const char *column, std::uint64_t n);
  /// A number by its difference to another; to the one before it.
  void difference(const char *column, std::uint64_t n, std::uint64_t to);
  void step(const char *column, std::uint64_t n);
  /// As two columns: NAME the numbers, NAME# how many.
  void list(const char *column, const std::vector<std::size_t> &);
  void step_list(const char *column, const std::vector<std::size_t> &);
  /// As two columns: NAME the bytes, NAME# how many.
  void text(const char *column, std::string_view);

  /// gzip of: `head` with of each column its name, its bytes and how many numbers they are, a line break, the columns. In
  /// base85, for size; or in base64, which a browser reads fastest.
  std::string packed(Json head, std::string (*write)(std::string_view) = base::base85) const;

private:
  struct Column {
    std::string name, bytes;
    std::size_t numbers = 0;
  };
  Column &column(const std::string &name);
  void append(const std::string &name, std::uint64_t n);
  std::vector<Column> columns_; ///< in order of first use
  std::map<std::string, std::size_t> places_;
  std::map<std::string, std::uint64_t> last_;
};

/// JSON of any bytes: what is not UTF-8 is replaced.
std::string dump(const PageBlock::Json &);

} // namespace demarche::render_room
