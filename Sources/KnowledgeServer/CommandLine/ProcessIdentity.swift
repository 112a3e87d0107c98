import Foundation

/// Tells this process from others that work on the same queue.
enum ProcessIdentity {
    static let current = "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8).lowercased())"
}
