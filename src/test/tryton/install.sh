#!/bin/sh
# Installs Tryton 6.0 from Debian for the tests (about 20 s). Without root it says what is missing and fails.
set -eu
packages="tryton-server python3-psycopg2 python3-bcrypt"
for module in party company currency country product account account-product account-invoice \
		account-invoice-stock stock sale; do
	packages="$packages tryton-modules-$module"
done

missing=""
for package in $packages; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null; then
	echo "The Tryton tests need Debian's packages:$missing. This is no Debian: run the tests in a Debian 12 container." >&2
	exit 1
fi
if [ "$(id -u)" != 0 ]; then
	echo "The Tryton tests need packages that are not installed. As root: apt-get install --no-install-recommends$missing" >&2
	exit 1
fi
export DEBIAN_FRONTEND=noninteractive
install="apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends"
$install $missing || { apt-get -q update && $install $missing; }
