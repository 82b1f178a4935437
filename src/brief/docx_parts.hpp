// The parts of an Office Open XML package around its document: types, relations, styles, notes, header and footer.
#pragma once
#include <string_view>
#include <vector>

#include "base/zip_writer.hpp"
#include "brief/paper.hpp"

namespace demarche::brief {

inline constexpr std::string_view docx_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view docx_namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                                                    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::vector<base::ZipMember> docx_frame(const Paper &, const BriefTemplate::Parts &);
std::string docx_styles(const BriefTemplate::Parts &);

} // namespace demarche::brief
