-- Why: a server that starts looks at every log that has a checkpoint, since the one before may have died before it was
-- kept beside the database.
-- Locks: none.

grant create on schema public to assay_scheduler;

create function shown_logs() returns table (tenant_id uuid)
  language sql stable security definer set search_path = public
  begin atomic
    select l.tenant_id from logs l where l.size > 0;
  end;
alter function shown_logs() owner to assay_scheduler;
revoke all on function shown_logs() from public;
grant execute on function shown_logs() to assay_server;

revoke create on schema public from assay_scheduler;
