// Plain diplomatic and news English through the whole pipeline: who did what to whom, and whether it happened.
#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>

using namespace demarche;

namespace {

struct Line {
  const char *text, *trigger, *factuality, *actors, *label;
};

Annotations read(const std::string &text) {
  Document d;
  d.id = "d";
  d.text = text;
  d.published = parse_iso("2024-05-15");
  PipelineOptions options;
  options.until = Stage::events;
  return annotate(std::move(d), options);
}

std::string words(const Annotations &a, const std::vector<std::uint32_t> &mentions) {
  std::string out;
  for (const std::uint32_t m : mentions)
    out += (out.empty() ? "" : ", ") + std::string(slice(a.document.text, a.actors.mentions[m].span));
  return out;
}

const EventMention *find(const Annotations &a, const std::string &trigger) {
  for (const EventMention &e : a.events)
    if (slice(a.document.text, e.span) == trigger)
      return &e;
  return nullptr;
}

void run(const std::vector<Line> &lines) {
  for (const Line &l : lines) {
    CAPTURE(std::string(l.text));
    const Annotations a = read(l.text);
    const EventMention *e = find(a, l.trigger);
    REQUIRE(e != nullptr);
    CHECK(std::string(to_string(e->factuality)) == l.factuality);
    CHECK(words(a, e->actors) == l.actors);
    CHECK(e->label == l.label);
  }
}

} // namespace

TEST_CASE("a condition without a conjunction is no fact") {
  run({
      {"Had the talks failed, the army would have seized the port.", "failed", "possible", "", "Talks may fail"},
      {"Had Iran withdrawn from the treaty, sanctions would have followed.", "withdrawn", "possible", "Iran",
       "Iran may withdraw from treaty"},
      {"Had the army not withdrawn, the truce would have collapsed.", "withdrawn", "possible", "the army", "Army may not withdraw"},
      {"Were Iran to withdraw, the treaty would collapse.", "withdraw", "possible", "Iran", "Iran may withdraw"},
      {"Were Iran to withdraw, the treaty would collapse.", "collapse", "possible", "", "Treaty may collapse"},
      {"Should the ceasefire collapse, Egypt will close the border.", "collapse", "possible", "", "Ceasefire may collapse"},
      {"Should the ceasefire collapse, Egypt will close the border.", "close", "planned", "Egypt", "Egypt to close border"},
      {"The EU would impose sanctions should Iran withdraw from the treaty.", "withdraw", "possible", "Iran",
       "Iran may withdraw from treaty"},
      {"The minister would have resigned had parliament rejected the budget.", "rejected", "possible", "", "Parliament may reject budget"},
  });
}

TEST_CASE("what happened is nobody's deed") {
  run({
      {"NATO bombed the bridge. It led to the resignation of the minister.", "led", "happened", "", "It leads to resignation of minister"},
      {"The guild led the protest. It prompted Peru to close the border.", "prompted", "happened", "", "It prompts Peru to close border"},
  });
}

TEST_CASE("a clause has a subject of its own") {
  run({
      {"Nasser nationalized the canal, and Britain and France invaded Egypt.", "invaded", "happened", "Britain, France",
       "U.K. and France invade Egypt"},
      {"Nasser nationalized the canal; Britain, France and Israel invaded Egypt.", "invaded", "happened", "Britain, France, Israel",
       "U.K., France and Israel invade Egypt"},
      {"The king dissolved parliament, and the army and the police occupied the ministry.", "occupied", "happened", "the army",
       "Army and police occupy ministry"},
      {"The United States and Russia exchanged prisoners in Ankara.", "exchanged", "happened", "United States, Russia",
       "U.S. and Russia exchange prisoners in Ankara"},
      {"The World Food Programme suspended aid deliveries after gunmen looted a convoy.", "looted", "happened", "gunmen",
       "Gunmen loot convoy"},
      {"Ana Falk said Juan Ruiz, an envoy of the union, was killed in Lima.", "killed", "happened", "", "Ruiz killed in Lima"},
      {"The Dutch team, led by Ana Ruiz, used data from the port.", "used", "happened", "The Dutch team", "Dutch team uses data from port"},
      {"The leaders were to sign the treaty but the ceremony was postponed.", "postponed", "happened", "", "Ceremony postponed"},
  });
}

