// GEXF 1.3, dynamic (https://gexf.net): for Gephi. A node lives from the first to the last day on which its event can have happened;
// a side that is open has no attribute.
#include <fmt/format.h>

#include <demarche/renderer.hpp>

#include "base/escape.hpp"
#include "render/calendar_dates.hpp"
#include "render/event_network.hpp"

namespace demarche {

namespace {

using namespace render_room;

std::string attribute(const char *name, const std::string &value) {
  return fmt::format(" {}=\"{}\"", name, base::xml(base::fold_space(value)));
}

std::string declared(const char *element, const std::vector<const char *> &names) {
  std::string out = fmt::format("  <attributes class=\"{}\" mode=\"static\">\n", element);
  for (const char *n : names)
    out += fmt::format("   <attribute id=\"{}\" title=\"{}\" type=\"string\"/>\n", n, n);
  return out + "  </attributes>\n";
}

std::string values(const std::vector<Attribute> &attributes) {
  std::string out;
  for (const auto &[name, value] : attributes)
    if (!value.empty())
      out += "<attvalue" + attribute("for", name) + attribute("value", value) + "/>";
  return out.empty() ? out : "<attvalues>" + out + "</attvalues>";
}

std::string life(const When *w) {
  std::string out;
  if (w && w->start_earliest != beginning_of_time)
    out += attribute("start", xsd_day(day_of(w->start_earliest)));
  if (w && w->end_latest != end_of_time)
    out += attribute("end", xsd_day(day_of(w->end_latest - 1)));
  return out;
}

std::string render(const Chronicle &c, const Timeline &t) {
  const EventNetwork net = event_network(c, t);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n "
      "<meta><creator>demarche</creator></meta>\n"
      " <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\" timerepresentation=\"interval\" idtype=\"string\">\n";
  out += declared("node", node_attributes()) + declared("edge", edge_attributes()) + "  <nodes>\n";
  for (const Node &n : net.nodes)
    out += "   <node" + attribute("id", n.id) + attribute("label", n.label) + life(n.when) + ">" + values(n.attributes) + "</node>\n";
  out += "  </nodes>\n  <edges>\n";
  for (std::size_t i = 0; i < net.edges.size(); ++i) {
    const Edge &e = net.edges[i];
    out += "   <edge" + attribute("id", std::to_string(i)) + attribute("source", e.from) + attribute("target", e.to) +
           attribute("label", e.label) + attribute("kind", e.label) + ">" + values(e.attributes) + "</edge>\n";
  }
  return out + "  </edges>\n </graph>\n</gexf>\n";
}

} // namespace

extern const Renderer renderer_gexf;
const Renderer renderer_gexf = {"gexf", ".gexf", "a dynamic graph of events and actors, for Gephi", render};

} // namespace demarche
