import Foundation
import PluginKit

/// Where a page of a list ended: the moment and the id of its last row.
struct PageMark {
    static let size = 50

    let moment: Date
    let id: UUID

    /// - Throws: ``PluginProblem`` for a text that no page gave.
    init?(_ text: String?) throws(PluginProblem) {
        guard let text else { return nil }
        let parts = text.split(separator: "~")
        guard parts.count == 2, let microseconds = Int(parts[0]), let id = UUID(uuidString: String(parts[1])) else {
            throw .field(
                "cursor", "invalid",
                LocalizedText(tr: "Böyle bir sayfa imi yok; baştan alın.", en: "There is no such cursor; start anew."))
        }
        moment = Date(timeIntervalSince1970: Double(microseconds) / 1e6)
        self.id = id
    }

    /// One row more than a page tells whether there is another.
    static func page<Element: Encodable>(
        _ found: [Element], _ place: (Element) -> (Date, UUID)
    ) throws -> PluginReply {
        let shown = Array(found.prefix(size))
        let next = found.count > size ? shown.last.map(place) : nil
        let cursor = next.map { moment, id in
            "\(Int((moment.timeIntervalSince1970 * 1e6).rounded()))~\(id.uuidString.lowercased())"
        }
        return try PluginReply(Page(data: shown, nextCursor: cursor))
    }

    private struct Page<Element: Encodable>: Encodable {
        let data: [Element]
        let nextCursor: String?
    }
}
