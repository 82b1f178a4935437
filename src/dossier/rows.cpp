#include "dossier/rows.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <limits>

#include "base/words.hpp"
#include "dossier/codec.hpp"

namespace demarche::dossier {

namespace {

constexpr std::size_t brief_bytes = 21; ///< two times of eight bytes, one of knowledge, four of mentions; little endian

void append(std::string &to, std::uint64_t n, int bytes) {
  for (int i = 0; i < bytes; ++i)
    to += static_cast<char>(n >> (8 * i));
}

/// As they were written: the first, and then by how much each is more than the one before.
std::vector<std::uint32_t> ascending(std::string_view bytes) {
  std::vector<std::uint32_t> out;
  In in(bytes);
  for (std::uint64_t last = 0; in.left(); out.push_back(static_cast<std::uint32_t>(last))) {
    const std::uint64_t more = in.number();
    if (more > std::numeric_limits<std::uint32_t>::max() - last)
      throw Damaged();
    last += more;
  }
  return out;
}

std::uint64_t read(const char *at, int bytes) {
  std::uint64_t n = 0;
  for (int i = 0; i < bytes; ++i)
    n |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
  return n;
}

} // namespace

void append_brief(std::string &to, const EventBrief &b) {
  append(to, static_cast<std::uint64_t>(b.start_earliest), 8);
  append(to, static_cast<std::uint64_t>(b.end_latest), 8);
  append(to, static_cast<std::uint64_t>(b.known), 1);
  append(to, b.mentions, 4);
}

std::string as_lines(const std::vector<std::string> &words) {
  std::string out;
  for (const std::string &w : words)
    out += w + '\n';
  return out;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1))
    out.emplace_back(text.substr(0, end));
  return out;
}

void append_posting(std::string &to, std::uint32_t after_last, WordStrength strength) {
  append_varint(to, std::uint64_t{after_last} << 2 | static_cast<std::uint64_t>(strength));
}

Rows::Rows(Database &d)
    : database_(d), events_(static_cast<std::uint32_t>(d.number("SELECT coalesce(max(seq) + 1, 0) FROM event"))),
      event_row_(d, "SELECT position, only_said, first_told, senses, links, data FROM event WHERE seq = ?1"),
      link_row_(d, "SELECT data FROM link WHERE seq = ?1"), actor_row_(d, "SELECT data FROM actor WHERE seq = ?1"),
      brief_row_(d, "SELECT data FROM brief WHERE block = ?1") {
  if (events_ > 100'000'000)
    throw Damaged();
}

const Rows::Row &Rows::row(std::uint32_t i) const {
  auto &kept = rows_[i];
  if (kept)
    return *kept;
  if (!event_row_.bind(i).step())
    throw Damaged();
  auto r = std::make_unique<Row>();
  r->position = static_cast<std::uint32_t>(event_row_.integer(0));
  r->traits.only_said = event_row_.integer(1) != 0;
  if (!event_row_.null(2))
    r->traits.first_told = event_row_.integer(2);
  r->traits.senses = lines_of(event_row_.text(3));
  r->links = ascending(event_row_.blob(4));
  decode(event_row_.blob(5), r->event);
  event_row_.reset();
  kept = std::move(r);
  return *kept;
}

const Link &Rows::link(std::uint32_t i) const {
  auto &kept = links_[i];
  if (kept)
    return *kept;
  if (!link_row_.bind(i).step())
    throw Damaged();
  auto l = std::make_unique<Link>();
  decode(link_row_.blob(0), *l);
  link_row_.reset();
  if (l->from >= events_ || l->to >= events_)
    throw Damaged();
  kept = std::move(l);
  return *kept;
}

void Rows::visit(Statement &s, const EventVisit &f) const {
  while (s.step()) {
    const std::int64_t i = s.integer(0);
    if (i < 0 || i >= events_)
      throw Damaged();
    if (!f(static_cast<std::uint32_t>(i)))
      return;
  }
}

void Rows::ending_by(Instant t, const EventVisit &f) const {
  Statement s(database_, "SELECT seq FROM event WHERE ends <= ?1 ORDER BY ends DESC, seq DESC");
  visit(s.bind(t), f);
}

void Rows::starting_from(Instant t, const EventVisit &f) const {
  Statement s(database_, "SELECT seq FROM event WHERE begins >= ?1 ORDER BY begins, seq");
  visit(s.bind(t), f);
}

void Rows::of_actor(std::uint32_t actor, std::uint32_t from, bool back, const EventVisit &f) const {
  const std::vector<std::uint32_t> &all = taking_part(actor);
  const auto at = std::lower_bound(all.begin(), all.end(), from);
  if (back)
    std::all_of(std::make_reverse_iterator(at), all.rend(), f);
  else
    std::all_of(at, all.end(), f);
}

