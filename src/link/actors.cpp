#include "link/actors.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include <demarche/chronicle.hpp>

#include "link/people.hpp"

namespace demarche::link {

namespace {

bool local(const std::string &id) { return id.rfind("doc-local:", 0) == 0; }

void add(Actor &into, const Actor &a) {
  if (into.id.empty()) {
    into = a;
    return;
  }
  for (const std::string &n : a.names)
    if (std::find(into.names.begin(), into.names.end(), n) == into.names.end())
      into.names.push_back(n);
  for (const Role &r : a.roles) {
    const auto same = [&](const Role &o) { return o.office == r.office && o.of == r.of && o.held == r.held; };
    if (std::none_of(into.roles.begin(), into.roles.end(), same))
      into.roles.push_back(r);
  }
  if (into.roles.empty() && a.name.size() > into.name.size())
    into.name = a.name;
}

/// What each actor goes by across documents: its id, unless that is unique to its document.
std::vector<std::vector<std::string>> keys_of(const std::vector<Annotations> &documents) {
  std::vector<std::vector<std::string>> keys = join_people(documents);
  for (std::size_t d = 0; d < documents.size(); ++d)
    for (std::size_t i = 0; i < keys[d].size(); ++i)
      if (const Actor &a = documents[d].actors.actors[i]; keys[d][i].empty())
        keys[d][i] = local(a.id) ? a.id + "@" + documents[d].document.id : a.id;
  return keys;
}

} // namespace

ActorMap merge_actors(const std::vector<Annotations> &documents, std::vector<Actor> &merged) {
  const std::vector<std::vector<std::string>> keys = keys_of(documents);
  std::map<std::string, Actor> actors;
  for (std::size_t d = 0; d < documents.size(); ++d)
    for (std::size_t i = 0; i < keys[d].size(); ++i)
      add(actors[keys[d][i]], documents[d].actors.actors[i]);
  std::map<std::string, std::uint32_t> index;
  for (auto &[k, a] : actors) {
    if (!local(a.id))
      a.id = k;
    index[k] = static_cast<std::uint32_t>(merged.size());
    merged.push_back(std::move(a));
  }
  ActorMap map(documents.size());
  for (std::size_t d = 0; d < documents.size(); ++d)
    for (const std::string &key : keys[d])
      map[d].push_back(index[key]);
  return map;
}

} // namespace demarche::link

namespace demarche {

std::vector<std::vector<std::optional<std::uint32_t>>> who_is_who(const Chronicle &c) {
  std::unordered_map<std::string_view, std::uint32_t> at;
  for (std::uint32_t i = 0; i < c.actors.size(); ++i)
    if (!link::local(c.actors[i].id))
      at.emplace(c.actors[i].id, i);
  std::vector<std::vector<std::optional<std::uint32_t>>> out;
  for (const std::vector<std::string> &keys : link::keys_of(c.documents)) {
    out.emplace_back();
    for (const std::string &key : keys) {
      const auto found = at.find(key);
      out.back().push_back(found == at.end() ? std::nullopt : std::optional(found->second));
    }
  }
  return out;
}

} // namespace demarche
