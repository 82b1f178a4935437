#include "brief/paper.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace demarche::brief {

namespace {

Look look_of(Words w) {
  switch (w) {
  case Words::label:
    return Look::strong;
  case Words::date:
    return Look::date;
  case Words::name:
    return Look::name;
  case Words::quote:
    return Look::quote;
  default:
    return Look::plain;
  }
}

class Composer {
public:
  Composer(const Outline &o, const BriefTemplate::Parts &t) : o_(o), t_(t), numbers_(o.sources.size() + 1) {
    out_.citing = o.profile == Profile::memo         ? Paper::Citing::in_text
                  : o.profile == Profile::chronology ? Paper::Citing::listed
                                                     : Paper::Citing::footnotes;
    std::map<std::string, std::set<std::uint32_t>> documents;
    for (const BriefSource &s : o.sources)
      documents[s.outlet].insert(s.evidence.document);
    for (const auto &entry : documents)
      if (entry.second.size() > 1)
        dated_.insert(entry.first);
  }

  Paper run() {
    out_.title = capital(o_.subject);
    out_.marking = o_.marking;
    out_.author = o_.from;
    out_.page = t_.word("Page");
    out_.page_of = t_.word("of");
    head();
    for (const Section s : t_.sections[static_cast<std::size_t>(o_.profile)])
      section(s);
    return std::move(out_);
  }

private:
  void head() {
    if (!o_.to.empty())
      out_.head.emplace_back(t_.word("To"), Runs{{Look::name, o_.to, 0}});
    if (!o_.from.empty())
      out_.head.emplace_back(t_.word("From"), Runs{{Look::name, o_.from, 0}});
    const bool known = !o_.cutoff.empty() && o_.cutoff.find("not known") == std::string::npos;
    out_.head.emplace_back(t_.word("Information cut-off"), Runs{{Look::date, known ? o_.cutoff : t_.word(o_.cutoff), 0}});
    out_.head.emplace_back(t_.word("Coverage"), runs(o_.coverage.pieces));
  }

  void section(Section s) {
    switch (s) {
    case Section::bottom_line:
      return claims("Bottom line", o_.bottom_line, nullptr);
    case Section::judgements:
      return judgements();
    case Section::chronology:
      return chronology();
    case Section::causes:
      return claims("What led to what", o_.causes, "No source states a cause between these events, and none could be inferred.");
    case Section::people:
      return people();
    case Section::planned:
      return claims("What is planned next", o_.planned, "Nothing that the sources plan lies ahead.");
    case Section::conflicts:
      return claims("Where the sources conflict", o_.conflicts, "No conflict was found.");
    case Section::gaps:
      return claims("Gaps", o_.gaps, "None: each event is dated and told by more than one source.");
    case Section::sources:
      return out_.citing == Paper::Citing::in_text ? documents() : notes();
    }
  }

  Block &add(Block::Kind kind, Runs runs) {
    out_.blocks.push_back({kind, std::move(runs), {}, 0});
    return out_.blocks.back();
  }

  void heading(std::string_view words) { add(Block::Kind::heading, {{Look::plain, t_.word(words), 0}}); }

  Runs runs(const std::vector<Piece> &pieces) const {
    Runs out;
    for (const Piece &p : pieces) {
      const bool own = p.words == Words::own || p.words == Words::status;
      out.push_back({look_of(p.words), own ? t_.word(p.text) : p.text, 0});
    }
    return out;
  }

  /// The claim as a sentence, and who says so.
  Runs sentence(const Claim &c) {
    Runs out = runs(c.pieces);
    if (!out.empty() && (out.front().look == Look::plain || out.front().look == Look::date))
      out.front().text = capital(out.front().text);
    const bool ends = !c.pieces.empty() && (c.pieces.back().words == Words::quote || c.pieces.back().text.ends_with('.'));
    if (out_.citing == Paper::Citing::in_text && !c.sources.empty())
      return with_attribution(std::move(out), c);
    if (!ends)
      out.push_back({Look::plain, ".", 0});
    const Runs by = cited(c.sources);
    if (!by.empty())
      out.push_back({Look::plain, " ", 0});
    out.insert(out.end(), by.begin(), by.end());
    return out;
  }

