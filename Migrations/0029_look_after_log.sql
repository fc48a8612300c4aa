-- Why: a round of sequencing reads the leaves that wait and no other, whatever the planner knew when it last counted; and
-- a server that starts looks at every log that has a checkpoint, since the one before may have died before it was kept
-- beside the database. Checkpoints are taken up in the order in which they were signed.
-- Locks: log_leaves against writes while the index is made, which reads the table once.

-- In the order in which leaves get their places: with the tenant alone, a plan in that order walks the primary key
-- through every leaf that has its place.
drop index log_leaves_unsequenced;
create index log_leaves_unsequenced on log_leaves (tenant_id, id) where position is null;

grant create on schema public to assay_scheduler;
-- For the order of the index.
grant select (id) on log_leaves to assay_scheduler;

-- A look-up a log, where distinct over the leaves that wait reads all of them, and whatever else its plan likes.
drop function unsequenced_logs();
create function unsequenced_logs() returns table (tenant_id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    with recursive waiting (log) as (
      (select l.tenant_id from log_leaves l where l.position is null order by l.tenant_id, l.id limit 1)
      union all
      select (
        select l.tenant_id from log_leaves l where l.position is null and l.tenant_id > w.log
        order by l.tenant_id, l.id limit 1)
      from waiting w where w.log is not null)
    select w.log from waiting w where w.log is not null;
  end;
alter function unsequenced_logs() owner to assay_scheduler;
revoke all on function unsequenced_logs() from public;
grant execute on function unsequenced_logs() to assay_server;

create function shown_logs() returns table (tenant_id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select l.tenant_id from logs l where l.size > 0;
  end;
alter function shown_logs() owner to assay_scheduler;
revoke all on function shown_logs() from public;
grant execute on function shown_logs() to assay_server;

-- The checkpoint that has waited longest first, whatever its tenant's identifier.
grant select (created_at) on log_checkpoints to assay_scheduler;
drop function untaken_checkpoints(integer);
create function untaken_checkpoints(most integer) returns table (log_id uuid, size bigint, note text)
  language sql stable security definer set search_path = public
  begin atomic
    select l.tenant_id, l.size, c.note from logs l
      join log_checkpoints c on c.tenant_id = l.tenant_id and c.size = l.size
      where l.tenant_id <> '00000000-0000-0000-0000-000000000000'
        and not exists (
          select from log_taken t where t.tenant_id = '00000000-0000-0000-0000-000000000000'
            and t.log_id = l.tenant_id and t.size = l.size)
      order by c.created_at, l.tenant_id limit most;
  end;
alter function untaken_checkpoints(integer) owner to assay_scheduler;
revoke all on function untaken_checkpoints(integer) from public;
grant execute on function untaken_checkpoints(integer) to assay_server;

revoke create on schema public from assay_scheduler;
