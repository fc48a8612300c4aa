import ArgumentParser
import HTTPAPI

/// Who may ask how often.
struct RateOptions: ParsableArguments {
  @Option(help: "Requests a second of one key or member; twice as many at once.") var keyRate = 200
  @Option(help: "Requests a second of one tenant; twice as many at once.") var tenantRate = 500

  /// The API's settings with these limits.
  func settings() throws -> APISettings {
    for rate in [keyRate, tenantRate] where !(1...1_000_000).contains(rate) {
      throw ValidationError("--key-rate and --tenant-rate take 1 through 1000000.")
    }
    var settings = APISettings()
    settings.callerRate = Rate(perSecond: keyRate, burst: keyRate * 2)
    settings.tenantRate = Rate(perSecond: tenantRate, burst: tenantRate * 2)
    return settings
  }
}
