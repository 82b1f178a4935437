#include "reader/mail.hpp"

#include <algorithm>
#include <mutex>
#include <vector>

#include "base/escape.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "reader/dates.hpp"
#include "reader/decode.hpp"
#include "reader/html.hpp"
#include "reader/mail_text.hpp"
#include "reader/parts.hpp"
#include "reader/prose.hpp"

namespace demarche {

namespace {

constexpr int deepest = 32; // parts inside parts

std::string utf8(const char *s) { return base::fold_space(base::valid_utf8(s ? s : "")); }

std::string contents(GMimePart *part) {
  GMimeDataWrapper *data = g_mime_part_get_content(part);
  if (!data)
    return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(data, stream.get());
  const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char *>(bytes->data), bytes->len};
}

/// "Ida Falk" of `Ida Falk <ida@example.org>`; the address of somebody without a name.
std::string sender(GMimeMessage *message) {
  InternetAddressList *from = g_mime_message_get_from(message);
  if (!from || internet_address_list_length(from) == 0)
    return {};
  InternetAddress *first = internet_address_list_get_address(from, 0);
  if (std::string name = utf8(internet_address_get_name(first)); !name.empty())
    return name;
  return INTERNET_ADDRESS_IS_MAILBOX(first) ? utf8(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))) : std::string{};
}

class Message {
public:
  Message(const Input &input, const std::string &name, ReadResult &out) : here_{name, {}, input.allowance, input.depth}, out_(out) {}

  void read(GMimeMessage *message) {
    Document d;
    d.origin = here_.name;
    d.title = utf8(g_mime_message_get_subject(message));
    d.source = sender(message);
    if (const char *date = g_mime_object_get_header(GMIME_OBJECT(message), "Date"))
      d.published = metadata_date(utf8(date));
    if (GMimeObject *body = g_mime_message_get_mime_part(message))
      part(body, 0);
    d.text = under_title(d.title, std::move(text_));
    d.id = base::hex(d.source + '\0' + (d.published ? edtf(*d.published) : "") + '\0' + d.text, 16);
    out_.documents.push_back(std::move(d));
    for (auto &[name, bytes] : attachments_)
      read_part(here_, name, std::move(bytes), out_);
    if (passed_over_ > 0)
      out_.notices.push_back(here_.name + ": attachments that are no text are passed over: " + std::to_string(passed_over_));
  }

private:
  void part(GMimeObject *object, int depth) {
    if (depth > deepest) {
      out_.notices.push_back(here_.name + ": parts stand more than " + std::to_string(deepest) +
                             " deep inside each other; the inner ones are not read");
      return;
    }
    if (GMIME_IS_MULTIPART(object))
      multipart(GMIME_MULTIPART(object), depth);
    else if (GMIME_IS_MESSAGE_PART(object))
      forwarded(GMIME_MESSAGE_PART(object));
    else if (GMIME_IS_PART(object))
      leaf(GMIME_PART(object));
  }

  void multipart(GMimeMultipart *parts, int depth) {
    const GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
    const bool alternative = g_mime_content_type_is_type(const_cast<GMimeContentType *>(type), "multipart", "alternative");
    const int count = g_mime_multipart_get_count(parts);
    if (!alternative) {
      for (int i = 0; i < count; ++i)
        part(g_mime_multipart_get_part(parts, i), depth + 1);
      return;
    }
    for (int i = 0; i < count; ++i) { // the words alone, where the sender gives them so
      const std::size_t before = text_.size();
      GMimeObject *one = g_mime_multipart_get_part(parts, i);
      if (GMIME_IS_TEXT_PART(one) && !is_type(one, "plain"))
        continue;
      part(one, depth + 1);
      if (text_.size() != before)
        return;
    }
    for (int i = count - 1; i >= 0; --i) // else the richest: it stands last
      if (GMimeObject *one = g_mime_multipart_get_part(parts, i); is_type(one, "html"))
        return part(one, depth + 1);
  }

  static bool is_type(GMimeObject *object, const char *subtype) {
    return g_mime_content_type_is_type(g_mime_object_get_content_type(object), "text", subtype);
  }

  void leaf(GMimePart *part) {
    GMimeObject *object = GMIME_OBJECT(part);
    const bool words = is_type(object, "plain") || is_type(object, "html");
    const char *file = g_mime_part_get_filename(part);
    if (!words || g_mime_part_is_attachment(part))
      return attachment(part, file ? file : "");
    const char *charset = g_mime_object_get_content_type_parameter(object, "charset");
    const std::string declared = charset ? declared_encoding("charset=" + utf8(charset)) : "";
    const std::optional<std::string> text = decode({here_.name, contents(part), nullptr, 0}, out_, declared);
    if (!text)
      return;
    std::string body = is_type(object, "html") ? words_of_html(*text) : own_words(*text, flowed(object));
    if (!text_.empty() && !body.empty())
      text_ += '\n';
    text_ += body;
  }

  static bool flowed(GMimeObject *object) {
    const char *format = g_mime_object_get_content_type_parameter(object, "format");
    return format && std::string_view(format) == "flowed";
  }

  /// What looks like a document by its name or its bytes, and text of any kind; not pictures and signatures.
  void attachment(GMimePart *part, const std::string &file) {
    GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const std::string name = file.empty() ? "part " + std::to_string(attachments_.size() + 1) : part_label(file);
    std::string bytes = contents(part);
    const bool readable = &reader_for({name, bytes, nullptr, 0}) != readers().back() || g_mime_content_type_is_type(type, "text", "*");
    const bool signature = std::string_view(g_mime_content_type_get_media_subtype(type)).ends_with("signature");
    if (readable && !signature && !bytes.empty())
      attachments_.emplace_back(name, std::move(bytes));
    else
      passed_over_ += !signature;
  }

  void forwarded(GMimeMessagePart *part) {
    GMimeMessage *message = g_mime_message_part_get_message(part);
    if (!message)
      return;
    char *raw = g_mime_object_to_string(GMIME_OBJECT(message), nullptr);
    attachments_.emplace_back("message " + std::to_string(attachments_.size() + 1) + ".eml", raw ? raw : "");
    g_free(raw);
  }

  const Input here_;
  ReadResult &out_;
  std::string text_;
  std::vector<std::pair<std::string, std::string>> attachments_;
  int passed_over_ = 0;
};

} // namespace

Owned<GMimeParser> parse_mail(const std::string &bytes) {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  return Owned<GMimeParser>(g_mime_parser_new_with_stream(stream.get()));
}

void read_message(GMimeMessage *message, const Input &input, const std::string &name, ReadResult &out) {
  Message(input, name, out).read(message);
}

} // namespace demarche
