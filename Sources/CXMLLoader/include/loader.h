#ifndef LIMEN_CXMLLOADER_H
#define LIMEN_CXMLLOADER_H

/// Loads libxml2, once; has to be called before any of its functions. Returns 0, or 1 when it is not installed, or lacks a
/// function.
///
/// Questions to an archive need no XML, but loading libxml2 with the world's character sets and the C++ library behind it
/// takes longer than the answer.
int limen_xml_load(void);

#endif
