#ifndef LIMEN_CLIBXML2_SHIM_H
#define LIMEN_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// The ICU of the Swift toolchain and the one libxml2 was built with do not go together; Limen needs neither here.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

#endif
