// The third cell of a time rule: how a value comes out of what was matched.
//
//     PAST_REF  P1D               a value as it stands
//     P[Int][Unit]                a duration of what was captured
//     [Year]-[Month]-[Day]        a date; parts that are missing are resolved (near, below)
//     near [Month]                as tense and dialect have it; last, next, this, past (now or before) choose the side,
//                                 before and after are counted from the day last mentioned
//     dct - [Int] [Unit]          counted from the creation date; ref: from the time last mentioned;
//     ref                         the time last mentioned, as finely as it was told
//     anchor + 1 D                dct in news and papers, ref in narrative
//     likewise - 1 Y              as ref where a quarter was mentioned (results are compared with it), else dct
//     dct as [Unit]               the week, month ... that holds it
//     ... at TMO, at clock        part of the day, or the captured [Hour], [Minute] and [Meridiem]
//     ... in [Month]              the part of the year that was reached: dct - 1 Y in [Month]
//     latest of [Year]            the same quarter of a year that is named; the year where no quarter is
//     ... bc                      the year is before Christ
//     latest                      the quarter last mentioned, else the one that ended before the creation date
//     slash                       [Day]/[Day2]/[Year] or [Yy], in the order of the document
//     none                        what looks like a time and is none (ages, "a second attack"): takes its words out
//     set P1[Unit]                a SET
//
// A fourth cell gives the mod (captures of the classes Mod and Approx give it without), and the dialects where a row is not for
// all: news (and papers), narrative, reports (both), dated (news, papers and speech). "doubtful" marks what its source doubts.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/rules.hpp>
#include <demarche/timex.hpp>

#include "timex/lexer.hpp"
#include "timex/point.hpp"

namespace demarche::timex {

/// `later`: ahead of something past ("would leave", "was due"), which may lie on either side of the text's own day.
/// `advice`: "should", "must": ahead, but in a guide at any time.
enum class Tense : std::uint8_t { none, present, past, later, future, advice };
/// How a text counts time: from its own day (news; cables and memoranda; speech), along what it tells (narrative), or hardly
/// at all (exposition: what it says holds whenever it is read).
enum class Dialect : std::uint8_t { news, paper, narrative, spoken, exposition };

/// What a value is resolved against at its place in the text.
struct Context {
  std::optional<Day> dct;
  Dialect dialect = Dialect::news;
  Tense tense = Tense::none;
  bool close_verb = false;             ///< the verb that says the tense stands just before: "retired in May"
  bool day_goes_on = false;            ///< a day was named just before: "On Friday the train left at 10 a.m."
  bool heads_sentence = false;         ///< "In May, the board met": the verb that follows is the one it goes with
  std::optional<bool> month_first;     ///< 03/04/2024, where the caller, the document or its source says it
  std::int32_t passing_year = no_year; ///< a year that was named in passing
  bool leads_sentence = false;         ///< the first time of its sentence
  bool opens_section = false;          ///< in the first sentence behind a headline
  std::int32_t lead_year = no_year;    ///< of a time named in passing that leads up to others of its sentence
  bool by_year = false; ///< since the last quarter, longer times were told of: "the first nine months" are compared with the year before
  Point last_day, last_month, last_year, last_quarter, last; ///< last mentioned with that much known; Grain::unknown: none yet
};

struct Value {
  TimexType type = TimexType::date;
  std::string text;           ///< of literals, durations, sets
  std::optional<Point> point; ///< of dates and times
  std::string mod;
  bool resolved = false; ///< the creation date or the discourse was needed
  bool nothing = false;  ///< the words are no time expression
  bool compared = false; ///< a time that results are compared with: the discourse does not move there
  bool doubtful = false; ///< the source itself asks whether it is right
  std::string note;
};

/// A match with what gives its captures meaning.
struct Reading {
  std::string_view text;
  const PatternSet &patterns;
  const Words &words;
  const Match &match;
};

class ValueRule {
public:
  /// Throws RuleError.
  ValueRule(std::string_view cell, std::string_view modes, const std::string &file, int line, int column);
  /// None when the captures make no value (a 13th month): the match is then no time expression.
  std::optional<Value> evaluate(const Reading &, const Context &) const;
  /// Whether the row is for texts of this dialect.
  bool speaks(Dialect d) const noexcept { return (dialects_ >> static_cast<unsigned>(d)) & 1; }
  /// 1 for "next week": whole units after the document's own; 0 for other values.
  int shift_from_dct() const;
  /// "this week", "last year", "two years ago": only who knows the document's day knows when that is.
  bool counts_from_dct() const;
  bool is_slash() const noexcept { return base_ == Base::slash; }
  /// Names of captures that the cell uses.
  std::vector<std::string> captures() const;

private:
  enum class Base : std::uint8_t { literal, duration, dct, ref, anchor, likewise, latest, none, slash, date };
  struct Piece {
    std::string literal; ///< before the capture, or alone
    std::string capture;
  };
  enum class OpKind : std::uint8_t { shift, as, at, in, of };
  struct Operation {
    OpKind kind = OpKind::shift;
    int sign = 1;
    Piece amount, unit;
    std::vector<Piece> parts; ///< of `in`
  };

  void parse(std::vector<std::string_view> words);
  void parse_operations(const std::vector<std::string_view> &words, std::size_t from);
  static Piece piece(std::string_view);
  static std::vector<Piece> run_of_pieces(std::string_view);
  static std::vector<Piece> pieces(std::string_view);
  std::optional<Value> literal(const Reading &) const;
  std::optional<Value> date(const Reading &, const Context &) const;
  std::optional<Point> base_point(const Context &, Grain) const;
  std::optional<Value> slash(const Reading &, const Context &) const;
  bool part_of_year(const Operation &, const Reading &, const Context &, Point &) const;
  bool hours_away(const std::string &unit, int n, const Context &, std::optional<Point> &) const;
  bool apply(const Operation &, const Reading &, const Context &, std::optional<Point> &) const;

  Base base_ = Base::literal;
  int side_ = 0; ///< of resolve.hpp
  bool set_ = false, before_christ_ = false;
  std::vector<Piece> pieces_;
  std::vector<Operation> operations_;
  std::string mod_;
  bool doubtful_ = false;
  unsigned dialects_ = ~0U; ///< bits, by Dialect
};

} // namespace demarche::timex
