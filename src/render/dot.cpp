// Graphviz: the events and their links from left to right; a stated link is solid, an inferred one dashed. Actors stand in the label,
// for a drawing of all the parts they play cannot be read.
#include <fmt/format.h>

#include <demarche/renderer.hpp>

#include "base/escape.hpp"
#include "render/event_network.hpp"

namespace demarche {

namespace {

using namespace render_room;

const std::string &value(const std::vector<Attribute> &attributes, const std::string &name) {
  static const std::string none;
  for (const auto &[n, v] : attributes)
    if (name == n)
      return v;
  return none;
}

std::string style_of(const std::string &factuality) {
  return factuality == "planned" || factuality == "possible" ? "dashed"
         : factuality == "alleged"                           ? "dotted"
         : factuality == "denied"                            ? "diagonals"
                                                             : "solid";
}

std::string node(const Node &n) {
  const std::string &factuality = value(n.attributes, "factuality");
  const std::string label = value(n.attributes, "date") + ": " + n.label + (factuality == "happened" ? "" : " [" + factuality + "]");
  return fmt::format("  {} [label={}, style={}];\n", base::dot(n.id), base::dot(label), style_of(factuality));
}

std::string edge(const Edge &e) {
  const std::string label = (e.link->negated ? "not " : "") + e.label + (e.link->alleged ? " (alleged)" : "");
  return fmt::format("  {} -> {} [label={}, style={}];\n", base::dot(e.from), base::dot(e.to), base::dot(label),
                     e.link->stated ? "solid" : "dashed");
}

std::string render(const Chronicle &c, const Timeline &t) {
  const EventNetwork net = event_network(c, t);
  std::string out = "digraph timeline {\n  rankdir=LR;\n  node [shape=box];\n";
  for (const Node &n : net.nodes)
    if (n.when)
      out += node(n);
  for (const Edge &e : net.edges)
    if (e.link)
      out += edge(e);
  return out + "}\n";
}

} // namespace

extern const Renderer renderer_dot;
const Renderer renderer_dot = {"dot", ".dot .gv", "events and links for Graphviz", render};

} // namespace demarche
