#include "syntax/train/write.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace demarche::syntax::train {

namespace {

class File {
public:
  template <class T> void number(T x) { bytes_.append(reinterpret_cast<const char *>(&x), sizeof x); }
  void text(std::string_view s) { bytes_ += s; }

  template <class T> void fixed(float x, int bits) {
    const float scaled = std::clamp(x * static_cast<float>(1 << bits), -static_cast<float>(limit<T>()), static_cast<float>(limit<T>()));
    number(static_cast<T>(scaled + (scaled >= 0 ? 0.5f : -0.5f)));
  }

  void rows(const Table &t, const Table *more = nullptr) {
    for (std::size_t i = 0; i < t.rows; ++i)
      for (std::size_t j = 0; j < t.columns; ++j)
        fixed<std::int8_t>(t.row(i)[j] + (more ? more->row(i)[j] : 0), row_bits);
  }

  void layer(const Layer &l) {
    for (std::size_t i = 0; i < l.weights.value.rows; ++i)
      for (std::size_t j = 0; j < l.weights.value.columns; ++j)
        fixed<std::int16_t>(l.weights.value.row(i)[j], weight_bits);
    for (std::size_t j = 0; j < l.bias.value.columns; ++j)
      fixed<std::int32_t>(l.bias.value.row(0)[j], state_bits + weight_bits);
  }

  std::string done() { return std::move(bytes_); }

private:
  template <class T> static std::int32_t limit() { return sizeof(T) == 1 ? 127 : sizeof(T) == 2 ? 32767 : 1 << 30; }
  std::string bytes_;
};

} // namespace

std::string weights_file(Network &net, const Corpus &c, const LemmaRules &lemmas) {
  File f;
  f.text(weights_magic);
  f.number(static_cast<std::uint32_t>(c.vocabulary.size()));
  f.number(static_cast<std::uint32_t>(c.tags.size()));
  f.number(static_cast<std::uint32_t>(c.labels.size()));
  for (const std::uint32_t h : c.vocabulary)
    f.number(h);
  f.rows(net.words.value, &net.vectors);
  f.rows(net.affixes.value);
  for (const Layer *l : net.all_layers())
    f.layer(*l);
  for (std::size_t j = 0; j < arc; ++j)
    f.fixed<std::int16_t>(net.root.value.row(0)[j], state_bits);
  for (std::size_t j = 0; j < 2 * farthest + 1; ++j)
    f.number(net.distance.value.row(0)[j]);
  for (const Tag &t : c.tags) {
    const Features &x = t.features;
    for (const std::uint8_t b : {static_cast<std::uint8_t>(t.upos), static_cast<std::uint8_t>(x.tense), static_cast<std::uint8_t>(x.form),
                                 static_cast<std::uint8_t>(x.voice), static_cast<std::uint8_t>(x.mood), static_cast<std::uint8_t>(x.number),
                                 static_cast<std::uint8_t>(x.degree), x.person})
      f.number(b);
  }
  for (const Deprel d : c.labels)
    f.number(static_cast<std::uint8_t>(d));
  f.number(static_cast<std::uint32_t>(lemmas.scripts.size()));
  for (const LemmaScript &s : lemmas.scripts) {
    f.number(s.cut);
    f.number(static_cast<std::uint8_t>(s.as_written));
    f.number(static_cast<std::uint8_t>(s.add.size()));
    f.text(s.add);
  }
  f.number(static_cast<std::uint32_t>(lemmas.keys.size()));
  for (const std::uint32_t k : lemmas.keys)
    f.number(k);
  for (const std::uint16_t v : lemmas.values)
    f.number(v);
  return f.done();
}

} // namespace demarche::syntax::train
