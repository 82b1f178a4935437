// What each reader takes from its files: pages, papers, mails, feeds; dates and paragraphs; and what it leaves out.
#include <doctest/doctest.h>

#include <demarche/reader.hpp>

#include "base/process.hpp"
#include "reader/dates.hpp"
#include "reader/glossary.hpp"
#include "reader/html_tags.hpp"
#include "reader/mail_text.hpp"
#include "reader/pages.hpp"
#include "reader/parts.hpp"
#include "reader/unpack.hpp"

using namespace demarche;

namespace {

ReadResult read(const std::string &name, const std::string &bytes) {
  ReadResult out;
  Allowance allowance;
  const Input input{name, bytes, &allowance, 0};
  read_with(reader_for(input), input, out);
  return out;
}

Document only(const ReadResult &r) {
  CHECK(r.problems.empty());
  REQUIRE(r.documents.size() == 1);
  return r.documents.front();
}

std::string day(const std::optional<Interval> &date) { return date ? edtf(*date) : "none"; }

const std::string lorem =
    "The envoys of the two countries met on the border on Monday and spoke for seven hours about the bridge over the river.";

} // namespace

TEST_CASE("dates of carriers, as they are written") {
  struct Row {
    const char *written, *day;
  };
  const Row rows[] = {
      {"2024-04-24", "2024-04-24"},
      {" 2024-04-24T23:50:00-05:00\n", "2024-04-24"},
      {"2024-04", "2024-04"},
      {"20240424", "2024-04-24"},
      {"20240424T101112Z", "2024-04-24"},
      {"Wed, 24 Apr 2024 23:50:00 -0500", "2024-04-24"},
      {"24 Apr 99 10:00", "1999-04-24"},
      {"Wed, 3 Sept 2025", "2025-09-03"},
      {"April 24, 2024", "2024-04-24"},
      {"Wednesday, April 24, 2024 at noon", "2024-04-24"},
      {"31 Feb 2024", "none"},
      {"04/05/2024", "none"}, // April or May?
      {"yesterday", "none"},
      {"", "none"},
      {"99999999999999999999", "none"},
  };
  for (const Row &row : rows) {
    CAPTURE(row.written);
    CHECK(day(metadata_date(row.written)) == row.day);
  }
}

TEST_CASE("a page is its article") {
  struct Row {
    const char *what;
    std::string html, text;
  };
  const Row rows[] = {
      {"menus, captions, notices and footers",
       "<html><body><nav><a href=a>Home</a></nav><div id=cookie-bar><p>We use cookies to serve "
       "you.</p></div><h1>Talks</h1><figure><img><figcaption>A man "
       "speaks at the border.</figcaption></figure><p>" +
           lorem + "</p><p>No.</p><footer><p>The Post is printed in Riga by its readers.</p></footer></body></html>",
       "Talks\n\n" + lorem + "\n\nNo.\n"},
      {"short paragraphs of a marked article", "<html><article><h1>Talks</h1><p>" + lorem + "</p><p>No</p></article></html>",
       "Talks\n\n" + lorem + "\n\nNo\n"},
      {"an article among teasers",
       "<html><main><article><a href=x>One</a></article><article><p>" + lorem + " " + lorem +
           "</p></article><article>Two</article></main></html>",
       lorem + " " + lorem + "\n"},
      {"links around, links inside",
       "<html><ul><li><a href=1>All that the envoys said to us on Monday in the long hours of talks.</a></ul><p>" + lorem +
           " <a href=2>More</a> came.</p></html>",
       lorem + " More came.\n"},
      {"a heading belongs to what follows",
       "<html><article><p>" + lorem + "</p><h2>The bridge</h2><p>It is old.</p><h2>Read on</h2></article></html>",
       lorem + "\n\nThe bridge\n\nIt is old.\n"},
      {"breaks, entities, hidden words",
       "<html><p>One &amp; two&nbsp;of\nthe envoys<br>came &mdash; late.<br><br>" + lorem +
           "<span style='display: none'>x</span><script>x</script></p></html>",
       "One & two of the envoys\ncame \u2014 late.\n\n" + lorem + "\n"},
      {"a page of a few words", "<html><body>Closed today</body></html>", "Closed today\n"},
  };
  for (const Row &row : rows) {
    CAPTURE(row.what);
    CHECK(only(read("a.html", row.html)).text == row.text);
  }
}

