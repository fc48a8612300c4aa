/// What a tenant's event stream tells, closed: `<noun>.<what happened>`. Events carry ids and states, nothing personal.
public enum EventType: String, Sendable, Hashable, CaseIterable {
  case applicantCreated = "applicant.created"
  case applicantErased = "applicant.erased"
  case applicantUpdated = "applicant.updated"
  case checkCompleted = "check.completed"
  case policyUpdated = "tenant.policy_updated"
  case reviewCreated = "review.created"
  case reviewDecided = "review.decided"
  case verificationApproved = "verification.approved"
  case verificationAwaitingInput = "verification.awaiting_input"
  case verificationCanceled = "verification.canceled"
  case verificationCreated = "verification.created"
  case verificationDeclined = "verification.declined"
  case verificationExpired = "verification.expired"
  case verificationInReview = "verification.in_review"
  case verificationProcessing = "verification.processing"
  case webhookTest = "webhook.test"
}
