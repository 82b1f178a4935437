#include "link/actors.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace demarche::link {

namespace {

bool local(const std::string &id) { return id.rfind("doc-local:", 0) == 0; }

std::string_view surname(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

/// Key of an actor before surnames are joined: its id, unless that is unique to its document.
std::string key_of(const Annotations &a, const Actor &actor) { return local(actor.id) ? actor.id + "@" + a.document.id : actor.id; }

struct Person {
  std::set<std::size_t> documents;
  std::string name;
};

/// The ids that a surname alone stands for: only where exactly one full name bears it.
std::map<std::string, std::string> surnames(const std::vector<Annotations> &documents) {
  std::map<std::string, Person> persons;
  for (std::size_t d = 0; d < documents.size(); ++d)
    for (const Actor &a : documents[d].actors.actors)
      if (a.kind == ActorKind::person && !a.name.empty()) {
        Person &p = persons[key_of(documents[d], a)];
        p.documents.insert(d);
        if (a.name.size() > p.name.size())
          p.name = a.name;
      }
  std::map<std::string_view, std::vector<std::string>> bearers;
  for (const auto &[key, p] : persons)
    if (p.name.find(' ') != std::string::npos)
      bearers[surname(p.name)].push_back(key);
  std::map<std::string, std::string> out;
  for (const auto &[key, p] : persons) {
    if (p.name.find(' ') != std::string::npos)
      continue;
    const auto at = bearers.find(p.name);
    if (at == bearers.end() || at->second.size() != 1)
      continue;
    const Person &full = persons[at->second.front()];
    const bool meet = std::any_of(p.documents.begin(), p.documents.end(), [&](std::size_t d) { return full.documents.count(d) != 0; });
    if (!meet)
      out[key] = at->second.front();
  }
  return out;
}

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
  if (a.name.size() > into.name.size())
    into.name = a.name;
}

} // namespace

ActorMap merge_actors(const std::vector<Annotations> &documents, std::vector<Actor> &merged) {
  const std::map<std::string, std::string> full = surnames(documents);
  const auto key = [&](const Annotations &d, const Actor &a) {
    const std::string k = key_of(d, a);
    const auto at = full.find(k);
    return at == full.end() ? k : at->second;
  };
  std::map<std::string, Actor> actors;
  for (const Annotations &d : documents)
    for (const Actor &a : d.actors.actors)
      add(actors[key(d, a)], a);
  std::map<std::string, std::uint32_t> index;
  for (auto &[k, a] : actors) {
    index[k] = static_cast<std::uint32_t>(merged.size());
    merged.push_back(std::move(a));
  }
  ActorMap map(documents.size());
  for (std::size_t d = 0; d < documents.size(); ++d)
    for (const Actor &a : documents[d].actors.actors)
      map[d].push_back(index[key(documents[d], a)]);
  return map;
}

} // namespace demarche::link
