import Domain
import Foundation
import TenantFiles

/// Reads the secrets that tenant files name.
enum DeclaredSecrets {
  /// A tenant's webhooks with their secrets.
  /// - Throws: ``Refusal`` that names the place, never what was found there.
  static func webhooks(of tenant: TenantFile) throws -> [DeclaredWebhook] {
    try tenant.webhooks.map { webhook in
      let secret = try read(webhook.secret, for: tenant)
      let events = webhook.events.compactMap { EventPattern($0) }
      return DeclaredWebhook(url: webhook.url, events: events, secret: secret)
    }
  }

  /// Looks whether a tenant's providers have secrets. They are read again for each request: none is kept.
  /// - Throws: ``Refusal`` that names the place, never what was found there.
  static func checkProviders(of tenant: TenantFile) throws {
    for provider in tenant.policy.providers.values { _ = try read(provider.secret, for: tenant) }
  }

  /// The secret at a place; nil where there is none to be read.
  static func secret(at reference: SecretReference) -> WebhookSecret? {
    text(at: reference).flatMap { WebhookSecret($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  private static func read(_ reference: SecretReference, for tenant: TenantFile) throws -> WebhookSecret {
    guard let secret = secret(at: reference) else {
      if text(at: reference) != nil {
        throw Refusal("\(tenant.slug): \(reference.text) does not hold whsec_ and base64 of 24 through 64 bytes.")
      }
      switch reference {
      case .environment(let name):
        throw Refusal("\(tenant.slug): the environment has no \(name), where a secret should be.")
      case .file(let path): throw Refusal("\(tenant.slug): \(path) cannot be read, where a secret should be.")
      }
    }
    return secret
  }

  private static func text(at reference: SecretReference) -> String? {
    switch reference {
    case .environment(let name): return ProcessInfo.processInfo.environment[name]
    case .file(let path):
      // Whoever asks says that there is none, and where; why is the file system's to show.
      do { return try String(contentsOfFile: path, encoding: .utf8) } catch { return nil }
    }
  }
}
