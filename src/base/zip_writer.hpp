// Writes ZIP archives (PKWARE APPNOTE 6.3) whose bytes depend on their contents alone: members are stored, not
// compressed, and carry the first time that the format can hold. So an archive is the same on every machine.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace demarche::base {

struct ZipMember {
  std::string name;
  std::string bytes;
};

std::string zip_stored(const std::vector<ZipMember> &);

} // namespace demarche::base
