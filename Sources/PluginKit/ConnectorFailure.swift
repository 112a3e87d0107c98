import Foundation

/// Why a turn of a connector brought nothing, as far as the other system told.
public struct ConnectorFailure: Error, Sendable, Equatable {
    public enum Reason: String, Sendable {
        /// It does not know the account, or the account may not do this: a person has to look.
        case refused
        /// It wants to be asked more slowly.
        case busy
        /// It is out of order, or did not answer.
        case unavailable
        /// It did not understand what was asked.
        case rejected
        /// It answered with something else than was documented.
        case unreadable
        case tooLarge = "too_large"
        /// The address may not be called from here.
        case address
    }

    public let reason: Reason
    public let status: Int?
    /// How long it wants to be left alone.
    public let pause: Duration?

    public init(_ reason: Reason, status: Int? = nil, pause: Duration? = nil) {
        self.reason = reason
        self.status = status
        self.pause = pause
    }

    /// `nil` for a success.
    package init?(_ response: ConnectorResponse, at moment: Date) {
        switch response.status {
        case 200..<300: return nil
        case 401, 403: self.init(.refused, status: response.status)
        case 429: self.init(.busy, status: 429, pause: Self.pause(response.headers, moment))
        case 408, 500...: self.init(.unavailable, status: response.status, pause: Self.pause(response.headers, moment))
        default: self.init(.rejected, status: response.status)
        }
    }

    /// `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), else the seconds of `X-RateLimit-Reset`.
    private static func pause(_ headers: [String: String], _ moment: Date) -> Duration? {
        guard let text = headers["retry-after"] ?? headers["x-ratelimit-reset"] else { return nil }
        if let seconds = Double(text), seconds.isFinite { return .seconds(min(max(seconds, 0), 86_400)) }
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = .gmt
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return format.date(from: text).map { .seconds(min(max($0.timeIntervalSince(moment), 0), 86_400)) }
    }
}
