// Random numbers that are the same everywhere: SplitMix64 (Steele, Lea and Flood 2014).
#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace demarche::syntax::train {

class Random {
public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    return z ^ z >> 31;
  }
  float uniform() { return static_cast<float>(next() >> 40) * (1.0f / 16777216.0f); } ///< [0, 1)
  template <class T> void shuffle(std::vector<T> &v) {
    for (std::size_t i = v.size(); i > 1; --i)
      std::swap(v[i - 1], v[next() % i]);
  }

private:
  std::uint64_t state_;
};

} // namespace demarche::syntax::train
