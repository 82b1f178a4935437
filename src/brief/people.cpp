// Who acts, with the offices held when they did.
#include <map>
#include <set>

#include "brief/material.hpp"
#include "brief/wording.hpp"

namespace demarche::brief {

namespace {

struct Part {
  std::vector<std::uint32_t> rows; ///< indices of rows that name the actor
  std::set<std::pair<std::string, std::string>> offices;
};

std::vector<std::uint32_t> actors_of(const Event &e) {
  std::vector<std::uint32_t> out = e.actors;
  out.insert(out.end(), e.recipients.begin(), e.recipients.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string name_of(const Chronicle &c, const std::string &id) {
  const auto at = std::find_if(c.actors.begin(), c.actors.end(), [&](const Actor &a) { return a.id == id; });
  return at == c.actors.end() ? std::string{} : folded(at->name);
}

Claim person(const Material &m, std::uint32_t actor, const Part &part) {
  const Chronicle &c = m.chronicle;
  Claim out;
  out.pieces = {{Words::name, folded(c.actors[actor].name), actor}};
  for (const auto &[office, of] : part.offices) {
    append(out.pieces, {own(", "), {Words::office, office, actor}});
    const std::string whose = name_of(c, of);
    for (std::uint32_t a = 0; !whose.empty() && a < c.actors.size(); ++a)
      if (c.actors[a].id == of) {
        append(out.pieces, {own(" of "), {Words::name, whose, a}});
        break;
      }
  }
  out.pieces.push_back(own(": no. "));
  for (std::size_t i = 0; i < part.rows.size(); ++i) {
    if (i > 0)
      out.pieces.push_back(own(", "));
    out.pieces.push_back({Words::row, std::to_string(part.rows[i] + 1), part.rows[i]});
  }
  return out;
}

} // namespace

std::vector<Claim> people(Material &m, const std::vector<BriefRow> &rows) {
  const Chronicle &c = m.chronicle;
  std::map<std::uint32_t, Part> parts;
  for (std::uint32_t r = 0; r < rows.size(); ++r)
    for (const std::uint32_t a : actors_of(m.event(rows[r].event))) {
      if (c.actors[a].kind != ActorKind::person || folded(c.actors[a].name).empty() || c.actors[a].roles.empty())
        continue;
      Part &part = parts[a];
      part.rows.push_back(r);
      for (const Role &role : c.actors[a].roles)
        if (held_at(role, m.event(rows[r].event).when))
          part.offices.insert({office(role), role.of});
    }
  std::vector<std::pair<std::uint32_t, Part>> order;
  for (auto &[actor, part] : parts)
    if (!part.offices.empty())
      order.emplace_back(actor, std::move(part));
  std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.second.rows.size() > b.second.rows.size(); });
  std::vector<Claim> out;
  for (const auto &entry : order) {
    out.push_back(person(m, entry.first, entry.second));
    add_sources(out.back(), m.cite.cite_event(rows[entry.second.rows.front()].event, 1));
  }
  return out;
}

} // namespace demarche::brief
