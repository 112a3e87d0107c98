import Knowledge
import PluginKit

/// What routes want, for pages to ask for it.
struct PageForms {
    struct Form {
        let method: PluginRoute.Method
        let path: String
        var query: [JSONSchema.Member] = []
        var body: JSONSchema?
        var upload: PluginRoute.Upload?
    }

    let forms: [Form]

    init(_ forms: [Form]) { self.forms = forms }

    init(of routes: [PluginRoute]) {
        forms = routes.map {
            Form(method: $0.method, path: $0.path, query: $0.query, body: $0.body, upload: $0.upload)
        }
    }

    func form(_ method: PluginRoute.Method, _ path: String) -> Form? {
        forms.first { $0.method == method && $0.path == path }
    }
}

/// A page of the console on the wire: words in the reader's language, forms as the routes' own schemas.
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
        /// What is asked for beside a file.
        let fields: JSONValue?
        let upload: Upload?
        let lookups: [String: Lookup]

        init(_ action: NichePage.Action, _ form: PageForms.Form?, _ language: Language) {
            id = action.id
            title = action.title.text(in: language)
            method = action.method.rawValue
            path = action.path
            when = action.condition
            question = action.question?.text(in: language)
            body = form?.body?.document(in: language)
            fields = form?.upload == nil ? nil : form.map { JSONSchema.object($0.query).document(in: language) }
            upload = form?.upload.map { Upload(types: $0.types, mostBytes: $0.mostBytes) }
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

    init(_ page: NichePage, _ forms: PageForms, _ language: Language) {
        let query = forms.form(.get, page.rows)?.query ?? []
        func body(of action: NichePage.Action) -> Action {
            Action(action, forms.form(action.method, action.path), language)
        }
        id = page.id
        title = page.title.text(in: language)
        rows = page.rows
        empty = page.empty.text(in: language)
        columns = page.columns.map { Column($0, language) }
        filters = JSONSchema.object(query.filter { page.filters.contains($0.name) }).document(in: language)
        actions = page.actions.map(body)
        rowActions = page.rowActions.map(body)
        details = page.details
        sections = page.sections.map { Section($0, language) }
    }
}
