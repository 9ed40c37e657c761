# Builds, installs and packs Limen; make help says how.
PREFIX = /usr/local
DESTDIR =
# What is installed: built here with Swift's library inside and without symbols, or a file that you name.
BINARY = .build/package/limen
# Where tarball and .deb go.
DIST = dist
# The time in both of them, so that the same program gives the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

.PHONY: all install uninstall dist deb clean help
all: $(BINARY)

sources := Package.swift $(shell find Sources Plugins schema.sql migrations queries imports/schema -type f)

.build/package/limen: $(sources)
	mkdir -p $(@D)
	program="$$(scripts/build-release)" && strip --strip-unneeded -o $@ "$$program"

install: $(BINARY)
	scripts/install "$(BINARY)" "$(DESTDIR)$(PREFIX)"

uninstall:
	scripts/install --remove "$(DESTDIR)$(PREFIX)"

dist: $(BINARY)
	scripts/dist "$(BINARY)" "$(DIST)"

deb: $(BINARY)
	scripts/deb "$(BINARY)" "$(DIST)"

clean:
	rm -rf .build/package "$(DIST)"
	swift package clean

help:
	@echo 'make                            builds the program; scripts/setup installs what that needs'
	@echo 'make install PREFIX=/usr/local  puts program, data, man page, completions and pages below PREFIX'
	@echo 'make uninstall PREFIX=...       takes away what make install put there'
	@echo 'make dist                       packs a tarball for machines like this one, and its checksum'
	@echo 'make deb                        packs a Debian package'
	@echo 'make clean                      takes away what was built'
	@echo 'DESTDIR=FOLDER goes before PREFIX, BINARY=FILE takes a program that is built already.'
