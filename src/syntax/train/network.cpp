#include "syntax/train/network.hpp"

#include <cmath>

namespace demarche::syntax::train {

void Layer::make(std::size_t in, std::size_t out, Random &random) {
  weights.make(in, out, std::sqrt(3.0f / static_cast<float>(in)), random);
  bias.make(1, out, 0, random);
  weights.turn();
}

Network::Network(const Corpus &c, Table v, Random &random) : vectors(std::move(v)) {
  words.make(c.vocabulary.size(), embedding, 0, random, true);
  affixes.make(affix_rows, embedding, 0.1f, random, true);
  root.make(1, arc, 0.1f, random);
  distance.make(1, 2 * farthest + 1, 0, random);
  first.make(window * embedding, hidden, random);
  for (Layer &l : gated)
    l.make(hidden, 4 * direction, random);
  tagger.make(hidden, c.tags.size(), random);
  namer.make(hidden, name_tags, random);
  head.make(hidden, arc, random);
  dependent.make(hidden, arc, random);
  relation_head.make(hidden, relation, random);
  relation_dependent.make(hidden, relation, random);
  relations.make(relation, c.labels.size(), random);
}

std::vector<Layer *> Network::all_layers() {
  std::vector<Layer *> out = {&first};
  for (Layer &l : gated)
    out.push_back(&l);
  for (Layer *l : {&tagger, &namer, &head, &dependent, &relation_head, &relation_dependent, &relations})
    out.push_back(l);
  return out;
}

std::vector<Table *> Network::all_values() {
  std::vector<Table *> out;
  for (Parameter *p : {&words, &affixes, &root, &distance})
    out.push_back(&p->value);
  for (Layer *l : all_layers()) {
    out.push_back(&l->weights.value);
    out.push_back(&l->bias.value);
  }
  return out;
}

void step(Network &net, float rate, std::uint32_t t) {
  constexpr float decay1 = 0.9f, decay2 = 0.98f;
  for (Parameter *p : {&net.words, &net.affixes, &net.root, &net.distance})
    p->step(rate, decay1, decay2, t);
  for (Layer *l : net.all_layers()) {
    l->weights.step(rate, decay1, decay2, t);
    l->bias.step(rate, decay1, decay2, t);
    l->weights.turn();
  }
}

} // namespace demarche::syntax::train
