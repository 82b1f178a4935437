// An invented affair between two states: every kind of date, of factuality and of link, a conflict, and a
// text from right to left. `bait` is put into every field a document can fill.
#pragma once
#include <string>

#include "support/world.hpp"

namespace demarche::test {

inline Chronicle affair(const std::string &bait = {}) {
  World w;
  const auto with = [&](const std::string &s) { return bait.empty() ? s : s + " " + bait; };
  const auto north = w.actor("NO", with("Northland")), south = w.actor("SO", with("Southland"));
  const auto quill = w.actor("person:ada-quill", with("Ada Quill"), ActorKind::person);
  const auto union_ = w.actor("org:lakes", with("Union of the Lakes"), ActorKind::organization);
  const auto wire = w.document(with("wire"),
                               {with("Speaker Ada Quill of Northland visited the island of Ness in 2021."),
                                with("Following the visit, Southland suspended the fisheries talks."),
                                with("A Southland balloon was brought down over the lakes in the weeks before the low point."),
                                with("In June 2022 Quill travelled to Southland, the first such trip in five years."),
                                with("A joint working group on fisheries met in January 2023."),
                                with("Quill will visit the Southland ports from April 24 to 26.")},
                               with("Lakeside Wire"), with("Envoy to visit the ports"), "2023-04-18");
  const auto note =
      w.document(with("ministry-note"),
                 {with("The working group on fisheries met for the first time on 1 February 2023."),
                  with("Northland stands ready to act against firms that break the accord."),
                  with("Southland denies that it sent the balloon."), with("About 1998 the two states had drawn the sea border.")},
                 with("Ministry of Northland"), with("Note to editors"), "2023-04-20");
  const auto letter = w.document(with("letter"),
                                 {with("قالت الوزارة إن المحادثات بدأت في مايو 2022."),
                                  with("Observers claim that Southland moved two ships to the border on 9 March 2023."),
                                  with("The Union of the Lakes has since urged both states to return to the talks."),
                                  with("Because the group met, the quotas were raised on 12 March 2023."),
                                  with("Talks on the border of the lakes are still going on.")},
                                 with("Letters"), {}, "2023-04-19");
  w.c.documents[wire].document.url = bait.empty() ? "https://example.org/envoy" : "javascript:" + bait;

  const auto border = w.event(with("Northland and Southland draw sea border"),
                              [] {
                                When x = on("1998");
                                x.approximate = true;
                                x.edtf = "1998~";
                                return x;
                              }(),
                              Category::AGREE, {north, south});
  const auto visit = w.event(with("Quill visits Ness"), on("2021"), Category::CONSULT, {quill});
  const auto suspend =
      w.event(with("Southland suspends fisheries talks"), between("2021-01-01", "2023-04-18"), Category::RETREAT, {south}, {north});
  const auto balloon = w.event(with("Balloon is brought down over the lakes"), before("2022-05-01"), Category::COERCE, {north}, {south});
  const auto talks = w.event(with("بدء المحادثات"), on("2022-05"), Category::CONSULT, {north, south});
  const auto trip = w.event(with("Quill travels to Southland"), on("2022-06"), Category::CONSULT, {quill}, {south});
  const auto group = w.event(with("Working group on fisheries meets"), on("2023-01"), Category::COOPERATE, {north, south});
  const auto ships =
      w.event(with("Southland moves two ships to the border"), on("2023-03-09"), Category::MOBILIZE, {south}, {}, Factuality::alleged);
  const auto quotas = w.event(with("Quotas are raised"), on("2023-03-12"), Category::CONCEDE, {north, south});
  const auto ports = w.event(with("Quill to visit the Southland ports"), through("2023-04-24", "2023-04-26"), Category::CONSULT, {quill},
                             {south}, Factuality::planned);
  const auto act =
      w.event(with("Northland may act against firms"), from("2023-04-20"), Category::THREATEN, {north}, {south}, Factuality::possible);
  const auto sent = w.event(with("Southland sends the balloon"), When{}, Category::MOBILIZE, {south}, {north}, Factuality::denied);
  const auto urge =
      w.event(with("Union of the Lakes urges return to the talks"), from("2021-01-01"), Category::REQUEST, {union_}, {north, south});
  const auto going = w.event(with("Talks on the border of the lakes"), When{}, Category::CONSULT, {north, south}, {}, Factuality::ongoing);

  w.mention(border, note, 3, "drawn");
  w.mention(visit, wire, 0, "visited");
  w.mention(suspend, wire, 1, "suspended");
  w.mention(balloon, wire, 2, "brought down");
  w.mention(talks, letter, 0, "بدأت");
  w.mention(trip, wire, 3, "travelled");
  w.mention(group, wire, 4, "met");
  w.mention(group, note, 0, "met");
  w.mention(ships, letter, 1, "moved");
  w.mention(quotas, letter, 3, "raised");
  w.mention(ports, wire, 5, "visit");
  w.mention(act, note, 1, "act");
  w.mention(sent, note, 2, "sent");
  w.mention(urge, letter, 2, "urged");
  w.mention(going, letter, 4, "Talks");

  w.link(visit, suspend, Relation::BEFORE, true, wire, 1);
  w.link(visit, suspend, Relation::PROMPTS, false, wire, 1);
  w.link(suspend, urge, Relation::PROMPTS, false, letter, 2);
  w.link(group, quotas, Relation::CAUSES, true, letter, 3);
  w.link(balloon, trip, Relation::BEFORE, false, wire, 3);
  w.link(trip, group, Relation::ENABLES, false, wire, 4);
  w.link(quotas, ports, Relation::ENABLES, false, wire, 5);
  w.link(group, ports, Relation::BEFORE, true, wire, 4);
  w.link(ships, act, Relation::PROMPTS, true, note, 1).alleged = true;
  w.conflict(Conflict::About::date, {group}, {{wire, 4}, {note, 0}}, {with("January 2023"), with("1 February 2023")});
  w.c.events[quotas].remarks.push_back({3, "note", with("anna"), "2024-05-02", with("Checked against the gazette.")});
  w.c.actors[quill].roles.push_back({"Speaker", "NO", {}});
  return std::move(w.c);
}

} // namespace demarche::test