TEST_CASE("tags with too many attributes are cut short, others are left alone") {
  const auto tag = [](int attributes) {
    std::string s = "<p class=a";
    for (int i = 1; i < attributes; ++i)
      s += " a" + std::to_string(i) + "='>'";
    return s;
  };
  const std::string plain = "<p a=\"1 > 0\" b>1 < 2 <3<br/></p><a";
  CHECK(html::with_few_attributes(plain) == plain);
  CHECK(html::with_few_attributes(tag(256) + ">x<b>y") == tag(256) + ">x<b>y");
  CHECK(html::with_few_attributes(tag(300) + ">x<b>y") == tag(256) + " >x<b>y");
  CHECK(html::with_few_attributes(tag(300)) == tag(256) + " ");
  CHECK(html::with_few_attributes("<p a='").size() == 6);
}

TEST_CASE("what a page says of itself") {
  const std::string body = "<body><p>" + lorem + "</p></body></html>";
  const Document ld = only(
      read("a.html",
           "<html><head><title>x</title><script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Talks "
           "resume\",\"datePublished\":\"2024-04-24T23:00:00-04:00\",\"publisher\":{\"name\":\"The Post\"}}]}</script><meta "
           "property='og:title' content='y'><meta name=date content=2020-01-01><link rel=canonical href='https://www.post.example/1'>" +
               body));
  CHECK(ld.title == "Talks resume");
  CHECK(day(ld.published) == "2024-04-24");
  CHECK(ld.source == "The Post");
  CHECK(ld.url == "https://www.post.example/1");
  CHECK(ld.text.starts_with("Talks resume\n\nThe envoys"));
  const Document meta =
      only(read("a.html", "<html><head><title>Talks | The Post</title><meta property='og:site_name' content='The Post'><meta "
                          "property='article:published_time' content='2024-04-24'><meta property='og:url' content='javascript:x'>" +
                              body));
  CHECK(meta.title == "Talks");
  CHECK(day(meta.published) == "2024-04-24");
  CHECK(meta.url.empty());
  const Document time = only(
      read("a.html",
           "<html><link rel=canonical href='http://www.post.example/1'><h1>Talks</h1><time datetime='2024-04-24T10:00'>a</time>" + body));
  CHECK(day(time.published) == "2024-04-24");
  CHECK(time.source == "post.example");
  const Document changed = only(read("a.html", "<html><meta property='article:modified_time' content='2024-04-24'>" + body));
  CHECK(day(changed.published) == "none");
  CHECK(only(read("a.html", "<html><meta charset=windows-1251><p>\xCC\xEE\xF1\xEA\xE2\xE0 " + lorem))
            .text.starts_with("\u041C\u043E\u0441\u043A\u0432\u0430 The"));
}

