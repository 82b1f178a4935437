#include "reader/html_meta.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <nlohmann/json.hpp>

#include "base/escape.hpp"
#include "reader/dates.hpp"
#include "reader/html_page.hpp"
#include "reader/prose.hpp"

namespace demarche::html {

namespace {

using nlohmann::json;

std::string lower(std::string s) {
  std::transform(s.begin(), s.end(), s.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return s;
}

std::string words_below(xmlNode *top) {
  std::string out;
  walk(
      top,
      [&](const xmlNode *n) {
        if (n->content && (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE))
          append_folded(out, reinterpret_cast<const char *>(n->content));
        return true;
      },
      [](const xmlNode *) {});
  trim_end(out);
  return out;
}

std::string script_of(const xmlNode *n) {
  std::string out;
  for (const xmlNode *c = n->children; c; c = c->next)
    if (c->content)
      out += reinterpret_cast<const char *>(c->content);
  return out;
}

bool is_web_address(const std::string &s) { return s.starts_with("https://") || s.starts_with("http://"); }

/// "example.org" of "https://www.example.org/a".
std::string host_of(const std::string &url) {
  const auto begin = url.find("://");
  if (begin == std::string::npos)
    return {};
  std::string host = url.substr(begin + 3, url.find_first_of("/?#:", begin + 3) - begin - 3);
  return host.starts_with("www.") ? host.substr(4) : host;
}

/// A string, or what an object names by `key`, or the first of a list.
std::string text_of(const json &value, const char *key) {
  if (value.is_string())
    return base::fold_space(value.get<std::string>());
  if (value.is_array() && !value.empty() && !value.front().is_array())
    return text_of(value.front(), key);
  if (value.is_object() && value.contains(key) && value[key].is_string())
    return base::fold_space(value[key].get<std::string>());
  return {};
}

/// NewsArticle, BlogPosting, Report and their kind.
bool is_article(const json &object) {
  const auto type = object.find("@type");
  if (type == object.end())
    return false;
  const auto fits = [](const json &t) {
    return t.is_string() && (t.get<std::string>().ends_with("Article") || t.get<std::string>().ends_with("Posting") || t == "Report" ||
                             t == "SpecialAnnouncement" || t == "GovernmentPublication");
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), fits) : fits(*type);
}

class Description {
public:
  void read(xmlNode *root) {
    walk(
        root, [this](xmlNode *n) { return element(n); }, [](const xmlNode *) {});
  }

  void fill(Document &d) {
    const std::string site = first({"ld:publisher", "og:site_name", "dc.publisher", "dcterms.publisher", "application-name"});
    d.url = address({"canonical", "og:url", "ld:url"});
    d.source = site.empty() ? host_of(d.url) : site;
    d.published = date();
    d.title = first({"ld:headline", "og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"});
    if (d.title.empty())
      d.title = headings_ == 1 ? heading_ : without_site(said_["title"], site);
  }

private:
  bool element(xmlNode *n) {
    if (n->type != XML_ELEMENT_NODE)
      return false;
    if (is(n, "meta"))
      meta(n);
    else if (is(n, "title"))
      say("title", words_below(n));
    else if (is(n, "link") && lower(attribute(n, "rel")) == "canonical")
      say("canonical", attribute(n, "href"));
    else if (is(n, "script"))
      script(n);
    else if (is(n, "time"))
      time(n);
    else if (is(n, "h1") && headings_++ == 0)
      heading_ = words_below(n);
    if (lower(attribute(n, "itemprop")) == "datepublished")
      say("itemprop:date", attribute(n, is(n, "time") ? "datetime" : "content"));
    return !is(n, "svg") && !is(n, "script");
  }

  void meta(const xmlNode *n) {
    for (const char *key : {"property", "name", "itemprop"})
      if (const std::string name = lower(attribute(n, key)); !name.empty())
        say(name, base::fold_space(attribute(n, "content")));
  }

  void time(const xmlNode *n) {
    if (metadata_date(attribute(n, "datetime")))
      say("time", attribute(n, "datetime"));
  }

  void script(const xmlNode *n) {
    constexpr std::size_t longest = 1 << 20;
    if (lower(attribute(n, "type")) != "application/ld+json")
      return;
    const std::string source = script_of(n);
    if (source.size() <= longest)
      linked_data(json::parse(source, nullptr, false));
  }

  /// An object, a list of them, or a @graph of them: the first article among them speaks.
  void linked_data(const json &value) {
    for (const json &object : value.is_array() ? value : json::array({value})) {
      if (!object.is_object())
        continue;
      if (const auto graph = object.find("@graph"); graph != object.end() && graph->is_array())
        for (const json &member : *graph)
          article(member);
      article(object);
    }
  }

  void article(const json &object) {
    if (!object.is_object() || !is_article(object))
      return;
    const auto take = [&](const char *key, const char *as, const char *inner) {
      if (const auto at = object.find(key); at != object.end())
        say(as, text_of(*at, inner));
    };
    take("headline", "ld:headline", "@value");
    take("datePublished", "ld:date", "@value");
    take("publisher", "ld:publisher", "name");
    take("url", "ld:url", "@id");
    take("mainEntityOfPage", "ld:url", "@id");
  }

  void say(const std::string &key, std::string value) {
    if (!value.empty())
      said_.emplace(key, std::move(value)); // the first one holds
  }

  std::string first(std::initializer_list<const char *> keys) const {
    for (const char *k : keys)
      if (const auto at = said_.find(k); at != said_.end())
        return at->second;
    return {};
  }

  std::string address(std::initializer_list<const char *> keys) const {
    for (const char *k : keys)
      if (const auto at = said_.find(k); at != said_.end() && is_web_address(at->second))
        return at->second;
    return {};
  }

  /// Of the first that says one. When the page was changed is not when it was written.
  std::optional<Interval> date() const {
    for (const char *key : {"ld:date",
                            "article:published_time",
                            "itemprop:date",
                            "datepublished",
                            "dc.date.issued",
                            "dcterms.issued",
                            "dcterms.date",
                            "dc.date",
                            "dcterms.created",
                            "citation_publication_date",
                            "citation_date",
                            "parsely-pub-date",
                            "sailthru.date",
                            "pubdate",
                            "publishdate",
                            "publish-date",
                            "publication_date",
                            "article.published",
                            "date",
                            "time"})
      if (const auto at = said_.find(key); at != said_.end())
        if (auto day = metadata_date(at->second))
          return day;
    return {};
  }

  /// "Talks resume" of "Talks resume | The Post".
  std::string without_site(const std::string &title, const std::string &site) const {
    for (const std::string_view mark : {std::string_view(" | "), std::string_view(" - "), std::string_view(" \u2013 "),
                                        std::string_view(" \u2014 "), std::string_view(" :: ")})
      if (const auto at = title.rfind(mark); at != std::string::npos && at > 0)
        if (title.substr(at + mark.size()) == site || title.substr(0, at) == heading_)
          return title.substr(0, at);
    return title;
  }

  std::map<std::string, std::string> said_;
  std::string heading_; ///< the first <h1>
  int headings_ = 0;
};

} // namespace

void describe(xmlNode *root, Document &d) {
  Description description;
  description.read(root);
  description.fill(d);
}

} // namespace demarche::html
