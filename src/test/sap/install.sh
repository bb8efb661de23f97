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
command -v npm >/dev/null || { echo "The SAP tests need Node 20 or later with npm, e.g. apt-get install nodejs npm." >&2; exit 1; }
cp "$here/package.json" "$here/package-lock.json" "$place/"
(cd "$place" && npm ci --prefer-offline --no-audit --no-fund --loglevel=error) ||
	{ rm -rf "$place/node_modules"; echo "npm could not install the packages of src/test/sap/package.json." >&2; exit 1; }