  /// "A (reported: Wire)."; of several events "A (2022); B (2023). Sources: Wire; Post."; "“...” (Wire)."
  Runs with_attribution(Runs out, const Claim &c) const {
    const Runs by = attribution(c.sources);
    const std::size_t n = c.pieces.size();
    const auto labels = std::count_if(c.pieces.begin(), c.pieces.end(), [](const Piece &p) { return p.words == Words::label; });
    const bool closes = out.back().text.ends_with(')'), merges = closes && labels == 1 && n > 1 && c.pieces[n - 2].words != Words::date;
    if (merges) {
      out.back().text.pop_back();
      out.push_back({Look::plain, ": ", 0});
    } else {
      const bool one = std::none_of(by.begin(), by.end(), [](const Run &r) { return r.text == "; "; });
      out.push_back({Look::plain, closes ? ". " + t_.word(one ? "Source" : "Sources") + ": " : " (", 0});
    }
    out.insert(out.end(), by.begin(), by.end());
    out.push_back({Look::plain, closes && !merges ? "." : ").", 0});
    return out;
  }

  /// The sources as the profile cites them.
  Runs cited(const std::vector<std::uint32_t> &sources) {
    if (out_.citing == Paper::Citing::in_text)
      return attribution(sources);
    Runs out;
    for (const std::uint32_t n : sources) {
      std::uint32_t &number = numbers_[n];
      if (number == 0) {
        order_.push_back(n);
        number = static_cast<std::uint32_t>(order_.size());
      }
      if (!out.empty())
        out.push_back({Look::plain, " ", 0});
      out.push_back({Look::note, std::to_string(number), number});
    }
    return out;
  }

  /// "Capital Wire Service, 26 April 2024; Letters": each document once; its date where the outlet alone is not enough.
  Runs attribution(const std::vector<std::uint32_t> &sources) const {
    Runs out;
    std::set<std::uint32_t> told;
    for (const std::uint32_t n : sources) {
      const BriefSource &s = o_.sources[n - 1];
      if (!told.insert(s.evidence.document).second)
        continue;
      if (!out.empty())
        out.push_back({Look::plain, "; ", 0});
      out.push_back({Look::name, s.outlet, 0});
      if (dated_.count(s.outlet) > 0) {
        out.push_back({Look::plain, ", ", 0});
        out.push_back({Look::date, s.date, 0});
      }
    }
    return out;
  }

  void claims(std::string_view title, const std::vector<Claim> &list, const char *when_empty) {
    if (list.empty() && !when_empty)
      return;
    heading(title);
    for (const Claim &c : list)
      add(Block::Kind::item, sentence(c));
    if (list.empty())
      add(Block::Kind::text, {{Look::plain, t_.word(when_empty), 0}});
  }

  void judgements() {
    if (o_.judgements.empty())
      return;
    heading("Key judgements");
    for (const Judgement &j : o_.judgements) {
      Runs out = sentence(j.statement);
      out.push_back({Look::plain, " ", 0});
      const Runs basis = runs(j.basis.pieces);
      out.insert(out.end(), basis.begin(), basis.end());
      out.push_back({Look::plain, ".", 0});
      add(Block::Kind::item, std::move(out));
    }
  }

  void people() {
    if (o_.people.empty())
      return;
    claims("Who is who", o_.people, nullptr);
    if (o_.profile != Profile::memo)
      add(Block::Kind::text,
          {{Look::plain, t_.word("Offices are those held when the events cited came about, by the program's own list."), 0}});
  }

