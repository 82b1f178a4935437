// The log as text: an object a line, for people, for version control, and to be applied again.
#include <map>

#include <nlohmann/json.hpp>

#include <demarche/edit.hpp>
#include <demarche/error.hpp>

#include "base/utf8.hpp"
#include "dossier/edit_values.hpp"

namespace demarche {

using namespace dossier;

namespace {

using Json = nlohmann::ordered_json;

/// The documents by id, each with its way from bytes to code points.
class Texts {
public:
  explicit Texts(const std::vector<Annotations> &documents) {
    for (const Annotations &a : documents)
      texts_.emplace(a.document.id, &a.document.text);
  }
  const std::string *text(const std::string &id) const {
    const auto at = texts_.find(id);
    return at == texts_.end() ? nullptr : at->second;
  }
  const base::CodePoints &points(const std::string &id) { return points_.try_emplace(id, *texts_.at(id)).first->second; }

private:
  std::map<std::string, const std::string *> texts_;
  std::map<std::string, base::CodePoints> points_;
};

/// A document that is gone leaves nothing to count in: its span stays in bytes.
Json anchor(const Anchor &a, Texts &texts) {
  const std::string *text = texts.text(a.document);
  if (!text || a.span.end > text->size() || a.span.begin > a.span.end)
    return {{"doc", a.document}, {"bytes", {a.span.begin, a.span.end}}};
  const base::CodePoints &points = texts.points(a.document);
  return {{"doc", a.document}, {"start", points.at(a.span.begin)}, {"end", points.at(a.span.end)}, {"text", folded(slice(*text, a.span))}};
}

Anchor anchor(const Json &o, Texts &texts) {
  Anchor a{o.at("doc").get<std::string>(), {}};
  if (o.contains("bytes")) {
    a.span = {o.at("bytes").at(0).get<std::uint32_t>(), o.at("bytes").at(1).get<std::uint32_t>()};
    return a;
  }
  if (!texts.text(a.document))
    throw std::runtime_error("the document \"" + a.document + "\" is not in the dossier");
  const base::CodePoints &points = texts.points(a.document);
  a.span = {static_cast<std::uint32_t>(points.byte(o.at("start").get<std::size_t>())),
            static_cast<std::uint32_t>(points.byte(o.at("end").get<std::size_t>()))};
  return a;
}

Edit edit(const Json &o, Texts &texts) {
  Edit e;
  const std::optional<EditKind> kind = kind_of(o.at("kind").get<std::string>());
  if (!kind)
    throw std::invalid_argument("\"" + o.at("kind").get<std::string>() + "\" is no kind of edit");
  e.kind = *kind;
  e.number = o.at("edit").get<std::uint32_t>();
  e.by = o.value("by", "");
  e.at = o.value("at", "");
  e.value = o.value("value", "");
  e.undo = o.value("undoes", 0U);
  for (const Json &x : o.value("events", Json::array()))
    e.events.push_back(anchor(x, texts));
  if (const std::string fault = fault_of(e); !fault.empty())
    throw std::invalid_argument(fault);
  return e;
}

} // namespace

std::string edits_text(const std::vector<Edit> &log, const std::vector<Annotations> &documents) {
  Texts texts(documents);
  std::string out;
  for (const Edit &e : log) {
    Json o = {{"edit", e.number}, {"kind", to_string(e.kind)}, {"by", e.by}};
    if (!e.at.empty())
      o["at"] = e.at;
    if (!e.events.empty())
      o["events"] = Json::array();
    for (const Anchor &a : e.events)
      o["events"].push_back(anchor(a, texts));
    if (!e.value.empty())
      o["value"] = e.value;
    if (e.kind == EditKind::undo)
      o["undoes"] = e.undo;
    out += o.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

ReadEdits read_edits(std::string_view text, const std::string &name, const std::vector<Annotations> &documents) {
  Texts texts(documents);
  ReadEdits out;
  std::size_t line = 0;
  for (std::size_t end = 0; !text.empty(); text.remove_prefix(std::min(text.size(), end + 1))) {
    end = std::min(text.find('\n'), text.size());
    const std::string_view body = text.substr(0, end);
    const std::string where = name + ":" + std::to_string(++line) + ": ";
    if (body.find_first_not_of(" \t\r") == std::string_view::npos)
      continue;
    try {
      out.edits.push_back(edit(Json::parse(body), texts));
    } catch (const std::runtime_error &e) {
      out.problems.push_back(where + e.what());
    } catch (const std::exception &e) { // not JSON, a key too few, a value of another kind
      throw Error(Exit::usage, where + "is no edit: " + e.what());
    }
  }
  return out;
}

} // namespace demarche
