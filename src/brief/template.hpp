// A template, read: the words, the sections of each profile, the look.
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/brief.hpp>

namespace demarche {

namespace brief {

enum class Section : std::uint8_t { bottom_line, judgements, chronology, causes, people, planned, conflicts, gaps, sources };

/// How a kind of paragraph looks, in a word processor's file.
struct TextStyle {
  std::string font = "Liberation Serif";
  int half_points = 21;
  bool bold = false, italic = false;
  std::string color;         ///< RRGGBB; empty: the reader's own
  int before = 0, after = 0; ///< twentieths of a point
};

/// Lengths in twentieths of a point.
struct PageStyle {
  int width = 11906, height = 16838, margin = 1020;
};

} // namespace brief

struct BriefTemplate::Parts {
  std::map<std::string, std::string, std::less<>> words; ///< what the program says -> what the paper says
  std::array<std::vector<brief::Section>, 3> sections;   ///< by profile
  std::map<std::string, brief::TextStyle, std::less<>> styles;
  std::array<std::vector<int>, 2> columns; ///< per cent of the table's width: the memo's, the others'
  brief::PageStyle page;
  std::string css;

  /// The template's words for one of the program's own phrases; blanks and stops around it stay.
  std::string word(std::string_view phrase) const;
};

} // namespace demarche
