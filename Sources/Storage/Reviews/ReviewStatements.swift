import PostgreSQL

/// SQL of review items and their board.
enum ReviewStatements {
  static let closeForVerification: Statement = """
    update review_items set state = 'decided', action = 'canceled', decided_at = $3, assignee = null, lease_until = null
    where tenant_id = $1 and verification_id = $2 and state <> 'decided'
    """
  static let clearBoardForVerification: Statement = """
    delete from review_board where tenant_id = $1 and review_id in (
      select id from review_items where tenant_id = $1 and verification_id = $2)
    """
}