TEST_CASE("an edition's papers, with their dates, places and names") {
  const std::string head =
      "<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title type='complete'>Papers of the "
      "Harbour, Volume I</title></titleStmt><publicationStmt><idno "
      "type='frus'>harbour1</idno></publicationStmt></fileDesc></teiHeader><text>"
      "<front><div><list><item><persName xml:id='p_FI'>Falk, Ambassador Ida M.</persName>, envoy</item><item><persName "
      "xml:id='p_LW'>Lind Wu</persName></item><item><persName xml:id='p_FO'>Falk, Otto, Jr.</persName></item>"
      "<item><term xml:id='t_HC'>HC</term>, Harbour Council</item><item><term xml:id='t_AA'>AA</term>, "
      "anti-aircraft</item></list></div></front><body>";
  const std::string tail = "</body></text></TEI>";
  const ReadResult r = read("h.xml", head +
                                         "<div type='document' n='1' xml:id='d1'><head>1. Telegram From the Legation<note>Source: "
                                         "files.</note></head><dateline><placeName>Lima</placeName>, "
                                         "<date when='1931-05-03T19:00:00'>May 3, 1931</date>.</dateline><p><persName "
                                         "corresp='#p_FI'>Falk</persName> told<pb n='2'/> the <gloss "
                                         "target='#t_HC'>HC</gloss> of <gloss target='#t_AA'>AA</gloss> "
                                         "guns.</p><p>Signed<lb/>Wu<note><persName corresp='#p_LW'>Wu</persName></note></p></div>"
                                         "<div type='document' n='2' xml:id='d2'><head>2. Minutes, <date when='1931-05-04'>May "
                                         "4</date></head><p><persName corresp='#p_FI'>Falk</persName> and "
                                         "<persName corresp='#p_FO'>Falk</persName>.</p></div><div type='document' xml:id='d3'><head>3. "
                                         "Editorial Note</head><p>From <date "
                                         "when='1931-01-01'>January</date>.</p></div><div type='document' xml:id='d4'><head>4. "
                                         "Letter</head><dateline><date from='1931-06-01' to='1931-06-03'/>"
                                         "</dateline><p>x</p></div>" +
                                         tail);
  REQUIRE(r.documents.size() == 4);
  const Document &d = r.documents[0];
  CHECK(d.id == "harbour1/d1");
  CHECK(d.number == "1");
  CHECK(d.title == "1. Telegram From the Legation");
  CHECK(d.place == "Lima");
  CHECK(d.source == "Papers of the Harbour, Volume I");
  CHECK(day(d.published) == "1931-05-03");
  CHECK(d.text == "1. Telegram From the Legation\n\nLima, May 3, 1931.\n\nFalk told the HC of AA guns.\n\nSigned\nWu\n");
  CHECK(d.actors == "person\tIda M. Falk\tFalk\nperson\tLind Wu\tWu\norganization\tHarbour Council\tHC\n");
  CHECK(day(r.documents[1].published) == "1931-05-04");
  CHECK(r.documents[1].actors == "person\tIda M. Falk\t-\nperson\tOtto Falk Jr.\t-\n"); // "Falk" alone is neither
  CHECK(day(r.documents[2].published) == "none");
  CHECK(day(r.documents[3].published) == "1931-06-01/1931-06-03");
  CHECK(only(read("a.xml", "<TEI><text><body><p>One.</p><p>Two.</p></body></text></TEI>")).text == "One.\n\nTwo.\n");
}

TEST_CASE("names as lists have them, and as they are spoken") {
  CHECK(spoken_name("Falk, Ambassador Ida M.") == "Ida M. Falk");
  CHECK(spoken_name("Falk, Major General Otto, Jr., Chief of Staff") == "Otto Falk Jr.");
  CHECK(spoken_name("Chou En-lai") == "Chou En-lai");
  CHECK(spoken_name("General Lind Wu") == "Lind Wu");
  CHECK(spoken_name("Lind, Ida (Lind Wu)") == "Ida Lind");
  CHECK(spoken_name("Major, Ida") == "Ida Major");
  CHECK(spoken_name("Falk, Mrs.") == "Falk");
  CHECK(spoken_name("").empty());
}

