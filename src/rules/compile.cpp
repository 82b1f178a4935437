// Pattern text to program: a recursive descent over the pattern's own characters. Its depth follows the
// pattern, which a rule's author writes, never a document.
#include <algorithm>
#include <cctype>

#include "rules/assemble.hpp"

namespace demarche::rules {

unsigned Names::class_bit(std::string_view name) {
  const auto at = std::find(classes.begin(), classes.end(), name);
  if (at == classes.end() && classes.size() == 64)
    throw std::runtime_error("there are 64 classes already");
  if (at == classes.end()) {
    classes.emplace_back(name);
    return static_cast<unsigned>(classes.size() - 1);
  }
  return static_cast<unsigned>(at - classes.begin());
}

std::uint8_t Names::capture(std::string_view name) {
  const auto at = std::find(captures.begin(), captures.end(), name);
  if (at == captures.end() && captures.size() == 250)
    throw std::runtime_error("there are 250 captures already");
  if (at == captures.end()) {
    captures.emplace_back(name);
    return static_cast<std::uint8_t>(captures.size() - 1);
  }
  return static_cast<std::uint8_t>(at - captures.begin());
}

namespace {

constexpr int max_depth = 16; // of groups and definitions
constexpr std::size_t max_ops = 2000;

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_special(char c) { return std::string_view("()[]{}<>?~!=*^$/_\"").find(c) != std::string_view::npos; }
bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; }

class Compiler {
public:
  Compiler(Names &names, std::string_view pattern, const std::string &file, int line, int column)
      : names_(names), text_(pattern), file_(file), line_(line), column_(column) {}

