/// A page of the console: rows of a niche that one of its routes lists, and what an office does with them.
///
/// The host draws it from these values, in the reader's language; a niche writes no markup. What a member is called and
/// what a form asks for come from the routes' own schemas, so that page and API cannot say different things.
///
/// ```swift
/// NichePage(
///     "bouquets", tr: "Buketler", en: "Bouquets", rows: "bouquets",
///     empty: LocalizedText(tr: "Henüz buket yok.", en: "There are no bouquets yet."),
///     columns: [.init("name", tr: "Ad", en: "Name"), .init("price", tr: "Fiyat", en: "Price", .lira)],
///     actions: [.init("new", .post, "bouquets", tr: "Yeni buket", en: "New bouquet")],
///     rowActions: [.init("wilt", .post, "bouquets/{bouquet_id}:wilt", tr: "Soldu", en: "Wilted", when: ["state": ["fresh"]])])
/// ```
public struct NichePage: Sendable {
    public let id: String
    public let title: LocalizedText
    /// The path of the niche's `GET` route that answers `{"data": […]}`, with `next_cursor` where there is more;
    /// it comes back as the query `cursor`.
    public let rows: String
    /// What stands where there are no rows: what would be here, and how the first one comes.
    public let empty: LocalizedText
    public let columns: [Column]
    /// Names of query members of the route `rows` that are offered above the list.
    public let filters: [String]
    /// What is done with the page as a whole.
    public let actions: [Action]
    /// What is done with one row.
    public let rowActions: [Action]
    /// The path of the `GET` route that tells all of one row; the braces are filled as an ``Action``'s.
    public let details: String?
    /// What of that answer is shown, in this order.
    public let sections: [Section]

    public init(
        _ id: String, tr: String, en: String, rows: String, empty: LocalizedText, columns: [Column],
        filters: [String] = [], actions: [Action] = [], rowActions: [Action] = [], details: String? = nil,
        sections: [Section] = []
    ) {
        self.id = id
        title = LocalizedText(tr: tr, en: en)
        self.rows = rows
        self.empty = empty
        self.columns = columns
        self.filters = filters
        self.actions = actions
        self.rowActions = rowActions
        self.details = details
        self.sections = sections
    }
}

extension NichePage {
    /// A member of a row, and how it is written.
    public struct Column: Sendable {
        /// A member's name; `customer.name` is the member of a member.
        public let member: String
        public let title: LocalizedText
        public let kind: Kind

        public init(_ member: String, tr: String, en: String, _ kind: Kind = .text) {
            self.member = member
            title = LocalizedText(tr: tr, en: en)
            self.kind = kind
        }
    }

    /// How a value is written.
    public enum Kind: Sendable {
        case text
        case number
        /// Of one, written as a percentage.
        case share
        /// Turkish lira.
        case lira
        /// `2026-03-09`
        case date
        /// RFC 3339, on the tenant's wall clock.
        case moment
        case flag
        case phone
        /// One of a few words, and what people call each.
        case badge([JSONSchema.Choice])
    }

    /// What a person may do: a call of one of the niche's routes, with a form where that route has a body.
    public struct Action: Sendable {
        public let id: String
        public let title: LocalizedText
        public let method: PluginRoute.Method
        /// The route's own path. A brace's name is a member of the row; where the row has none, its `id`.
        public let path: String
        /// Shown where each of these members has one of its values.
        public let condition: [String: [String]]
        /// What is asked before it is done.
        public let question: LocalizedText?
        /// Members of its form that are chosen among rows, by name.
        public let lookups: [String: Lookup]

        public init(
            _ id: String, _ method: PluginRoute.Method, _ path: String, tr: String, en: String,
            when condition: [String: [String]] = [:], question: LocalizedText? = nil, lookups: [String: Lookup] = [:]
        ) {
            self.id = id
            self.method = method
            self.path = path
            title = LocalizedText(tr: tr, en: en)
            self.condition = condition
            self.question = question
            self.lookups = lookups
        }
    }

    /// Rows that a member of a form is one of: a clinic's dentists, where one is to be named.
    public struct Lookup: Sendable {
        /// The path of the `GET` route that lists them.
        public let rows: String
        /// The member that goes into the form's.
        public let value: String
        /// The member that people choose by.
        public let title: String

        public init(_ rows: String, value: String = "id", title: String = "name") {
            self.rows = rows
            self.value = value
            self.title = title
        }
    }

    /// A part of a row's details.
    public enum Section: Sendable {
        case fields([Column])
        /// A member that is a list of objects.
        case list(String, LocalizedText, [Column])
    }
}
