// The numbered list of what the paper cites: each sentence once, numbered as it is first cited.
#pragma once
#include <map>
#include <utility>
#include <vector>

#include <demarche/brief.hpp>

#include "base/utf8.hpp"

namespace demarche::brief {

class Citations {
public:
  explicit Citations(const Chronicle &c) : c_(c) {}

  /// The number of the sentence that holds the span.
  std::uint32_t cite(const Evidence &);
  /// The sentences that best tell the event, one an outlet and none from a copy of another, at most `most`.
  std::vector<std::uint32_t> cite_event(std::uint32_t event, std::size_t most = 3);
  /// Outlets that tell it, each in words of its own and copies of one report once. A fact is counted where a document says it
  /// in its own voice.
  std::size_t independent(std::uint32_t event) const;
  /// Whether sources contradict each other about it; on its place in an order they may, and agree that it came about.
  bool disputed(std::uint32_t event) const;

  const BriefSource &operator[](std::uint32_t number) const { return sources_[number - 1]; }
  std::vector<BriefSource> take() { return std::move(sources_); }

private:
  Span sentence(const Evidence &) const;
  const std::string &hash(std::uint32_t document);

  const Chronicle &c_;
  std::map<std::uint32_t, base::CodePoints> points_;                         ///< by document
  std::map<std::uint32_t, std::string> hashes_;                              ///< by document
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> numbers_; ///< (document, begin of sentence)
  std::vector<BriefSource> sources_;
};

} // namespace demarche::brief
