#!/bin/sh
# Fetches and builds the Flowable engine of the tests into target/ (20 s the first time); does nothing if it is there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
made=$here/target/made
[ ! -f "$made" ] || [ -n "$(find "$here/pom.xml" "$here/src" -newer "$made" | head -n 1)" ] || exit 0
mvn -q -B -f "$here/pom.xml" package ||
	{ echo "Flowable could not be built from $here/pom.xml; Maven says why above." >&2; exit 1; }
touch "$made"
