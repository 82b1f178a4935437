// Who keeps whose company: how often two people are named in one document.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace demarche::link {

class Company {
public:
  /// Takes in a document that names these people; whom they meet is counted for `rivals` alone.
  void add(const std::vector<std::uint32_t> &people, const std::unordered_set<std::uint32_t> &rivals);
  /// How much more often than by chance somebody of `documents` documents is met with these people: a logarithm, from -3 to 3.
  double fit(std::uint32_t who, std::size_t documents, const std::vector<std::uint32_t> &people) const;

private:
  static std::uint64_t pair(std::uint32_t a, std::uint32_t b) { return (std::uint64_t{a} << 32) | b; }

  std::size_t documents_ = 0;
  std::unordered_map<std::uint32_t, int> seen_;
  std::unordered_map<std::uint64_t, int> together_;
};

} // namespace demarche::link
