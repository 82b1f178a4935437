// One line of a JSONL file.
#pragma once
#include <string>
#include <string_view>

#include <demarche/document.hpp>

namespace demarche {

struct JsonlLine {
  Document document; ///< with its id where the line gave one, even when the rest was bad
  std::string error; ///< empty when it was read
};

JsonlLine read_jsonl_line(std::string_view line, const std::string &where);

} // namespace demarche
