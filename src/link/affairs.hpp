// Which documents may tell of the same events.
#pragma once
#include <cstdint>
#include <vector>

#include <demarche/annotations.hpp>

#include "link/similarity.hpp"

namespace demarche::link {

struct Neighbour {
  std::uint32_t document = 0;
  float alike = 0; ///< cosine, 0..1
};

/// Each document with those most like it, and the affair it belongs to. Only documents that share a telling word are
/// compared, so the cost stays near linear.
class Affairs {
public:
  Affairs(const std::vector<Annotations> &, const Stories &, unsigned threads);
  /// By document. Neighbours of each other.
  const std::vector<Neighbour> &near(std::uint32_t document) const { return near_[document]; }
  bool compared(std::uint32_t, std::uint32_t) const; ///< one document, or neighbours
  std::uint32_t affair(std::uint32_t document) const { return affair_[document]; }
  std::uint32_t affairs() const { return static_cast<std::uint32_t>(sizes_.size()); }
  std::uint32_t size(std::uint32_t affair) const { return sizes_[affair]; } ///< documents

private:
  std::vector<std::vector<Neighbour>> near_;
  std::vector<std::uint32_t> affair_, sizes_;
};

} // namespace demarche::link
