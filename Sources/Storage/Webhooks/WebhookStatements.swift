import PostgreSQL

/// SQL of webhook endpoints and their settings.
enum WebhookStatements {
  static let list: Statement = """
    select id, mode, url, event_types, state, disabled_because, declared, resource_version, created_at, updated_at
    from webhook_endpoints where tenant_id = $1 and mode = $2 order by id
    """
  static let one: Statement = """
    select id, mode, url, event_types, state, disabled_because, declared, resource_version, created_at, updated_at
    from webhook_endpoints where tenant_id = $1 and mode = $2 and id = $3
    """
  static let lock: Statement = """
    select id, mode, url, event_types, state, disabled_because, declared, resource_version, created_at, updated_at
    from webhook_endpoints where tenant_id = $1 and mode = $2 and id = $3 for update
    """
  static let count: Statement =
    "select count(*) as n from webhook_endpoints where tenant_id = $1 and mode = $2 and not declared"
  static let insert: Statement = """
    insert into webhook_endpoints
      (tenant_id, mode, id, url, event_types, secret_sealed, state, declared, created_at, updated_at)
    values ($1, $2, $3, $4, $5::text[], $6, 'enabled', $7, $8, $8)
    """
  /// Enabling an endpoint takes up its queue: the next look finds out what is due.
  static let update: Statement = """
    update webhook_endpoints set url = $3, event_types = $4::text[], state = $5, disabled_because = $6,
      next_at = case when $5 = 'enabled' then $7::timestamptz else next_at end,
      resource_version = resource_version + 1, updated_at = $7
    where tenant_id = $1 and id = $2
    """
  static let rotate: Statement = """
    update webhook_endpoints set previous_secret_sealed = secret_sealed, previous_secret_until = $4, secret_sealed = $3,
      resource_version = resource_version + 1, updated_at = $5
    where tenant_id = $1 and id = $2
    """
  static let replaceSecret: Statement =
    "update webhook_endpoints set secret_sealed = $3 where tenant_id = $1 and id = $2"
  static let deleteDeliveries: Statement = "delete from webhook_deliveries where tenant_id = $1 and endpoint_id = $2"
  static let delete: Statement = "delete from webhook_endpoints where tenant_id = $1 and id = $2"
  static let secrets: Statement = """
    select url, secret_sealed, previous_secret_sealed, previous_secret_until from webhook_endpoints
    where tenant_id = $1 and mode = $2 and id = $3
    """
  static let declared: Statement = """
    select id, mode, url, event_types, state, disabled_because, declared, resource_version, created_at, updated_at,
      secret_sealed
    from webhook_endpoints where tenant_id = $1 and mode = 'live' and declared
    order by id for update
    """
  /// Ends an endpoint's pause: what waits is due now.
  static let wakeDeliveries: Statement = """
    update webhook_deliveries set next_at = least(next_at, $3)
    where tenant_id = $1 and endpoint_id = $2 and state = 'pending'
    """
  static let wake: Statement = """
    update webhook_endpoints set next_at = least(coalesce(next_at, $3), $3) where tenant_id = $1 and id = $2
    """
}

/// SQL of deliveries.
enum DeliveryStatements {
  static let list: Statement = """
    select d.id, d.event_id, e.type, d.sequence, d.state, d.attempts, d.next_at, d.last_status, d.last_error,
      d.created_at, d.delivered_at
    from webhook_deliveries d join events e on e.tenant_id = d.tenant_id and e.id = d.event_id
    where d.tenant_id = $1 and d.mode = $2 and d.endpoint_id = $3 and ($4::bigint is null or d.sequence < $4)
      and ($5::text is null or d.state = $5)
    order by d.sequence desc limit $6
    """
  static let one: Statement = """
    select d.id, d.event_id, e.type, d.sequence, d.state, d.attempts, d.next_at, d.last_status, d.last_error,
      d.created_at, d.delivered_at
    from webhook_deliveries d join events e on e.tenant_id = d.tenant_id and e.id = d.event_id
    where d.tenant_id = $1 and d.mode = $2 and d.endpoint_id = $3 and d.id = $4
    """
  static let redeliver: Statement = """
    update webhook_deliveries set state = 'parked', attempts = 0, refusals = 0, queued_at = $5, next_at = $5,
      delivered_at = null
    where tenant_id = $1 and mode = $2 and endpoint_id = $3 and id = $4 and state <> 'pending' returning id
    """
  /// Endpoints that hear of a realm's events; locked, so that none goes away while its deliveries are queued.
  static let listeners: Statement = """
    select id, event_types from webhook_endpoints where tenant_id = $1 and mode = $2 and state = 'enabled'
    order by id for update
    """
  static let queue: Statement = """
    insert into webhook_deliveries
      (tenant_id, mode, id, endpoint_id, event_id, sequence, state, attempts, next_at, created_at, queued_at)
    select $1, $2, n.id, n.endpoint, n.event, n.sequence, 'pending', 0, $7, $7, $7
    from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[]) as n (id, endpoint, event, sequence)
    """
  static let due: Statement = "select tenant_id, mode, endpoint_id from due_webhooks($1, $2::integer)"
  static let lease: Statement = """
    update webhook_endpoints set lease_until = $5, fence = fence + 1
    where tenant_id = $1 and mode = $2 and id = $3 and state = 'enabled' and next_at <= $4
      and (lease_until is null or lease_until <= $4)
    returning url, secret_sealed, previous_secret_sealed, previous_secret_until, fence
    """
  /// The oldest waiting event, whether due or not, and the parked one that is due longest.
  static let candidates: Statement = """
    select * from (
      (select d.id as delivery_id, d.attempts, d.refusals, d.queued_at, d.next_at, d.event_id
        from webhook_deliveries d where d.tenant_id = $1 and d.endpoint_id = $2 and d.state = 'pending'
        order by d.sequence limit 1)
      union all
      (select d.id, d.attempts, d.refusals, d.queued_at, d.next_at, d.event_id
        from webhook_deliveries d where d.tenant_id = $1 and d.endpoint_id = $2 and d.state = 'parked'
        order by d.next_at limit 1)) c
    join (select tenant_id, id, type, sequence, data, actor, created_at from events) e
      on e.tenant_id = $1 and e.id = c.event_id
    where c.next_at <= $3
      and exists (select from webhook_endpoints w where w.tenant_id = $1 and w.id = $2 and w.state = 'enabled')
    order by c.next_at
    """
  static let hold: Statement = """
    update webhook_endpoints set lease_until = $4, state = coalesce($5, state),
      disabled_because = coalesce($6, disabled_because)
    where tenant_id = $1 and id = $2 and fence = $3 and lease_until is not null returning id
    """
  static let record: Statement = """
    update webhook_deliveries set state = $3, attempts = attempts + 1, refusals = refusals + $4, next_at = $5,
      last_status = $6, last_error = $7, delivered_at = $8
    where tenant_id = $1 and id = $2
    """
  static let lockLease: Statement =
    "select id from webhook_endpoints where tenant_id = $1 and id = $2 and fence = $3 for update"
  /// Its own statement behind the lock, so that it sees what was queued meanwhile.
  static let release: Statement = """
    update webhook_endpoints set lease_until = null, next_at = least(
      (select d.next_at from webhook_deliveries d
        where d.tenant_id = $1 and d.endpoint_id = $2 and d.state = 'pending' order by d.sequence limit 1),
      (select min(d.next_at) from webhook_deliveries d
        where d.tenant_id = $1 and d.endpoint_id = $2 and d.state = 'parked'))
    where tenant_id = $1 and id = $2
    """
}
