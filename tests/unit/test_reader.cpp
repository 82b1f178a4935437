// Readers: encodings, Markdown, JSONL, directories, and what is refused.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include <demarche/reader.hpp>

using namespace demarche;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone at the end.
struct Folder {
  fs::path path = fs::temp_directory_path() / fs::path("demarche-reader-XXXXXX");
  Folder() {
    std::string name = path.string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder &) = delete;
  Folder &operator=(const Folder &) = delete;
  std::string write(const std::string &name, const std::string &bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
    return (path / name).string();
  }
};

ReadResult read(const std::string &name, const std::string &bytes, const ReadOptions &options = {}) {
  const Folder folder;
  return read_all({folder.write(name, bytes)}, options);
}

Document only(const ReadResult &r) {
  CHECK(r.problems.empty());
  REQUIRE(r.documents.size() == 1);
  return r.documents.front();
}

} // namespace

TEST_CASE("text files are decoded, and it is said so") {
  struct Row {
    const char *what;
    std::string bytes, text, notice; // the notice holds this word; empty for none
  };
  const std::string utf16le("\xFF\xFEn\0o\0t\0e\0\xE9\0", 12);
  const std::string unmarked("n\0o\0t\0e\0s\0 \0t\0o\0 \0a\0l\0l\0", 24);
  const Row rows[] = {
      {"ascii", "a note", "a note", ""},
      {"utf-8", "not\xC3\xA9", "not\xC3\xA9", ""},
      {"byte order mark", "\xEF\xBB\xBFnote", "note", ""},
      {"line ends", "one\r\ntwo\rthree\n", "one\ntwo\nthree\n", ""},
      {"utf-16 with mark", utf16le, "note\xC3\xA9", "UTF-16LE"},
      {"utf-16 without mark", unmarked, "notes to all", "UTF-16LE"},
      {"latin-1", "a caf\xE9 in Brest", "a caf\xC3\xA9 in Brest", "Windows-1252"},
      {"windows quotes", "he said \x93no\x94", "he said \xE2\x80\x9Cno\xE2\x80\x9D", "Windows-1252"},
      {"damaged utf-8", "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xFF x", "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xEF\xBF\xBD x",
       "damaged"},
  };
  for (const Row &row : rows) {
    CAPTURE(row.what);
    const ReadResult r = read("a.txt", row.bytes);
    CHECK(only(r).text == row.text);
    REQUIRE(r.notices.size() == (row.notice.empty() ? 0 : 1));
    if (!row.notice.empty())
      CHECK(r.notices.front().find(row.notice) != std::string::npos);
  }
}

TEST_CASE("what is no text is refused") {
  for (const std::string &bytes : {std::string("\x7F"
                                               "ELF\0\0\0\1\2\3",
                                               10),
                                   std::string("GIF89a\1\2\3\4\5\6")}) {
    const ReadResult r = read("a.txt", bytes);
    CHECK(r.documents.empty());
    REQUIRE(r.problems.size() == 1);
    CHECK(r.problems.front().message.find("is no text") != std::string::npos);
  }
}

TEST_CASE("a headline is the title and stays in the text") {
  CHECK(only(read("a.txt", "Talks resume\n\nThe ministers met.\n")).title == "Talks resume");
  CHECK(only(read("a.txt", "The ministers met.\nThey talked.\n")).title.empty());
  CHECK(only(read("a.txt", "The ministers met.\n\nThey talked.\n")).title.empty());
  CHECK(only(read("a.txt", "Talks resume\n\nThe ministers met.\n")).text.starts_with("Talks resume"));
}

TEST_CASE("Markdown is reduced to its words") {
  struct Row {
    const char *markdown, *text;
  };
  const Row rows[] = {
      {"# Talks *resume*\n\nThe **ministers** met\nin [Riga](http://x.y \"t\").\n", "Talks resume\n\nThe ministers met in Riga.\n"},
      {"Setext\n======\n\none  \ntwo\n", "Setext\n\none\ntwo\n"},
      {"- one\n- two\n\n1. three\n", "one\n\ntwo\n\nthree\n"},
      {"> He *said* `no`.\n", "He said no.\n"},
      {"a<!-- b --> c <b>d</b> &amp; \\*e\\*\n", "a c d & *e*\n"},
      {"***\n\n```\ncode\n```\n", "code\n"},
      {"snake_case_word 2 * 3 * 4\n", "snake_case_word 2 * 3 * 4\n"},
      {"![a boat](b.png) at sea\n", "a boat at sea\n"},
      {"", ""},
  };
  for (const Row &row : rows) {
    CAPTURE(row.markdown);
    CHECK(only(read("a.md", row.markdown)).text == row.text);
  }
}

