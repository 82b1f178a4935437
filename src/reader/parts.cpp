#include "reader/parts.hpp"

#include <algorithm>
#include <exception>
#include <string_view>

#include "base/utf8.hpp"
#include "reader/reader_plugins.inc"

namespace demarche {

DECLARE_READERS

const std::vector<const Reader *> &readers() {
  static const std::vector<const Reader *> table = {READERS};
  return table;
}

namespace {

constexpr unsigned deepest = 8; // files inside files

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool has_suffix(const Reader &r, std::string_view name) {
  std::string_view rest = r.suffixes;
  while (!rest.empty()) {
    const std::string_view s = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(s.size() + 1, rest.size()));
    if (name.size() > s.size() &&
        std::equal(s.begin(), s.end(), name.end() - static_cast<std::ptrdiff_t>(s.size()), [](char a, char b) { return a == lower(b); }))
      return true;
  }
  return false;
}

/// Character references of XML can name what is no character ("&#xD800;"): it becomes U+FFFD, as broken bytes do.
void make_valid(Document &d) {
  for (std::string *s : {&d.text, &d.title, &d.url, &d.source, &d.number, &d.place, &d.actors})
    if (base::first_invalid_utf8(*s) != std::string::npos)
      *s = base::valid_utf8(*s);
}

} // namespace

const Reader &reader_for(const Input &input) {
  for (const Reader *r : readers())
    if (r->sure && r->accepts && r->accepts(input))
      return *r;
  for (const Reader *r : readers())
    if (has_suffix(*r, input.name))
      return *r;
  for (const Reader *r : readers())
    if (!r->sure && r->accepts && r->accepts(input))
      return *r;
  return *readers().back();
}

void read_with(const Reader &reader, const Input &input, ReadResult &out) {
  const std::size_t documents = out.documents.size(), said = documents + out.problems.size() + out.notices.size();
  try {
    reader.read(input, out);
    if (said == out.documents.size() + out.problems.size() + out.notices.size())
      out.notices.push_back(input.name + ": nothing in it");
    for (std::size_t i = documents; i < out.documents.size(); ++i)
      make_valid(out.documents[i]);
  } catch (const std::exception &e) {
    out.problems.push_back({input.name, std::string("cannot be read as ") + reader.name + ": " + e.what()});
  }
}

void read_part(const Input &whole, const std::string &name, std::string bytes, ReadResult &out) {
  const Allowance &allowance = allowance_of(whole);
  const Input part{whole.name + '/' + name, std::move(bytes), whole.allowance, whole.depth + 1};
  const Reader &reader = reader_for(part);
  if (part.depth > deepest)
    out.problems.push_back({part.name, "lies in more than " + std::to_string(deepest) + " files inside each other; unpack the outer ones"});
  else if (!reader.many && part.bytes.size() > allowance.part)
    out.problems.push_back({part.name, too_large(allowance.part)});
  else
    read_with(reader, part, out);
}

Allowance allowance_of(const ReadOptions &options) {
  Allowance a;
  a.total = options.max_document > a.total / 64 ? options.max_document * 64 : a.total;
  a.part = options.max_document;
  return a;
}

Allowance &allowance_of(const Input &input) {
  static thread_local Allowance fresh;
  if (input.allowance)
    return *input.allowance;
  fresh = Allowance{};
  return fresh;
}

std::string part_label(std::string name) {
  name = base::valid_utf8(name);
  std::string out;
  for (std::size_t begin = 0; begin < name.size();) {
    const auto end = std::min(name.find('/', begin), name.size());
    const std::string part = name.substr(begin, end - begin);
    if (!part.empty() && part != "." && part != "..")
      out += (out.empty() ? "" : "/") + part;
    begin = end + 1;
  }
  return out;
}

std::string too_large(std::size_t limit) { return "is larger than " + std::to_string(limit) + " bytes; --max-document raises the limit"; }

} // namespace demarche
