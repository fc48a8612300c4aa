-- Why: verifications that wait for input past their time are found without reading the rest.
-- Locks: SHARE on verifications while the index is built.
create index verifications_overdue on verifications (tenant_id, expires_at)
  where status in ('collecting', 'awaiting_input');