TEST_CASE("the agency in a dateline is the source") {
  CHECK(only(read("a.txt", "LIMA, May 3 (Coast News) - Peru recalled its envoy.\n")).source == "Coast News");
  CHECK(only(read("a.txt", "ST. PETERSBURG (Baltic Wire) \u2014 The talks ended.\n")).source == "Baltic Wire");
  CHECK(only(read("a.txt", "The ministers (of two countries) - and others - met.\n")).source.empty());
  CHECK(only(read("a.txt", "LIMA, May 3 (Coast News) says nothing.\n")).source.empty());
  CHECK(only(read("a.txt", "LIMA, May 3 () - Peru.\n")).source.empty());
}

TEST_CASE("front matter tells title, date, source, url and id") {
  const Document d = only(
      read("a.md", "---\ntitle: \"Readout: \\\"talks\\\"\"\ndate: 2024-04-26 # local\nsource: 'The People''s Post'\nurl: http://x.y/z\n"
                   "id: r1\ntags:\n  - a\n---\n# Head\n\nBody.\n"));
  CHECK(d.title == "Readout: \"talks\"");
  CHECK(d.source == "The People's Post");
  CHECK(d.url == "http://x.y/z");
  CHECK(d.id == "r1");
  REQUIRE(d.published);
  CHECK(edtf(*d.published) == "2024-04-26");
  CHECK(d.text == "Head\n\nBody.\n");
  CHECK(only(read("a.md", "# Head\n\nBody.\n")).title == "Head");
  CHECK(only(read("a.md", "---\n\nA line above, and no second one.\n")).text == "A line above, and no second one.\n");
  const ReadResult bad = read("a.md", "---\npublished: last week\n---\nx\n");
  CHECK(!only(bad).published);
  CHECK(bad.notices.size() == 1);
}

TEST_CASE("a bad line of a JSONL file is a problem of its own") {
  const ReadResult r =
      read("a.jsonl", "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\"}\nnothing\n{\"id\":3,\"text\":\"y\",\"published\":\"2024-13-01\"}\n");
  REQUIRE(r.documents.size() == 1);
  REQUIRE(r.problems.size() == 3);
  CHECK(r.problems[0].id == "b");
  CHECK(r.problems[0].where.ends_with(":2"));
  CHECK(r.problems[2].id == "3");
}

TEST_CASE("a directory is read in order of name, without hidden files") {
  const Folder folder;
  folder.write("b.txt", "b");
  folder.write("a/2.txt", "a2");
  folder.write("a/1.txt", "a1");
  folder.write(".git/x.txt", "hidden");
  const ReadResult r = read_all({folder.path.string()});
  REQUIRE(r.documents.size() == 3);
  CHECK(r.documents[0].text == "a1");
  CHECK(r.documents[1].text == "a2");
  CHECK(r.documents[2].text == "b");
}

TEST_CASE("empty, missing and too large inputs are told apart") {
  const ReadResult empty = read("a.txt", "");
  CHECK(only(empty).text.empty());
  CHECK(empty.notices.size() == 1);
  const ReadResult missing = read_all({"/nowhere/at/all.txt"});
  REQUIRE(missing.problems.size() == 1);
  CHECK(missing.problems.front().message == "no such file");
  ReadOptions small;
  small.max_document = 10;
  CHECK(read("a.txt", "0123456789", small).problems.empty());
  CHECK(read("a.txt", "0123456789a", small).problems.size() == 1);
  const ReadResult lines = read("a.jsonl", "{\"id\":\"a\",\"text\":\"0123456789\"}\n{\"id\":\"b\",\"text\":\"0123456789a\"}\n", small);
  CHECK(lines.documents.size() == 1); // the limit is for each document
  CHECK(lines.problems.size() == 1);
}

TEST_CASE("one document, one id, in any order of the paths") {
  const Folder folder;
  const std::string a = folder.write("a.txt", "the same"), b = folder.write("b.txt", "the same");
  const ReadResult twice = read_all({b, a});
  REQUIRE(twice.documents.size() == 1);
  CHECK(twice.documents.front().origin == a);
  CHECK(twice.notices.size() == 1);
  const std::string c = folder.write("c.jsonl", "{\"id\":\"x\",\"text\":\"one\"}"),
                    d = folder.write("d.jsonl", "{\"id\":\"x\",\"text\":\"two\"}");
  const ReadResult forth = read_all({c, d}), back = read_all({d, c});
  REQUIRE(forth.documents.size() == 2);
  REQUIRE(back.documents.size() == 2);
  CHECK(forth.documents[0].id != forth.documents[1].id);
  CHECK(forth.documents[0].id == back.documents[1].id);
}
