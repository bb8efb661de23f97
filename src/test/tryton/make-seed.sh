#!/bin/sh
# Makes erp-seed.sql.gz anew: activates the modules in an empty database, runs seed.py and dumps the result (2 minutes).
# Needs install.sh done, Debian's tryton-proteus and postgresql-client, and an empty PostgreSQL 14 that trusts us:
#   make-seed.sh HOST PORT USER
# PostgreSQL 14, since a dump of a newer server does not load into the one that the tests embed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
host=$1 port=$2 user=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sql="psql -q -h $host -p $port -U $user -d postgres"

cat > "$work/trytond.conf" <<C
[database]
uri = postgresql://$user:any@$host:$port/
[password]
length = 8
[queue]
worker = False
C
printf 'admin-Pass1' > "$work/password"

$sql -c 'DROP DATABASE IF EXISTS erp'
$sql -c "CREATE DATABASE erp ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
TRYTONPASSFILE="$work/password" trytond-admin -c "$work/trytond.conf" -d erp --email admin@example.test \
	--activate-dependencies -u party company currency country product account account_product account_invoice \
	account_invoice_stock stock sale
/usr/bin/python3 "$here/seed.py" "$work/trytond.conf" erp
# As INSERTs, which the tests load through JDBC: the embedded PostgreSQL brings no psql.
pg_dump -h "$host" -p "$port" -U "$user" -d erp --no-owner --no-acl --inserts --rows-per-insert=1000 \
	| grep -v -E '^\\(un)?restrict ' | gzip -9n > "$here/erp-seed.sql.gz"
ls -l "$here/erp-seed.sql.gz"
