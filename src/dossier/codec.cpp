#include "dossier/codec.hpp"

#include "dossier/fields.hpp"

namespace demarche::dossier {

namespace {

template <class A> void version(A &a) {
  std::uint8_t v = format;
  whole(a, v);
  if (v != format)
    throw Damaged();
}

template <class A> void nouns(A &a, Annotations &x) {
  version(a);
  fields(a, x.document);
  fields(a, x.text.sentences);
  fields(a, x.times.creation);
  fields(a, x.times.timexes);
  fields(a, x.actors.actors);
  fields(a, x.actors.mentions);
  fields(a, x.events);
  fields(a, x.links);
}

template <class A> void tokens_and_syntax(A &a, Annotations &x) {
  version(a);
  fields(a, x.text.tokens);
  fields(a, x.syntax.words);
  fields(a, x.syntax.names);
  bytes(a, x.syntax.lemmas); // of an odd word a lemma may be half a character
}

/// Writing changes nothing of what it writes.
template <class T, class F> std::string written(const T &x, F f) {
  Out out;
  f(out, const_cast<T &>(x));
  return std::move(out.bytes);
}

template <class T, class F> void read(std::string_view bytes, T &x, F f) {
  In in(bytes);
  f(in, x);
  in.end();
}

constexpr std::size_t usual = 160; ///< bytes of one event, more than most have

template <class T> std::string one(const T &x) {
  return written(x, [](Out &a, T &y) {
    a.bytes.reserve(usual);
    version(a);
    fields(a, y);
  });
}

template <class T> void one(std::string_view bytes, T &x) {
  read(bytes, x, [](In &a, T &y) {
    version(a);
    fields(a, y);
  });
}

} // namespace

std::string encode_nouns(const Annotations &a) {
  return written(a, [](Out &out, Annotations &x) { nouns(out, x); });
}
std::string encode_words(const Annotations &a) {
  return written(a, [](Out &out, Annotations &x) { tokens_and_syntax(out, x); });
}
void decode_nouns(std::string_view bytes, Annotations &a) {
  read(bytes, a, [](In &in, Annotations &x) { nouns(in, x); });
  check(a);
}
void decode_words(std::string_view bytes, Annotations &a) {
  read(bytes, a, [](In &in, Annotations &x) { tokens_and_syntax(in, x); });
  check_words(a);
}

std::string encode(const Actor &x) { return one(x); }
std::string encode(const Event &x) { return one(x); }
std::string encode(const Link &x) { return one(x); }
std::string encode(const Conflict &x) { return one(x); }
std::string encode(const Edit &x) { return one(x); }
void decode(std::string_view bytes, Actor &x) { one(bytes, x); }
void decode(std::string_view bytes, Event &x) { one(bytes, x); }
void decode(std::string_view bytes, Link &x) { one(bytes, x); }
void decode(std::string_view bytes, Conflict &x) { one(bytes, x); }
void decode(std::string_view bytes, Edit &x) { one(bytes, x); }

} // namespace demarche::dossier
