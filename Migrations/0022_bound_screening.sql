-- Why: what screening keeps has an end, and what it holds in memory a bound. Screenings of names alone whose time is over are
-- found without reading those that were erased long ago; a version of a list says what it takes in memory.
-- Locks: SHARE on screenings while the index is built; ACCESS EXCLUSIVE on list_versions for an instant.
create index screenings_kept on screenings (tenant_id, created_at) where wrapped is not null;

-- Null for versions that were imported before it was measured.
alter table list_versions add column memory_bytes bigint check (memory_bytes >= 0);