  void chronology() {
    heading("Chronology");
    const bool memo = o_.profile == Profile::memo;
    Table table;
    table.widths = t_.columns[memo ? 0 : 1];
    for (const char *name : {"No.", "Date, as known", "Event", "Actors", "Status", "Sources"})
      if (!memo || (name != std::string_view("No.") && name != std::string_view("Actors")))
        table.head.push_back(t_.word(name));
    std::size_t number = 0;
    for (const BriefRow &r : o_.chronology) {
      ++number;
      std::vector<Runs> cells = {runs(r.when), runs(r.what), runs(r.status), cited(r.sources)};
      if (memo) // rows are told by number elsewhere
        cells[1].insert(cells[1].begin(), {Look::plain, fmt::format("{}. ", number), 0});
      else {
        cells.insert(cells.begin(), {{Look::plain, std::to_string(number), 0}});
        cells.insert(cells.begin() + 3, runs(r.who));
      }
      table.rows.push_back(std::move(cells));
    }
    out_.blocks.push_back({Block::Kind::table, {}, std::move(table), 0});
  }

  Runs work(const BriefSource &s) const {
    Runs out = {{Look::name, s.outlet, 0}};
    if (s.title != s.outlet) {
      out.push_back({Look::plain, ", ", 0});
      out.push_back({Look::title, s.title, 0});
    }
    out.push_back({Look::plain, " (", 0});
    out.push_back({Look::date, s.date, 0});
    out.push_back({Look::plain, ")", 0});
    return out;
  }

  void notes() {
    for (const std::uint32_t n : order_) {
      const BriefSource &s = o_.sources[n - 1];
      Runs note = work(s);
      note.push_back({Look::plain, fmt::format(", {} {}-{}: ", t_.word("characters"), s.begin, s.end), 0});
      note.push_back({Look::quote, s.quote, 0});
      note.push_back({Look::plain, fmt::format(" [SHA-256 {}]", s.hash), 0});
      out_.notes.push_back(std::move(note));
    }
    heading("Sources");
    for (std::size_t i = 0; i < out_.notes.size(); ++i)
      add(Block::Kind::source, out_.notes[i]).number = static_cast<std::uint32_t>(i + 1);
  }

  /// A document a line, with the places of the sentences cited: a memo names its sources in the text.
  void documents() {
    std::map<std::uint32_t, std::vector<const BriefSource *>> by_document;
    std::vector<std::uint32_t> order;
    for (const BriefSource &s : o_.sources) {
      auto &list = by_document[s.evidence.document];
      if (list.empty())
        order.push_back(s.evidence.document);
      list.push_back(&s);
    }
    heading("Sources");
    for (const std::uint32_t d : order) {
      auto &list = by_document[d];
      std::sort(list.begin(), list.end(), [](const BriefSource *a, const BriefSource *b) { return a->begin < b->begin; });
      Runs out = work(*list.front());
      std::string places;
      for (const BriefSource *s : list)
        places += fmt::format("{}{}-{}", places.empty() ? "" : ", ", s->begin, s->end);
      out.push_back({Look::plain, fmt::format(": {} {} [SHA-256 {}].", t_.word("characters"), places, list.front()->hash), 0});
      add(Block::Kind::source, std::move(out));
    }
  }

  const Outline &o_;
  const BriefTemplate::Parts &t_;
  Paper out_;
  std::vector<std::uint32_t> numbers_; ///< by source, as printed; 0: not yet
  std::vector<std::uint32_t> order_;   ///< sources in the order of their printed numbers
  std::set<std::string> dated_;        ///< outlets with several documents cited
};

} // namespace

Paper compose(const Outline &o, const BriefTemplate::Parts &t) { return Composer(o, t).run(); }

std::string unsplit(std::string_view date) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  std::string out;
  char word = 0; // first letter of the word before
  for (std::size_t i = 0; i < date.size(); ++i) {
    if (i == 0 || date[i - 1] == ' ')
      word = date[i];
    const bool joins =
        date[i] == ' ' && i + 1 < date.size() && ((digit(word) && upper(date[i + 1])) || (upper(word) && digit(date[i + 1])));
    if (joins)
      out += "\u00A0";
    else
      out += date[i];
  }
  return out;
}

std::string capital(std::string s) {
  if (!s.empty() && s[0] >= 'a' && s[0] <= 'z')
    s[0] = static_cast<char>(s[0] - 'a' + 'A');
  return s;
}

} // namespace demarche::brief
