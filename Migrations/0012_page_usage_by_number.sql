-- Why: whoever reads usage page by page goes on behind a number, since numbers are given in the order of commits, and
-- no event appears behind one that was read already.
-- Locks: SHARE on usage_events while the index is built.
create unique index usage_events_sequence on usage_events (tenant_id, mode, sequence);