TEST_CASE("a sentence has a verb") {
  run({
      {"The bank suspended aid to Uganda over a law.", "suspended", "happened", "The bank", "Bank suspends aid to Uganda over law"},
      {"The delegation left without signing the agreement.", "left", "happened", "The delegation", "Delegation leaves"},
      {"A ceasefire between the army and the rebels collapsed on Sunday.", "collapsed", "happened", "",
       "Ceasefire between army and rebels collapses"},
      {"The fighting displaced more than a million people.", "displaced", "happened", "", "Fighting displaces more than a million people"},
      {"Canada froze the assets of six officials.", "froze", "happened", "Canada", "Canada freezes assets of six officials"},
  });
}

TEST_CASE("a pronoun is told by its noun where that is sure, else as it is written") {
  run({
      {"Yoon declared martial law on 3 December 2023 and lifted it hours later.", "lifted", "happened", "Yoon", "Yoon lifts martial law"},
      {"Yoon declared martial law on 3 December 2023. The next morning he lifted it.", "lifted", "happened", "he",
       "Yoon lifts martial law"},
      {"Peru sent a ship to the port and blockaded it.", "blockaded", "happened", "Peru", "Peru blockades it"}, // the ship or the port
      {"Should talks resume, Qatar would host them.", "host", "possible", "Qatar", "Qatar may host them"},
      {"Egypt said it closed the border.", "closed", "happened", "Egypt", "Egypt closes border"},
      {"Joe Biden met Xi Jinping in Lima, and they agreed to resume talks.", "agreed", "happened", "Joe Biden, Xi Jinping",
       "Biden and Xi agree to resume talks"},
      {"Peru and Chile signed the treaty after they met in Lima.", "met", "happened", "Peru, Chile", "Peru and Chile meet in Lima"},
  });
}

TEST_CASE("verbs of headlines") {
  run({
      {"Gunmen kidnap 30 students in Nigeria", "kidnap", "happened", "Gunmen", "Gunmen kidnap 30 students in Nigeria"},
      {"Armenia and Azerbaijan exchange fire", "exchange", "happened", "Armenia, Azerbaijan", "Armenia and Azerbaijan exchange fire"},
      {"US, UK strike Houthi targets", "strike", "happened", "US, UK", "U.S. and U.K. strike Houthi targets"},
      {"Britain and France back plan", "back", "happened", "Britain, France", "U.K. and France back plan"},
      {"Warships shell port", "shell", "happened", "", "Warships shell port"},
      {"Biden signs aid bill", "signs", "happened", "Biden", "Biden signs aid bill"},
      {"Truce talks stall", "stall", "happened", "", "Truce talks stall"},
      {"Fighting erupts in Khartoum", "erupts", "happened", "", "Fighting erupts in Khartoum"},
      {"Turkey says troops crossed border", "crossed", "happened", "troops", "Troops cross border"},
      {"Rebels, army agree to truce", "agree", "happened", "Rebels", "Rebels and army agree to truce"},
      {"Island to end ban on imports", "end", "planned", "", "Island to end ban on imports"},
      {"Iran, Saudi Arabia to restore ties", "restore", "planned", "Iran, Saudi Arabia", "Iran and Saudi Arabia to restore ties"},
      {"Opposition leader arrested", "arrested", "happened", "", "Opposition leader arrested"},
      {"Ambassador summoned over remarks", "summoned", "happened", "", "Ambassador summoned over remarks"},
      {"Workers strike over pay", "strike", "happened", "Workers", "Workers strike over pay"},
  });
}

TEST_CASE("a plan for something is not what is planned") {
  const Annotations a = read("Plan to end ban on imports");
  const EventMention *end = find(a, "end");
  REQUIRE(end != nullptr);
  CHECK(end->actors.empty());
  CHECK(end->label == "End ban on imports");
}