  Program program() {
    sequence(0);
    if (at_ < text_.size())
      fail(std::string("'") + text_[at_] + "' without its beginning");
    if (open_brace_)
      fail("'{' without '}'");
    emit({OpCode::done});
    return std::move(program_);
  }

private:
  std::size_t emit(Op op) {
    if (program_.ops.size() == max_ops)
      fail("the pattern is too long");
    program_.ops.push_back(op);
    return program_.ops.size() - 1;
  }

  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.ops.size()); }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void blanks() {
    while (is_space(peek()))
      ++at_;
  }

  void sequence(int depth) {
    for (blanks(); at_ < text_.size() && peek() != ')' && peek() != '/'; blanks())
      item(depth);
  }

  /// One item with what stands before it (~ ! name=) and behind it (?).
  void item(int depth) {
    if (depth > max_depth)
      fail("groups or definitions are nested too deep");
    if (brace())
      return;
    const std::uint32_t begin = here();
    const bool negated = take('!');
    const bool glued = take('~');
    const std::string name = capture_name();
    const std::uint32_t body = here();
    if (!name.empty())
      emit({OpCode::open, false, false, false, capture(name)});
    const std::uint32_t first = here();
    atom(depth);
    if (glued)
      glue(program_, first);
    if (!name.empty())
      emit({OpCode::close, false, false, false, capture(name)});
    if (negated) {
      blanks();
      negate(program_, begin, body, peek() == '{');
      if (program_.ops.size() > max_ops)
        fail("the pattern is too long");
    }
    if (take('?'))
      make_optional(program_, begin);
  }

  bool brace() {
    if (peek() == '{') {
      if (open_brace_)
        fail("a second '{': a pattern has one extent");
      ++at_;
      program_.braces = open_brace_ = true;
      emit({OpCode::begin});
      return true;
    }
    if (peek() == '}') {
      if (!open_brace_)
        fail("'}' without '{'");
      ++at_;
      open_brace_ = false;
      emit({OpCode::end});
      return true;
    }
    return false;
  }

  bool take(char c) {
    if (peek() != c)
      return false;
    ++at_;
    return true;
  }

  /// `cause=` before an item; leaves the place where it was when there is none.
  std::string capture_name() {
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end]))
      ++end;
    if (end == at_ || end >= text_.size() || text_[end] != '=')
      return {};
    std::string name(text_.substr(at_, end - at_));
    at_ = end + 1;
    return name;
  }

  void atom(int depth) {
    switch (peek()) {
    case '(':
      return group(depth);
    case '[':
      return klass(depth);
    case '<':
      return lemma();
    case '*':
      return gap();
    case '"':
      return quoted();
    case '_':
      ++at_;
      emit({OpCode::any});
      return;
    case '^':
      ++at_;
      emit({OpCode::at_start});
      return;
    case '$':
      ++at_;
      emit({OpCode::at_end});
      return;
    case ':':
      if (at_ + 1 < text_.size() && std::isupper(static_cast<unsigned char>(text_[at_ + 1]))) {
        ++at_;
        emit({OpCode::upos, false, false, false, upos()});
        return;
      }
      return word();
    default:
      return word();
    }
  }

  void group(int depth) {
    const std::size_t opened = at_++;
    std::vector<std::size_t> ends;
    for (;;) {
      const std::size_t split = emit({OpCode::split});
      sequence(depth + 1);
      if (peek() == '/') {
        ++at_;
        ends.push_back(emit({OpCode::jump}));
        program_.ops[split].word = here();
        continue;
      }
      program_.ops[split] = {OpCode::jump, false, false, false, 0, static_cast<std::uint32_t>(split + 1)};
      break;
    }
    if (!take(')')) {
      at_ = opened;
      fail("'(' without ')'");
    }
    for (const std::size_t e : ends)
      program_.ops[e].word = here();
  }

  void klass(int depth) {
    const std::size_t end = text_.find(']', at_);
    if (end == std::string_view::npos)
      fail("'[' without ']'");
    const std::string name(text_.substr(at_ + 1, end - at_ - 1));
    const std::string base = name.substr(0, name.find_last_not_of("0123456789") + 1);
    if (base.empty())
      fail("a class has a name of letters");
    const auto definition =
        std::find_if(names_.definitions.begin(), names_.definitions.end(), [&](const auto &d) { return d.first == base; });
    const bool is_class = std::find(names_.classes.begin(), names_.classes.end(), base) != names_.classes.end();
    if (definition == names_.definitions.end() && !is_class)
      fail("no class or definition is called '" + base + "'");
    emit({OpCode::open, false, false, false, capture(name)});
    if (definition != names_.definitions.end())
      expand(definition->second, depth);
    else
      emit({OpCode::klass, false, false, false, static_cast<std::uint8_t>(names_.class_bit(base))});
    emit({OpCode::close, false, false, false, capture(name)});
    at_ = end + 1;
  }

  /// A definition is compiled where it is used; its own errors were found when it was defined.
  void expand(const std::string &body, int depth) {
    if (depth >= max_depth)
      fail("definitions are nested too deep (does one name itself?)");
    const std::string_view text = text_;
    const std::size_t at = at_;
    const std::string group = "(" + body + ")";
    text_ = group;
    at_ = 0;
    item(depth + 1);
    text_ = text;
    at_ = at;
  }

  void lemma() {
    const std::size_t end = text_.find('>', at_);
    if (end == std::string_view::npos)
      fail("'<' without '>'");
    const std::string_view body = text_.substr(at_ + 1, end - at_ - 1);
    const std::size_t colon = body.rfind(':');
    Op op{OpCode::lemma};
    op.word = names_.words.add(lower(body.substr(0, colon)));
    if (colon != std::string_view::npos) {
      at_ += colon + 2;
      op.tagged = true;
      op.arg = upos();
    }
    at_ = end + 1;
    emit(op);
  }

  std::uint8_t upos() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && std::isupper(static_cast<unsigned char>(text_[at_])))
      ++at_;
    const std::string_view tag = text_.substr(begin, at_ - begin);
    for (int u = 0; u <= static_cast<int>(Upos::X); ++u)
      if (tag == to_string(static_cast<Upos>(u)))
        return static_cast<std::uint8_t>(u);
    at_ = begin;
    fail("'" + std::string(tag) + "' is no part of speech of Universal Dependencies");
  }

  void gap() {
    ++at_;
    int n = 0;
    while (std::isdigit(static_cast<unsigned char>(peek())) && n < 100)
      n = n * 10 + (text_[at_++] - '0');
    if (n < 1 || n > 40)
      fail("a gap says how many words it may span, 1 to 40: *5");
    std::vector<std::size_t> splits;
    for (int i = 0; i < n; ++i) {
      splits.push_back(emit({OpCode::split}));
      emit({OpCode::any});
    }
    for (const std::size_t s : splits)
      program_.ops[s].word = here();
  }

  void quoted() {
    const std::size_t end = text_.find('"', at_ + 1);
    if (end == std::string_view::npos || end == at_ + 1)
      fail("'\"' without its end, or nothing between");
    form(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
  }

  void word() {
    const std::size_t begin = at_;
    if (is_letter(peek()) || peek() == '\'')
      while (at_ < text_.size() && (is_letter(text_[at_]) || text_[at_] == '\''))
        ++at_;
    else if (!is_special(peek()))
      ++at_;
    if (at_ == begin)
      fail(std::string("'") + peek() + "' is not expected here");
    form(text_.substr(begin, at_ - begin));
  }

  void form(std::string_view word) {
    Op op{OpCode::form};
    op.capital = std::isupper(static_cast<unsigned char>(word.front()));
    op.word = names_.words.add(lower(word));
    emit(op);
  }

  static std::string lower(std::string_view s) {
    std::string out(s);
    for (char &c : out)
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
  }

  std::uint8_t capture(std::string_view name) { return names_.capture(name); }

  [[noreturn]] void fail(const std::string &what) const { throw RuleError(file_, line_, column_ + static_cast<int>(at_), what); }

  Names &names_;
  std::string_view text_;
  std::string file_;
  int line_, column_;
  std::size_t at_ = 0;
  bool open_brace_ = false;
  Program program_;
};

} // namespace

Program compile(Names &names, std::string_view pattern, const std::string &file, int line, int column) {
  try {
    Program p = Compiler(names, pattern, file, line, column).program();
    if (p.ops.size() == 1)
      throw RuleError(file, line, column, "an empty pattern");
    return p;
  } catch (const RuleError &) {
    throw;
  } catch (const std::runtime_error &e) {
    throw RuleError(file, line, column, e.what());
  }
}

} // namespace demarche::rules
