// Web archives (WARC, ISO 28500): each HTML page that a server sent is a document. When it was fetched is not when it was
// written: the date is the page's own.
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/hash.hpp"
#include "reader/decode.hpp"
#include "reader/html.hpp"
#include "reader/parts.hpp"
#include "reader/unpack.hpp"

namespace demarche {

namespace {

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// Takes a line off the head of `s`, without its end.
std::string_view take_line(std::string_view &s) {
  const auto eol = s.find('\n');
  std::string_view line = s.substr(0, eol);
  s.remove_prefix(eol == std::string_view::npos ? s.size() : eol + 1);
  if (line.ends_with('\r'))
    line.remove_suffix(1);
  return line;
}

/// "Name: value" lines up to an empty one, of a record or of HTTP.
class Headers {
public:
  explicit Headers(std::string_view &s) {
    first_ = take_line(s);
    while (!s.empty()) {
      const std::string_view line = take_line(s);
      if (line.empty())
        break;
      lines_.push_back(line);
    }
  }
  std::string_view first() const { return first_; }
  std::string_view get(std::string_view name) const {
    for (const std::string_view line : lines_)
      if (const auto colon = line.find(':'); colon == name.size() && lower(line.substr(0, colon)) == name) {
        const auto begin = line.find_first_not_of(" \t", colon + 1);
        return begin == std::string_view::npos ? std::string_view{} : line.substr(begin);
      }
    return {};
  }

private:
  std::string_view first_;
  std::vector<std::string_view> lines_;
};

std::optional<std::size_t> number(std::string_view s, int base = 10) {
  std::size_t n = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), n, base);
  if (error != std::errc{} || end == s.data())
    return {};
  return n;
}

/// The body of "Transfer-Encoding: chunked"; what is cut off ends early.
std::string joined_chunks(std::string_view s) {
  std::string out;
  while (!s.empty()) {
    const auto size = number(take_line(s), 16);
    if (!size || *size == 0)
      break;
    out += s.substr(0, *size);
    s.remove_prefix(std::min(*size, s.size()));
    take_line(s);
  }
  return out;
}

class Archive {
public:
  Archive(const Input &input, ReadResult &out) : input_(input), out_(out) {}

  void read() {
    std::string_view rest = input_.bytes;
    while (true) {
      rest.remove_prefix(std::min(rest.find_first_not_of("\r\n"), rest.size()));
      if (rest.empty())
        break;
      const Headers headers(rest);
      const auto length = number(headers.get("content-length"));
      if (!headers.first().starts_with("WARC/") || !length || *length > rest.size())
        return problem("is damaged or cut off here; what follows is not read");
      ++number_;
      record(headers, rest.substr(0, *length));
      rest.remove_prefix(*length);
    }
    if (pages_ == 0)
      out_.notices.push_back(input_.name + ": no HTML page in this web archive");
  }

private:
  std::string where() const { return input_.name + ':' + std::to_string(number_); }
  void problem(const std::string &what) { out_.problems.push_back({input_.name + ':' + std::to_string(number_ + 1), what}); }

  void record(const Headers &headers, std::string_view body) {
    if (headers.get("warc-type") != "response" || !lower(headers.get("content-type")).starts_with("application/http"))
      return;
    const Headers http(body);
    const std::string_view status = http.first();
    const std::string type = lower(http.get("content-type"));
    if (status.find(" 200") == std::string_view::npos || (!type.starts_with("text/html") && !type.starts_with("application/xhtml")))
      return;
    ++pages_;
    try {
      if (std::optional<std::string> html = page(http, body))
        document(headers, {where(), std::move(*html), input_.allowance, input_.depth + 1}, type);
      else
        out_.problems.push_back({where(), too_large(allowance_of(input_).part)});
    } catch (const UnpackError &e) {
      out_.problems.push_back({where(), e.what()});
    }
  }

  std::optional<std::string> page(const Headers &http, std::string_view body) {
    std::string bytes = lower(http.get("transfer-encoding")).find("chunked") != std::string::npos ? joined_chunks(body) : std::string(body);
    Allowance &allowance = allowance_of(input_);
    const std::string coding = lower(http.get("content-encoding"));
    if (coding.find("gzip") != std::string::npos || coding == "zstd")
      return decompressed(bytes, allowance, allowance.part);
    if (bytes.size() > allowance.part)
      return {};
    return bytes;
  }

  void document(const Headers &headers, const Input &page, const std::string &type) {
    const auto charset = type.find("charset=");
    const std::string declared = declared_encoding(charset == std::string::npos ? page.bytes : type.substr(charset));
    const std::optional<std::string> html = decode(page, out_, declared);
    if (!html)
      return;
    Document d = read_page(*html, page.name, out_);
    d.id = base::hex(page.bytes, 16);
    if (d.url.empty()) {
      d.url = headers.get("warc-target-uri");
      if (d.url.starts_with('<') && d.url.ends_with('>')) // as WARC 1.0 has it
        d.url = d.url.substr(1, d.url.size() - 2);
    }
    out_.documents.push_back(std::move(d));
  }

  const Input &input_;
  ReadResult &out_;
  int number_ = 0, pages_ = 0;
};

bool accepts(const Input &input) { return input.bytes.starts_with("WARC/"); }
void read(const Input &input, ReadResult &out) { Archive(input, out).read(); }

} // namespace

extern const Reader reader_warc;
const Reader reader_warc = {"warc", ".warc", accepts, read, true, true};

} // namespace demarche
