// The outline laid out: what every format prints, in one order, with the template's words in it.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include <demarche/brief.hpp>

#include "brief/template.hpp"

namespace demarche::brief {

enum class Look : std::uint8_t {
  plain,
  strong, ///< an event
  date,   ///< not to be split over two lines
  name,   ///< from a document: may run from right to left
  quote,  ///< a source's own words, in quotation marks
  title,  ///< of a document
  note,   ///< the number of a source
};

struct Run {
  Look look = Look::plain;
  std::string text;
  std::uint32_t note = 0; ///< of Look::note
};
using Runs = std::vector<Run>;

struct Table {
  std::vector<std::string> head;
  std::vector<int> widths; ///< per cent
  std::vector<std::vector<Runs>> rows;
};

struct Block {
  enum class Kind : std::uint8_t { heading, text, item, table, source } kind = Kind::text;
  Runs runs;
  Table table;              ///< of Kind::table
  std::uint32_t number = 0; ///< of Kind::source: what the text cites; 0 where it cites by name
};

struct Paper {
  enum class Citing : std::uint8_t { in_text, listed, footnotes } citing = Citing::in_text;
  std::string title, marking, author;
  std::vector<std::pair<std::string, Runs>> head; ///< "To", "Information cut-off" ...
  std::vector<Block> blocks;
  std::vector<Runs> notes;   ///< notes[n - 1] is what note n says; empty when the text names its sources
  std::string page, page_of; ///< "Page", "of": the words of the foot of a page
};

Paper compose(const Outline &, const BriefTemplate::Parts &);

/// A date for the eye: its day, month and year hold together by no-break spaces.
std::string unsplit(std::string_view date);
std::string capital(std::string);

} // namespace demarche::brief
