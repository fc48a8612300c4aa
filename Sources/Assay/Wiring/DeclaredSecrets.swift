import Domain
import Foundation
import TenantFiles

/// Reads the secrets that tenant files name.
enum DeclaredSecrets {
  /// A tenant's webhooks with their secrets.
  /// - Throws: ``Refusal`` that names the place, never what was found there.
  static func webhooks(of tenant: TenantFile) throws -> [DeclaredWebhook] {
    try tenant.webhooks.map { webhook in
      let text = try read(webhook.secret, for: tenant).trimmingCharacters(in: .whitespacesAndNewlines)
      guard let secret = WebhookSecret(text) else {
        throw Refusal("\(tenant.slug): \(webhook.secret.text) does not hold whsec_ and base64 of 24 through 64 bytes.")
      }
      let events = webhook.events.compactMap { EventPattern($0) }
      return DeclaredWebhook(url: webhook.url, events: events, secret: secret)
    }
  }

  private static func read(_ reference: SecretReference, for tenant: TenantFile) throws -> String {
    switch reference {
    case .environment(let name):
      guard let text = ProcessInfo.processInfo.environment[name] else {
        throw Refusal("\(tenant.slug): the environment has no \(name), where a webhook's secret should be.")
      }
      return text
    case .file(let path):
      do {
        return try String(contentsOfFile: path, encoding: .utf8)
      } catch {
        throw Refusal("\(tenant.slug): \(path) cannot be read, where a webhook's secret should be.")
      }
    }
  }
}
