#!/bin/sh
# Installs SAP's CAP runtime with its OData v2 adapter into target/sap for the tests (about 15 s, then nothing to do).
# What npm has in its cache is taken from there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
place=$(cd "$here/../../.." && pwd)/target/sap
mkdir -p "$place"
if [ -d "$place/node_modules/@sap/cds" ] && cmp -s "$here/package-lock.json" "$place/package-lock.json"; then
	exit 0
fi
if ! command -v npm >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null || true
fi
release=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')
if [ "${release:-0}" -lt 20 ] || ! command -v npm >/dev/null; then
	echo "The SAP tests need Node 20 or later with npm (found: ${release:-none}). Install it, e.g. from https://nodejs.org" \
		"(Debian 13: apt-get install nodejs npm; Debian 12 has only 18)." >&2
	exit 1
fi
cp "$here/package.json" "$here/package-lock.json" "$place/"
(cd "$place" && npm ci --prefer-offline --no-audit --no-fund --loglevel=error) ||
	{ rm -rf "$place/node_modules"; echo "npm could not install the packages of src/test/sap/package.json." >&2; exit 1; }