TEST_CASE("items of feeds") {
  const ReadResult rss = read(
      "a.xml",
      "<rss><channel><title>The Post</title><item><title>A &amp;amp; B</title><link>http://p.example/1</link><pubDate>Wed, 24 Apr 2024 "
      "10:00:00 GMT</pubDate><description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description></item><item><description>Bare."
      "</description></item></channel></rss>");
  REQUIRE(rss.documents.size() == 2);
  CHECK(rss.documents[0].title == "A & B");
  CHECK(rss.documents[0].text == "A & B\n\nOne.\n\nTwo.\n");
  CHECK(rss.documents[0].source == "The Post");
  CHECK(rss.documents[0].url == "http://p.example/1");
  CHECK(day(rss.documents[0].published) == "2024-04-24");
  CHECK(rss.documents[1].text == "Bare.\n");
  const Document rdf =
      only(read("a.rdf", "<rdf:RDF><channel><title>P</title></channel><item><title>T</title><dc:date>2024-04-24</dc:date><content:encoded>"
                         "<![CDATA[<p>Whole.</p>]]></content:encoded><description>Part</description></item></rdf:RDF>"));
  CHECK(rdf.text == "T\n\nWhole.\n");
  CHECK(day(rdf.published) == "2024-04-24");
  const Document atom = only(read("a.atom", "<feed><title>P</title><entry><title>T</title><link rel='self' href='http://no/'/><link "
                                            "href='http://p/1'/><updated>2025-01-01</updated>"
                                            "<published>2024-04-24</published><content type='text'>1 &lt; 2</content></entry></feed>"));
  CHECK(atom.text == "T\n\n1 < 2\n");
  CHECK(atom.url == "http://p/1");
  CHECK(day(atom.published) == "2024-04-24");
}

TEST_CASE("mail: who, when, what, and the sender's own words") {
  const Document d = only(read(
      "a.eml", "From: =?utf-8?q?Ida_F=C3=A4lk?= <i@x.example>\nSubject: =?utf-8?b?VGFsa3M=?=\nDate: Wed, 24 Apr 2024 23:50:00 -0500\n"
               "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nCaf=E9.\n> Old.\n-- \nIda\n"));
  CHECK(d.source == "Ida F\u00E4lk");
  CHECK(d.title == "Talks");
  CHECK(day(d.published) == "2024-04-24");
  CHECK(d.text == "Talks\n\nCaf\u00E9.\n");
  CHECK(only(read("a.eml", "From: a@x.example\nContent-Type: text/html\n\n<p>One.<p>Two.")).text == "One.\n\nTwo.\n");
  CHECK(own_words("One \ntwo.\n\nThree.\n", true) == "One two.\n\nThree.\n");
  CHECK(own_words("One\n>two\n>From three\n", false) == "One\nFrom three\n");
  CHECK(own_words(">two\n", false) == ">two\n");
  const ReadResult box =
      read("a.mbox",
           "From a@x Wed Apr 24 10:00:00 2024\nSubject: One\n\nFirst.\n\nFrom b@x Wed Apr 24 10:00:00 2024\nSubject: Two\n\nSecond.\n");
  REQUIRE(box.documents.size() == 2);
  CHECK(box.documents[1].origin == "a.mbox:2");
  CHECK(box.documents[1].text == "Two\n\nSecond.\n");
}

TEST_CASE("web archives: the pages that came") {
  const auto record = [](const std::string &type, const std::string &http) {
    return "WARC/1.0\r\nWARC-Type: " + type +
           "\r\nWARC-Target-URI: <http://x.example/1>\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: "
           "application/http\r\nContent-Length: " +
           std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
  };
  const std::string page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n<p>Talks "
                           "<\r\n16\r\nb>were</b> held there.\r\n0\r\n\r\n";
  const ReadResult r = read("a.warc", record("request", "GET / HTTP/1.1\r\n\r\n") + record("response", page) +
                                          record("response", "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n<p>Gone"));
  const Document d = only(r);
  CHECK(d.text == "Talks were held there.\n");
  CHECK(d.url == "http://x.example/1");
  CHECK(d.origin == "a.warc:2");
  CHECK(day(d.published) == "none");
}

