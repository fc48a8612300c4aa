-- Why: verifications that wait for input past their time are found without reading the rest, and whoever was never
-- decided on has a clock of retention too.
-- Locks: SHARE on verifications and checks while their indexes are built; ACCESS EXCLUSIVE on applicants for an
-- instant.
create index verifications_overdue on verifications (tenant_id, expires_at)
  where status in ('collecting', 'awaiting_input');
-- What is open counts against a spend cap.
create index checks_open on checks (tenant_id) where is_current and status in ('queued', 'running');
alter table applicants add column last_ended_at timestamptz;
