#include "link/train/lines.hpp"

#include <fstream>
#include <stdexcept>

namespace demarche::link::train {

std::vector<nlohmann::json> lines_of(const std::string &path) {
  std::ifstream in(path);
  if (!in)
    throw std::runtime_error(path + ": cannot be read");
  std::vector<nlohmann::json> out;
  for (std::string line; std::getline(in, line);)
    if (!line.empty())
      out.push_back(nlohmann::json::parse(line));
  return out;
}

} // namespace demarche::link::train