TEST_CASE("printed lines become paragraphs") {
  // Every line stands in a block of 100 units; a character is one unit wide.
  const auto page = [](const std::vector<std::string> &lines) {
    PrintedPage p;
    double top = 0;
    for (const std::string &l : lines) {
      top += 10;
      if (!l.empty())
        p.push_back({l, 0, static_cast<double>(l.size()), top, 8, static_cast<double>(l.find(' ')), 0, 50, p.empty()});
    }
    return p;
  };
  const std::string full = "The envoys met at the border for talks of seven ho"; // 50
  CHECK(join_pages({page({full + "-", "urs.", "A second began."})}) == full + "urs.\n\nA second began.\n");
  CHECK(join_pages({page({full, "and went on", "", "A gap."})}) == full + " and went on\n\nA gap.\n");
  CHECK(join_pages({page({"A Heading", full + "u", "rs went by."})}) == "A Heading\n\n" + full + "u rs went by.\n");
  CHECK(join_pages({page({full, "1. An item", "2. Another"})}) == full + "\n\n1. An item\n\n2. Another\n");
  CHECK(join_pages({page({"The well-known men and the other kinds of well-", "known men."})}) ==
        "The well-known men and the other kinds of well-known men.\n");
  CHECK(join_pages({page({full}), page({"and went on."})}) == full + " and went on.\n");
  std::vector<PrintedPage> book;
  for (int i = 1; i <= 4; ++i)
    book.push_back(
        page({"The Harbour Papers", "", "Page text " + std::string(static_cast<std::size_t>(i), 'x') + ".", "", std::to_string(i)}));
  CHECK(join_pages(book) == "Page text x.\n\nPage text xx.\n\nPage text xxx.\n\nPage text xxxx.\n");
  CHECK(join_pages({}).empty());
}

TEST_CASE("names of parts are labels, not paths") {
  CHECK(part_label("../../etc/passwd") == "etc/passwd");
  CHECK(part_label("/etc//./x") == "etc/x");
  CHECK(part_label("a\xFF"
                   "b") == "a\uFFFDb");
  CHECK(part_label("..").empty());
}

TEST_CASE("what is unpacked is counted for the whole file") {
  Allowance allowance;
  allowance.total = 1000;
  ReadResult out;
  const std::string packed("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03", 10); // a head of gzip
  const std::string stored =
      packed + std::string("\x01\x84\x03\x7b\xfc", 5) + std::string(900, 'x') + std::string(8, '\0'); // 900 bytes as they are
  CHECK(decompressed(stored, allowance, 5000) == std::string(900, 'x'));
  CHECK_THROWS_WITH_AS(decompressed(stored, allowance, 5000), doctest::Contains("more than is allowed for one file"), UnpackError);
  allowance.total = 1000;
  CHECK(!decompressed(stored, allowance, 899));
  CHECK_THROWS_AS(decompressed(packed, allowance, 5000), UnpackError); // cut off
  CHECK_THROWS_AS(decompressed("no archive", allowance, 5000), UnpackError);
}

TEST_CASE("another program runs within limits") {
  using End = base::ProcessResult::End;
  base::ProcessLimits limits;
  limits.wall = std::chrono::seconds(1);
  limits.output = 1000;
  CHECK(base::run({"cat"}, "words", limits).output == "words");
  CHECK(base::run({"no-such-program-here"}, "", limits).end == End::absent);
  CHECK(base::run({"sleep", "100"}, "", limits).end == End::out_of_time);
  CHECK(base::run({"sh", "-c", "exec >&- 2>&-; sleep 100"}, "", limits).end == End::out_of_time);
  CHECK(base::run({"cat", "/dev/zero"}, "", limits).end == End::too_much_output);
  const base::ProcessResult failed = base::run({"sh", "-c", "echo why >&2; exit 3"}, "", limits);
  CHECK(failed.end == End::failed);
  CHECK(failed.status == 3);
  CHECK(failed.errors == "why\n");
  limits.cpu = std::chrono::seconds(1);
  limits.wall = std::chrono::seconds(30);
  CHECK(base::run({"sh", "-c", "while :; do :; done"}, "", limits).end == End::out_of_time);
  CHECK(base::run({"printf", "%s", "$(touch x); `y`"}, "", limits).output == "$(touch x); `y`"); // no shell reads it
}
