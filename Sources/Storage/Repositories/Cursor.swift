import Foundation

/// Where a page of a list ended: the moment and id of its last item. Opaque outside, and stable while rows come and go,
/// because it names a position and not a count.
public struct Cursor: Sendable, Hashable {
    let createdAt: Timestamp
    let id: UUID
}

extension Cursor: CustomStringConvertible {
    /// Reads the printed form; `nil` for anything else.
    public init?(_ text: String) {
        guard let data = Base64URL.decode(text), data.count == 24 else { return nil }
        let cursor: Cursor? = data.withUnsafeBytes { bytes in
            guard let microseconds: Int64 = BigEndian.read(bytes) else { return nil }
            let id = UUID(uuid: bytes.loadUnaligned(fromByteOffset: 8, as: uuid_t.self))
            return Cursor(createdAt: Timestamp(microseconds: microseconds), id: id)
        }
        guard let cursor else { return nil }
        self = cursor
    }

    /// Base64url of eight bytes of time and the id.
    public var description: String {
        Base64URL.encode(Data((createdAt.postgresBytes ?? []) + (id.postgresBytes ?? [])))
    }
}

/// One page of a list, newest first.
public struct Listing<Element: Sendable>: Sendable {
    public let items: [Element]
    /// Where the next page begins; `nil` at the end.
    public let next: Cursor?

    public init(items: [Element], next: Cursor?) {
        self.items = items
        self.next = next
    }
}

extension TenantSession {
    /// One page of `select * from <list> where tenant_id = … <condition>`, newest first.
    ///
    /// - Parameter list: a table with `created_at` and `id`, and an index on `(tenant_id, created_at desc, id desc)`.
    borrowing func listing<Element: Sendable>(
        of list: Query, where condition: Query, limit: Int, after cursor: Cursor?,
        _ read: (borrowing Row) throws(StorageError) -> Element
    ) throws(StorageError) -> Listing<Element> {
        let position: Query = cursor.map { "and (created_at, id) < (\($0.createdAt), \($0.id))" } ?? ""
        let query: Query = """
            select * from \(list) where tenant_id = \(tenant) \(condition) \(position)
            order by created_at desc, id desc limit \(limit + 1)
            """
        let found = try self.query(query) { rows throws(StorageError) in
            try rows.map { row throws(StorageError) in
                ListedItem(
                    element: try read(row),
                    cursor: Cursor(createdAt: try row.value("created_at"), id: try row.value("id")))
            }
        }
        // One more than asked for tells whether there is more.
        let items = found.prefix(limit)
        let next = found.count > limit ? items.last?.cursor : nil
        return Listing(items: items.map(\.element), next: next)
    }
}

private struct ListedItem<Element> {
    let element: Element
    let cursor: Cursor
}
