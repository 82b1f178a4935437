// JSON Lines: an object a line, {"id","text","published"|null,"title"?,"url"?,"source"?,"given_events"?}.
#include <nlohmann/json.hpp>

#include <demarche/reader.hpp>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "reader/jsonl.hpp"
#include "reader/parts.hpp"

namespace demarche {

namespace {

using nlohmann::json;

std::string text_of(const json &object, const char *key) {
  const auto at = object.find(key);
  if (at == object.end() || at->is_null())
    return {};
  if (!at->is_string())
    throw std::runtime_error(std::string("\"") + key + "\" must be a string");
  return at->get<std::string>();
}

std::vector<GivenEvent> given_events(const json &list, const std::string &text) {
  if (!list.is_array())
    throw std::runtime_error("\"given_events\" must be a list");
  const base::CodePoints points(text);
  std::vector<GivenEvent> given;
  for (const json &e : list) {
    const auto begin = e.at("start").get<std::size_t>(), end = e.at("end").get<std::size_t>();
    if (begin >= end || end > points.size())
      throw std::runtime_error("a given event lies outside the text: [" + std::to_string(begin) + ", " + std::to_string(end) + ")");
    const json &id = e.at("id");
    given.push_back({id.is_string() ? id.get<std::string>() : id.dump(),
                     {static_cast<std::uint32_t>(points.byte(begin)), static_cast<std::uint32_t>(points.byte(end))}});
  }
  return given;
}

/// A JSONL file is one whose first line is a JSON object.
bool accepts(const Input &input) {
  const auto first = input.bytes.find_first_not_of(" \t\r\n");
  return first != std::string::npos && input.bytes[first] == '{';
}

/// No text of the size allowed needs a longer line: \u escapes take six bytes for one to three, and there are other keys.
std::size_t longest_line(const Input &input) {
  constexpr std::size_t others = 1 << 16;
  return allowance_of(input).part > std::string::npos / 8 ? std::string::npos : 6 * allowance_of(input).part + others;
}

void read(const Input &input, ReadResult &out) {
  const std::size_t longest = longest_line(input);
  std::string_view rest = input.bytes;
  for (int line = 1; !rest.empty(); ++line) {
    const auto eol = rest.find('\n');
    const std::string_view body = rest.substr(0, eol);
    rest = eol == std::string_view::npos ? std::string_view{} : rest.substr(eol + 1);
    if (body.find_first_not_of(" \t\r") == std::string_view::npos)
      continue;
    const std::string where = input.name + ":" + std::to_string(line);
    if (body.size() > longest) {
      out.problems.push_back({where, "this line " + too_large(longest)});
      continue;
    }
    JsonlLine parsed = read_jsonl_line(body, where);
    if (parsed.error.empty())
      out.documents.push_back(std::move(parsed.document));
    else
      out.problems.push_back({where, parsed.error, parsed.document.id});
  }
}

} // namespace

JsonlLine read_jsonl_line(std::string_view body, const std::string &where) {
  JsonlLine out;
  out.document.origin = where;
  try {
    if (const auto bad = base::first_invalid_utf8(body); bad != std::string_view::npos)
      throw std::runtime_error("not UTF-8 at byte " + std::to_string(bad) + " of the line; JSON must be UTF-8 (RFC 8259)");
    const json object = json::parse(body);
    if (!object.is_object())
      throw std::runtime_error("a line must be a JSON object");
    if (const auto id = object.find("id"); id != object.end() && !id->is_null())
      out.document.id = id->is_string() ? id->get<std::string>() : id->dump();
    if (!object.contains("text"))
      throw std::runtime_error("\"text\" is missing");
    Document &d = out.document;
    d.text = text_of(object, "text");
    d.title = text_of(object, "title");
    d.url = text_of(object, "url");
    d.source = text_of(object, "source");
    if (const std::string date = text_of(object, "published"); !date.empty()) {
      d.published = parse_iso(date);
      if (!d.published)
        throw std::runtime_error("\"published\": \"" + date + "\": " + why_no_date(date));
    }
    if (const auto given = object.find("given_events"); given != object.end() && !given->is_null())
      d.given_events = given_events(*given, d.text);
    if (d.id.empty())
      d.id = base::hex(body, 16);
  } catch (const json::parse_error &e) {
    out.error = "no JSON at byte " + std::to_string(e.byte) + "; a line is an object such as {\"id\": \"a\", \"text\": \"...\"}";
  } catch (const std::exception &e) {
    out.error = e.what();
  }
  return out;
}

extern const Reader reader_jsonl;
const Reader reader_jsonl = {"jsonl", ".jsonl .ndjson", accepts, read, true};

} // namespace demarche