EventBrief Rows::brief(std::uint32_t event) const {
  const std::uint32_t block = event / briefs_in_block;
  if (briefs_.size() <= block)
    briefs_.resize(block + 1);
  std::string &bytes = briefs_[block];
  if (bytes.empty()) {
    if (!brief_row_.bind(block).step())
      throw Damaged();
    bytes = brief_row_.blob(0);
    brief_row_.reset();
  }
  const std::size_t offset = event % briefs_in_block * brief_bytes;
  if (offset + brief_bytes > bytes.size())
    throw Damaged();
  const char *b = bytes.data() + offset;
  const std::uint64_t known = read(b + 16, 1);
  if (known > static_cast<std::uint64_t>(Known::told))
    throw Damaged();
  return {static_cast<Instant>(read(b, 8)), static_cast<Instant>(read(b + 8, 8)), static_cast<Known>(known),
          static_cast<std::uint32_t>(read(b + 17, 4))};
}

std::vector<QuestionSource::Posting> Rows::postings(const std::string &word) const {
  std::vector<Posting> out;
  Statement s(database_, "SELECT postings FROM word WHERE word = ?1");
  if (!s.bind(word).step())
    return out;
  In in(s.blob(0));
  out.reserve(in.left());
  for (std::uint64_t last = 0; in.left();) {
    const std::uint64_t n = in.number();
    last += n >> 2;
    if (last >= events_ || (n & 3) > static_cast<std::uint64_t>(WordStrength::trigger))
      throw Damaged();
    out.push_back({static_cast<std::uint32_t>(last), static_cast<WordStrength>(n & 3)});
  }
  return out;
}

/// Those that have every word are looked for from one to the next of each word in turn: as long as the rarest word is rare, however
/// many actors have the others.
std::vector<std::uint32_t> Rows::actors(const std::string &name) const {
  std::vector<std::uint32_t> out;
  const std::vector<std::string> asked = base::content_words(name);
  if (asked.empty())
    return out;
  Statement next(database_, "SELECT actor FROM actor_word WHERE word = ?1 AND actor >= ?2 ORDER BY actor LIMIT 1");
  std::size_t agree = 0;
  for (std::uint32_t i = 0, w = 0; next.bind(asked[w], i).step(); w = (w + 1) % asked.size()) {
    const std::int64_t there = next.integer(0);
    if (there < i || there >= std::numeric_limits<std::uint32_t>::max())
      throw Damaged();
    agree = there == i ? agree + 1 : 1;
    i = static_cast<std::uint32_t>(there);
    if (agree < asked.size())
      continue;
    if (goes_by(actor(i), asked))
      out.push_back(i);
    agree = 0;
    ++i;
  }
  return out;
}

std::vector<std::uint32_t> Rows::events_of(std::uint32_t actor) const { return taking_part(actor); }

const std::vector<std::uint32_t> &Rows::taking_part(std::uint32_t actor) const {
  const auto [at, is_new] = taking_part_.try_emplace(actor);
  if (!is_new)
    return at->second;
  Statement s(database_, "SELECT events FROM actor WHERE seq = ?1");
  if (!s.bind(actor).step())
    throw Damaged();
  at->second = ascending(s.blob(0));
  if (!at->second.empty() && at->second.back() >= events_)
    throw Damaged();
  return at->second;
}

void Rows::most_told(const EventVisit &f) const {
  Statement s(database_, "SELECT seq FROM event ORDER BY mentions DESC, seq");
  visit(s, f);
}

std::uint32_t Rows::most_mentions() const {
  const std::int64_t most = database_.number("SELECT mentions FROM event ORDER BY mentions DESC LIMIT 1");
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(most, 1, std::numeric_limits<std::uint32_t>::max()));
}

std::vector<std::uint32_t> Rows::named(const std::string &id) const {
  std::vector<std::uint32_t> out;
  Statement s(database_, "SELECT id, seq FROM event WHERE id >= ?1 ORDER BY id LIMIT 2");
  for (s.bind(id); s.step() && s.text(0).starts_with(id);) {
    if (s.integer(1) < 0 || s.integer(1) >= events_)
      throw Damaged();
    out.push_back(static_cast<std::uint32_t>(s.integer(1)));
  }
  return out;
}

Actor Rows::actor(std::uint32_t i) const {
  if (!actor_row_.bind(i).step())
    throw Damaged();
  Actor a;
  decode(actor_row_.blob(0), a);
  actor_row_.reset();
  return a;
}

std::uint32_t Rows::story(std::uint32_t document) const {
  Statement s(database_, "SELECT story FROM chronicle_document WHERE seq = ?1");
  if (!s.bind(document).step())
    throw Damaged();
  return static_cast<std::uint32_t>(s.integer(0));
}

std::vector<std::pair<std::uint32_t, Conflict>> Rows::conflicts(std::uint32_t event) const {
  std::vector<std::pair<std::uint32_t, Conflict>> out;
  Statement s(database_,
              "SELECT c.seq, c.data FROM conflict_event e JOIN conflict c ON c.seq = e.conflict WHERE e.event = ?1 ORDER BY c.seq");
  for (s.bind(event); s.step();) {
    out.emplace_back(static_cast<std::uint32_t>(s.integer(0)), Conflict());
    decode(s.blob(1), out.back().second);
  }
  return out;
}

} // namespace demarche::dossier
