// The functions of libxml2 that Limen calls, each forwarded to the library, which is loaded when it is first needed. They
// stand in the place of the library's own: hidden, so that the library itself does not meet them.

#include "loader.h"
#include <dlfcn.h>
#include <pthread.h>
#include <libxml/xmlversion.h>
// The ICU of the Swift toolchain and the one libxml2 was built with do not go together; Limen needs neither here.
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#if defined(__APPLE__)
#define LIBRARY "libxml2.2.dylib"
#elif LIBXML_VERSION >= 21400
#define LIBRARY "libxml2.so.16"
#else
#define LIBRARY "libxml2.so.2"
#endif

// RESULT FUNCTION(TYPES) with as many named parameters as arguments are passed on.
#define FUNCTIONS(DO, DO_VOID)                                                                                         \
    DO(xmlNodePtr, xmlAddChild, (xmlNodePtr a, xmlNodePtr b), (a, b))                                                  \
    DO(xmlParserCtxtPtr, xmlCreatePushParserCtxt,                                                                      \
       (xmlSAXHandlerPtr a, void *b, const char *c, int d, const char *e), (a, b, c, d, e))                            \
    DO(xmlDocPtr, xmlCtxtReadMemory, (xmlParserCtxtPtr a, const char *b, int c, const char *d, const char *e, int f),  \
       (a, b, c, d, e, f))                                                                                             \
    DO(int, xmlCtxtUseOptions, (xmlParserCtxtPtr a, int b), (a, b))                                                    \
    DO(xmlNodePtr, xmlDocCopyNode, (const xmlNodePtr a, xmlDocPtr b, int c), (a, b, c))                                \
    DO(xmlNodePtr, xmlDocGetRootElement, (const xmlDoc *a), (a))                                                       \
    DO(long, xmlGetLineNo, (const xmlNode *a), (a))                                                                    \
    DO(xmlParserCtxtPtr, xmlNewParserCtxt, (void), ())                                                                 \
    DO(int, xmlParseChunk, (xmlParserCtxtPtr a, const char *b, int c, int d), (a, b, c, d))                            \
    DO(xmlSchemaParserCtxtPtr, xmlSchemaNewDocParserCtxt, (xmlDocPtr a), (a))                                          \
    DO(xmlSchemaValidCtxtPtr, xmlSchemaNewValidCtxt, (xmlSchemaPtr a), (a))                                            \
    DO(xmlSchemaPtr, xmlSchemaParse, (xmlSchemaParserCtxtPtr a), (a))                                                  \
    DO(int, xmlSchemaValidateDoc, (xmlSchemaValidCtxtPtr a, xmlDocPtr b), (a, b))                                      \
    DO_VOID(xmlFreeDoc, (xmlDocPtr a), (a))                                                                            \
    DO_VOID(xmlFreeParserCtxt, (xmlParserCtxtPtr a), (a))                                                              \
    DO_VOID(xmlInitParser, (void), ())                                                                                 \
    DO_VOID(xmlSAX2Characters, (void *a, const xmlChar *b, int c), (a, b, c))                                          \
    DO_VOID(xmlSAX2Comment, (void *a, const xmlChar *b), (a, b))                                                       \
    DO_VOID(xmlSchemaFree, (xmlSchemaPtr a), (a))                                                                      \
    DO_VOID(xmlSchemaFreeParserCtxt, (xmlSchemaParserCtxtPtr a), (a))                                                  \
    DO_VOID(xmlSchemaFreeValidCtxt, (xmlSchemaValidCtxtPtr a), (a))                                                    \
    DO_VOID(xmlSchemaSetParserStructuredErrors,                                                                        \
            (xmlSchemaParserCtxtPtr a, xmlStructuredErrorFunc b, void *c), (a, b, c))                                  \
    DO_VOID(xmlSchemaSetValidStructuredErrors,                                                                         \
            (xmlSchemaValidCtxtPtr a, xmlStructuredErrorFunc b, void *c), (a, b, c))                                   \
    DO_VOID(xmlStopParser, (xmlParserCtxtPtr a), (a))

static struct {
#define MEMBER(result, name, parameters, arguments) result(*name) parameters;
#define MEMBER_VOID(name, parameters, arguments) void(*name) parameters;
    FUNCTIONS(MEMBER, MEMBER_VOID)
} library;

#define FORWARD(result, name, parameters, arguments)                                                                   \
    __attribute__((visibility("hidden"))) result name parameters { return library.name arguments; }
#define FORWARD_VOID(name, parameters, arguments)                                                                      \
    __attribute__((visibility("hidden"))) void name parameters { library.name arguments; }
FUNCTIONS(FORWARD, FORWARD_VOID)

static int is_loaded;

static void load(void) {
    void *handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
    int missing = 0;
#define FIND(result, name, parameters, arguments) missing += !(*(void **)&library.name = dlsym(handle, #name));
#define FIND_VOID(name, parameters, arguments) FIND(void, name, parameters, arguments)
    FUNCTIONS(FIND, FIND_VOID)
    is_loaded = missing == 0;
}

int limen_xml_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return !is_loaded;
}
