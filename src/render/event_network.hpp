// A timeline as a network, for the graph formats: events and actors are nodes; links and parts played are edges.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "render/facts.hpp"

namespace demarche::render_room {

using Attribute = std::pair<const char *, std::string>; ///< name and value; an empty value is left out

struct Node {
  std::string id, label;
  const When *when = nullptr; ///< of an event
  std::vector<Attribute> attributes;
};

struct Edge {
  std::string from, to;
  std::string label; ///< a relation, or a part played: "actor", "recipient", "place"
  const Link *link = nullptr;
  std::vector<Attribute> attributes;
};

struct EventNetwork {
  std::vector<Node> nodes; ///< events in order of time, then actors
  std::vector<Edge> edges; ///< links, then parts played
};

/// The names of all attributes that nodes or edges may have, in order.
const std::vector<const char *> &node_attributes();
const std::vector<const char *> &edge_attributes();

EventNetwork event_network(const Chronicle &, const Timeline &);

} // namespace demarche::render_room