TEST_CASE("prepositions and particles") {
  run({
      {"Following talks in Doha, the two sides agreed to a truce.", "talks", "happened", "", "Talks in Doha"},
      {"Nicaragua broke off relations with Taiwan.", "broke", "happened", "Nicaragua", "Nicaragua breaks off relations with Taiwan"},
      {"The army said it had shot down a drone.", "shot", "happened", "The army", "Army shoots down drone"},
      {"The parliament of Finland ratified the accord by a large majority.", "ratified", "happened", "The parliament of Finland",
       "Parliament of Finland ratifies accord"},
      {"The resolution was adopted by 14 votes to none.", "adopted", "happened", "", "Resolution adopted"},
      {"Ana Ruiz cancelled an Oslo trip.", "trip", "denied", "", "No Oslo trip"},
  });
}

TEST_CASE("whether it happened") {
  run({
      {"The rebels have yet to accept the offer.", "accept", "denied", "The rebels", "Rebels do not accept offer"},
      {"The summit, which was to be held in Tunis, has been cancelled.", "held", "planned", "", "Summit to be held in Tunis"},
      {"Iran dismissed as baseless an accusation that it had attacked the tanker.", "attacked", "alleged", "Iran",
       "Iran allegedly attacks tanker"},
      {"The army accused the rebels of violating the truce.", "violating", "alleged", "the rebels", "Rebels allegedly violate truce"},
      {"The president had not decided whether to attend the summit.", "attend", "possible", "The president", "President may attend summit"},
      {"Neither side commented on the report.", "commented", "denied", "Neither side", "Neither side comments on report"},
      {"The envoy not only closed the port but seized the ships.", "closed", "happened", "The envoy", "Envoy closes port"},
      {"China abstained from the vote.", "vote", "happened", "", "Vote"},
      {"The bloc has given the junta a week to restore the president.", "restore", "possible", "the junta", "Junta may restore president"},
      {"She called on Israel to open the crossing.", "open", "possible", "Israel", "Israel may open crossing"},
      {"Moldova accused Russia of plotting a coup, an allegation Moscow rejected.", "allegation", "happened", "", "Allegation"},
  });
}

TEST_CASE("a statement has its own source") {
  const Annotations a = read("Azerbaijan said Armenian forces shelled its positions; Armenia denied the report.");
  const EventMention *shelled = find(a, "shelled");
  REQUIRE(shelled != nullptr);
  CHECK(words(a, shelled->source) == "Azerbaijan");
  const Annotations b = read("The army accused the rebels of violating the truce, a charge the rebels denied.");
  const EventMention *violating = find(b, "violating");
  REQUIRE(violating != nullptr);
  CHECK(words(b, violating->source) == "The army");
  CHECK(words(b, find(b, "denied")->actors) == "the rebels");
  const Annotations c = read("No group claimed responsibility for the bombing.");
  REQUIRE(find(c, "bombing") != nullptr);
  CHECK(find(c, "bombing")->source.empty());
}

TEST_CASE("the furniture of a page tells no events") {
  for (const char *text : {"Report abuse", "Share this", "Click here to subscribe", "Advertisement", "Share Tweet Email Print",
                           "Sign up for our newsletter to get news by email.", "Follow us on Twitter and Facebook."}) {
    CAPTURE(text);
    CHECK(read(text).events.empty());
  }
  CHECK_FALSE(read("Share prices fell after the attack.").events.empty());
}

TEST_CASE("an article at the head of a sentence is no part of a name") {
  const Annotations a = read("The African Union suspended Niger after the coup. Niger asked the African Union for time.");
  REQUIRE(find(a, "suspended") != nullptr);
  REQUIRE(find(a, "asked") != nullptr);
  const auto actor = [&](std::uint32_t m) { return a.actors.mentions[m].actor; };
  REQUIRE_FALSE(find(a, "suspended")->actors.empty());
  REQUIRE_FALSE(find(a, "asked")->recipients.empty());
  CHECK(actor(find(a, "suspended")->actors.front()) == actor(find(a, "asked")->recipients.front()));
}

TEST_CASE("who goes where, told by a noun") {
  run({
      {"Peru cut ties in May following the visit of the Speaker of the House, Ana Ruiz, to Oslo.", "visit", "happened",
       "the Speaker of the House", "Ruiz visits Oslo"},
      {"The trip of President Ruiz to Lima was put off.", "trip", "happened", "President Ruiz", "Ruiz visits Lima"},
      {"The trip was postponed. Peru severed ties following the visit of Ana Ruiz to Oslo.", "visit", "happened", "Ana Ruiz",
       "Ruiz visits Oslo"},
  });
}
