// GraphML (http://graphml.graphdrawing.org): the network of events and actors, for yEd, NetworkX, igraph and others.
#include <fmt/format.h>

#include <demarche/renderer.hpp>

#include "base/escape.hpp"
#include "render/event_network.hpp"

namespace demarche {

namespace {

using namespace render_room;

std::string keys(const char *element, char letter, const std::vector<const char *> &names) {
  std::string out = fmt::format(" <key id=\"{}_label\" for=\"{}\" attr.name=\"label\" attr.type=\"string\"/>\n", letter, element);
  for (const char *n : names)
    out += fmt::format(" <key id=\"{}_{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"string\"/>\n", letter, n, element, n);
  return out;
}

std::string data(char letter, const std::string &label, const std::vector<Attribute> &attributes) {
  std::string out = fmt::format("<data key=\"{}_label\">{}</data>", letter, base::xml(label));
  for (const auto &[name, value] : attributes)
    if (!value.empty())
      out += fmt::format("<data key=\"{}_{}\">{}</data>", letter, name, base::xml(value));
  return out;
}

std::string id(const std::string &s) { return base::xml(base::fold_space(s)); }

std::string render(const Chronicle &c, const Timeline &t) {
  const EventNetwork net = event_network(c, t);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  out += keys("node", 'n', node_attributes()) + keys("edge", 'e', edge_attributes()) + " <graph edgedefault=\"directed\">\n";
  for (const Node &n : net.nodes)
    out += fmt::format("  <node id=\"{}\">{}</node>\n", id(n.id), data('n', n.label, n.attributes));
  for (std::size_t i = 0; i < net.edges.size(); ++i) {
    const Edge &e = net.edges[i];
    out += fmt::format("  <edge id=\"l{}\" source=\"{}\" target=\"{}\">{}</edge>\n", i, id(e.from), id(e.to),
                       data('e', e.label, e.attributes));
  }
  return out + " </graph>\n</graphml>\n";
}

} // namespace

extern const Renderer renderer_graphml;
const Renderer renderer_graphml = {"graphml", ".graphml", "a graph of events and actors, for yEd, NetworkX and others", render};

} // namespace demarche
