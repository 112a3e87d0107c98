import Foundation
import Guardrails
import Knowledge
import Storage
import Synchronization

/// Some of the records of an export, as they were read.
enum ExportRows: Sendable {
    case messages([ExportedMessage])
    case drafts([StoredDraft])
    case events([AuditEvent])

    var count: Int {
        switch self {
        case .messages(let rows): rows.count
        case .drafts(let rows): rows.count
        case .events(let rows): rows.count
        }
    }

    static func read(
        _ export: Export, limit: Int, in session: borrowing TenantSession
    ) throws -> (rows: ExportRows, next: Cursor?) {
        switch export.request.kind {
        case .conversations:
            let (rows, next) = try session.exportedMessages(export.request, limit: limit, after: export.position)
            return (.messages(rows), next)
        case .drafts:
            let (rows, next) = try session.exportedDrafts(export.request, limit: limit, after: export.position)
            return (.drafts(rows), next)
        case .audit:
            let (rows, next) = try session.exportedEvents(export.request, limit: limit, after: export.position)
            return (.events(rows), next)
        }
    }
}

/// How rows become lines.
struct ExportFile: Sendable {
    let kind: ExportKind
    let format: ExportFormat

    var contentType: String {
        format == .csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8"
    }

    var columns: [String] {
        switch kind {
        case .conversations:
            [
                "conversation_id", "channel", "status", "customer_id", "customer_name", "customer_phone",
                "customer_email", "message_id", "role", "text", "sent_at",
            ]
        case .drafts:
            ["draft_id", "conversation_id", "created_at", "decision", "intent", "confidence", "question", "reply"]
        case .audit:
            [
                "event_id", "created_at", "event_type", "actor_id", "resource_type", "resource_id", "ip", "user_agent",
                "correlation_id", "before", "after",
            ]
        }
    }

    func text(of rows: ExportRows, as view: PersonalView, isFirst: Bool) throws -> String {
        let values: [[String?]] =
            switch rows {
            case .messages(let rows): try rows.map { try Self.values(of: $0, view) }
            case .drafts(let rows): try rows.map { try Self.values(of: $0, view) }
            case .events(let rows): try rows.map { try Self.values(of: $0, view) }
            }
        let lines = values.map { format == .csv ? Self.csv($0) : json($0) }
        // The mark tells spreadsheets that Turkish letters are UTF-8.
        let head = format == .csv && isFirst ? ["\u{FEFF}" + Self.csv(columns)] : []
        return (head + lines).map { $0 + (format == .csv ? "\r\n" : "\n") }.joined()
    }

    private static func values(of row: ExportedMessage, _ view: PersonalView) throws -> [String?] {
        [
            row.conversation.id.description, row.conversation.channel, row.conversation.status.rawValue,
            row.customer?.id.description, try view.shown(row.customer?.name, as: .person),
            try view.shown(row.customer?.phone, as: .phone), try view.shown(row.customer?.email, as: .email),
            row.message.id.description, row.message.message.role.rawValue, try view.shown(row.message.message.text),
            RFC3339.string(from: row.message.sentAt),
        ]
    }

    private static func values(of row: StoredDraft, _ view: PersonalView) throws -> [String?] {
        struct Reply: Decodable { let text: String? }
        let reply: Reply? = try? row.draft.decode()
        return [
            row.id.description, row.conversation?.description, RFC3339.string(from: row.createdAt),
            row.decision.rawValue, row.intent, String(row.confidence), try view.shown(row.question),
            try view.shown(reply?.text ?? ""),
        ]
    }

    private static func values(of row: AuditEvent, _ view: PersonalView) throws -> [String?] {
        let event = row.event
        return [
            row.id.description, RFC3339.string(from: row.createdAt), event.type, event.actor, event.resourceType,
            event.resourceID, try view.shown(event.ip, as: .ip), event.userAgent, event.correlationID,
            try event.before.map { try view.shown($0.text) }, try event.after.map { try view.shown($0.text) },
        ]
    }

    private func json(_ values: [String?]) -> String {
        let members = zip(columns, values).map { name, value in
            "\(JSONText.quoted(name)):\(value.map(JSONText.quoted) ?? "null")"
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func csv(_ values: [String?]) -> String {
        values.map { value in
            guard var value else { return "" }
            // What begins like a formula is none: a spreadsheet would compute it.
            if let first = value.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r"].contains(first) {
                value = "'" + value
            }
            let isPlain = !value.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
            return isPlain ? value : "\"" + value.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",")
    }
}

/// Counts the parts of a file that is being sent.
final class PartCounter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            defer { count += 1 }
            return count
        }
    }
}
