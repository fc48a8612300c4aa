#!/bin/bash
# Run once by the PostgreSQL image when it makes the cluster: the server's login role, which owns nothing and cannot pass
# row-level security. Migrations grant it what it needs.
set -euo pipefail
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\set password `cat "${SERVER_PASSWORD_FILE:-/run/secrets/database_server_password}"`
create role assay_server login nosuperuser nocreatedb nocreaterole nobypassrls password :'password';
revoke connect on database :"DBNAME" from public;
grant connect on database :"DBNAME" to assay_server;
SQL
