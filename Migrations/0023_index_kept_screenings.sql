-- Why: screenings whose time is over are found without reading those that were erased long ago.
-- Locks: SHARE on screenings while the index is built.
create index screenings_kept on screenings (tenant_id, created_at) where wrapped is not null;
