// Words that tell of one kind of happening: "buy", "takeover".
#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <demarche/annotations.hpp>

namespace demarche::link {

/// The rows of en/event_families.tsv in which the triggers of a document stand. A lemma is looked up once, however often it comes.
class Families {
public:
  explicit Families(const Annotations &a) : a_(a) {}
  /// Sorted: those of its head together with what completes it ("passed away"), else of its head alone; and those of its other words.
  std::vector<std::uint32_t> of(const EventMention &);

  struct Entry; ///< of one word

private:
  const Entry *entry(std::string_view lemma);
  void add(std::uint32_t token, std::vector<std::uint32_t> &);

  const Annotations &a_;
  std::unordered_map<std::string_view, const Entry *> known_; ///< by lemmas of the document; null where there is no row
};

} // namespace demarche::link
