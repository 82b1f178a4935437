#include <nlohmann/json.hpp>

#include <demarche/dossier.hpp>
#include <demarche/error.hpp>

namespace demarche {

namespace {

using Json = nlohmann::ordered_json;

Json files(const std::vector<RuleText> &list) {
  Json out = Json::array();
  for (const RuleText &r : list)
    out.push_back({{"file", r.file}, {"text", r.text}});
  return out;
}

std::vector<RuleText> files(const Json &list) {
  std::vector<RuleText> out;
  for (const Json &x : list)
    out.push_back({x.at("file").get<std::string>(), x.at("text").get<std::string>()});
  return out;
}

} // namespace

std::string to_text(const Recipe &r) {
  Json o = Json::object();
  if (!r.date.empty())
    o["date"] = r.date;
  if (!r.date_order.empty())
    o["date_order"] = r.date_order;
  if (!r.rules.empty())
    o["rules"] = files(r.rules);
  if (!r.actors.empty())
    o["actors"] = files(r.actors);
  return o.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Recipe recipe_of(std::string_view text) {
  try {
    const Json o = Json::parse(text);
    return {o.value("date", ""), o.value("date_order", ""), files(o.value("rules", Json::array())),
            files(o.value("actors", Json::array()))};
  } catch (const Json::exception &) {
    throw Error(Exit::no_input, "the dossier is damaged: it does not say how a document was annotated");
  }
}

} // namespace demarche
