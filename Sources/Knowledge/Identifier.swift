import Foundation

/// What an ``Identifier`` names. The prefix makes an id in a log or an URL say what it is.
public protocol Identified {
    static var idPrefix: String { get }
}

/// A prefixed UUIDv7 (RFC 9562), such as `doc_018f3b1e-…`: sortable by creation, distinct by type.
public struct Identifier<Entity: Identified>: Hashable, Sendable, Codable, CustomStringConvertible, Comparable {
    public let uuid: UUID

    public init(uuid: UUID) { self.uuid = uuid }

    /// A fresh id of the current moment.
    public init() { uuid = UUID.version7(at: Date()) }

    /// Reads the printed form; `nil` unless prefix and UUID both fit.
    public init?(_ text: String) {
        guard text.hasPrefix(Entity.idPrefix),
            let uuid = UUID(uuidString: String(text.dropFirst(Entity.idPrefix.count)))
        else { return nil }
        self.uuid = uuid
    }

    public var description: String { Entity.idPrefix + uuid.uuidString.lowercased() }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = Identifier(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "expected an id like \(Entity.idPrefix)<uuid>"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public static func < (left: Identifier, right: Identifier) -> Bool { left.description < right.description }
}

public enum TenantEntity: Identified { public static var idPrefix: String { "ten_" } }
public enum KeyEntity: Identified { public static var idPrefix: String { "key_" } }
public enum DocumentEntity: Identified { public static var idPrefix: String { "doc_" } }
public enum FileEntity: Identified { public static var idPrefix: String { "fil_" } }
public enum TagEntity: Identified { public static var idPrefix: String { "tag_" } }
public enum ChunkEntity: Identified { public static var idPrefix: String { "chk_" } }
public enum FAQEntity: Identified { public static var idPrefix: String { "faq_" } }
public enum JobEntity: Identified { public static var idPrefix: String { "job_" } }
public enum DraftEntity: Identified { public static var idPrefix: String { "drf_" } }
public enum EventEntity: Identified { public static var idPrefix: String { "evt_" } }
public enum IntentExampleEntity: Identified { public static var idPrefix: String { "exa_" } }

public typealias TenantID = Identifier<TenantEntity>
public typealias KeyID = Identifier<KeyEntity>
public typealias DocumentID = Identifier<DocumentEntity>
/// An uploaded file as it lies on disk.
public typealias FileID = Identifier<FileEntity>
public typealias TagID = Identifier<TagEntity>
public typealias ChunkID = Identifier<ChunkEntity>
public typealias FAQID = Identifier<FAQEntity>
public typealias JobID = Identifier<JobEntity>
public typealias DraftID = Identifier<DraftEntity>
public typealias EventID = Identifier<EventEntity>
public typealias IntentExampleID = Identifier<IntentExampleEntity>

extension UUID {
    /// RFC 9562 §5.7: 48 bits of Unix milliseconds, then random bits.
    static func version7(at date: Date) -> UUID {
        var bytes = UUID().uuid
        let milliseconds = UInt64(max(0, date.timeIntervalSince1970 * 1000))
        bytes.0 = UInt8(truncatingIfNeeded: milliseconds >> 40)
        bytes.1 = UInt8(truncatingIfNeeded: milliseconds >> 32)
        bytes.2 = UInt8(truncatingIfNeeded: milliseconds >> 24)
        bytes.3 = UInt8(truncatingIfNeeded: milliseconds >> 16)
        bytes.4 = UInt8(truncatingIfNeeded: milliseconds >> 8)
        bytes.5 = UInt8(truncatingIfNeeded: milliseconds)
        bytes.6 = (bytes.6 & 0x0F) | 0x70
        return UUID(uuid: bytes)
    }
}
