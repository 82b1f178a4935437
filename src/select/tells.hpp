// Which events each sentence tells.
#pragma once
#include <span>
#include <utility>
#include <vector>

#include <demarche/chronicle.hpp>

namespace demarche::select_room {

class Tells {
public:
  struct Told {
    std::uint32_t sentence = 0;
    std::uint32_t event = 0;   ///< Chronicle::events
    std::uint32_t mention = 0; ///< Annotations::events
  };
  explicit Tells(const Chronicle &);
  std::span<const Told> of(std::uint32_t document, std::uint32_t sentence) const; ///< in order of the text

private:
  std::vector<std::vector<Told>> by_document_;
};

} // namespace demarche::select_room
