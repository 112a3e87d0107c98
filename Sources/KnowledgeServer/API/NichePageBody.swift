import Knowledge
import PluginKit

/// A niche's page on the wire: words in the reader's language, forms as the routes' own schemas.
struct NichePageBody: Encodable {
    struct Column: Encodable {
        let member: String
        let title: String
        let kind: String
        let choices: [Choice]

        init(_ column: NichePage.Column, _ language: Language) {
            member = column.member
            title = column.title.text(in: language)
            (kind, choices) = Self.words(of: column.kind, language)
        }

        private static func words(of kind: NichePage.Kind, _ language: Language) -> (String, [Choice]) {
            switch kind {
            case .text: ("text", [])
            case .number: ("number", [])
            case .share: ("share", [])
            case .lira: ("lira", [])
            case .date: ("date", [])
            case .moment: ("moment", [])
            case .flag: ("flag", [])
            case .phone: ("phone", [])
            case .badge(let choices):
                ("badge", choices.map { Choice(value: $0.value, title: $0.title.text(in: language)) })
            }
        }
    }

    struct Choice: Encodable {
        let value: String
        let title: String
    }

    struct Upload: Encodable {
        let types: [String]
        let mostBytes: Int
    }

    struct Lookup: Encodable {
        let rows: String
        let value: String
        let title: String
    }

    struct Action: Encodable {
        let id: String
        let title: String
        let method: String
        let path: String
        let when: [String: [String]]
        let question: String?
        let body: JSONValue?
        let upload: Upload?
        let lookups: [String: Lookup]

        init(_ action: NichePage.Action, _ routes: [PluginRoute], _ language: Language) {
            let route = routes.first { $0.method == action.method && $0.path == action.path }
            id = action.id
            title = action.title.text(in: language)
            method = action.method.rawValue
            path = action.path
            when = action.condition
            question = action.question?.text(in: language)
            body = route?.body?.document(in: language)
            upload = route?.upload.map { Upload(types: $0.types, mostBytes: $0.mostBytes) }
            lookups = action.lookups.mapValues { Lookup(rows: $0.rows, value: $0.value, title: $0.title) }
        }
    }

    struct Section: Encodable {
        let title: String?
        /// The list that is shown; `null` where the members of the row itself are.
        let member: String?
        let columns: [Column]

        init(_ section: NichePage.Section, _ language: Language) {
            switch section {
            case .fields(let fields): (title, member, columns) = (nil, nil, fields.map { Column($0, language) })
            case .list(let name, let words, let fields):
                (title, member, columns) = (words.text(in: language), name, fields.map { Column($0, language) })
            }
        }
    }

    let id: String
    let title: String
    let rows: String
    let empty: String
    let columns: [Column]
    let filters: JSONValue
    let actions: [Action]
    let rowActions: [Action]
    let details: String?
    let sections: [Section]

    init(_ page: NichePage, _ routes: [PluginRoute], _ language: Language) {
        let query = routes.first { $0.method == .get && $0.path == page.rows }?.query ?? []
        id = page.id
        title = page.title.text(in: language)
        rows = page.rows
        empty = page.empty.text(in: language)
        columns = page.columns.map { Column($0, language) }
        filters = JSONSchema.object(query.filter { page.filters.contains($0.name) }).document(in: language)
        actions = page.actions.map { Action($0, routes, language) }
        rowActions = page.rowActions.map { Action($0, routes, language) }
        details = page.details
        sections = page.sections.map { Section($0, language) }
    }
}
