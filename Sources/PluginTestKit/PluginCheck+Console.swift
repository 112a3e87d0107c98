import Knowledge
import PluginKit

/// Promises about the pages that the console draws.
extension PluginCheck {
    static func pages() -> [String] { Niche.contributions.pages.flatMap(breaches) }

    private static func breaches(of page: NichePage) -> [String] {
        let name = "page \(page.id)"
        let rows = route(.get, page.rows)
        var breaches = blank(page.title, name) + blank(page.empty, "\(name)'s empty state")
        if rows == nil { breaches.append("\(name) lists \(page.rows), which is no GET route") }
        if page.columns.isEmpty { breaches.append("\(name) has no columns") }
        let offered = Set(rows?.query.map(\.name) ?? [])
        breaches += page.filters.filter { !offered.contains($0) }.map {
            "\(name) filters by \($0), which its route does not"
        }
        breaches += self.breaches(of: page.columns, in: name)
        breaches += self.breaches(of: page.actions + page.rowActions, in: name)
        breaches += page.actions.filter { $0.path.contains("{") }.map {
            "\(name)'s action \($0.id) is for a row, and stands above all of them"
        }
        if let details = page.details, route(.get, details) == nil {
            breaches.append("\(name) tells more by \(details), which is no GET route")
        }
        if page.details == nil, !page.sections.isEmpty {
            breaches.append("\(name) has sections and nothing to fill them")
        }
        for section in page.sections {
            switch section {
            case .fields(let columns): breaches += self.breaches(of: columns, in: name)
            case .list(let member, let title, let columns):
                breaches += blank(title, "\(name)/\(member)") + self.breaches(of: columns, in: "\(name)/\(member)")
            }
        }
        return breaches
    }

    private static func breaches(of actions: [NichePage.Action], in name: String) -> [String] {
        let twice = Dictionary(grouping: actions, by: \.id).filter { $0.value.count > 1 }.keys.sorted()
        return twice.map { "\(name) has the action \($0) twice" }
            + actions.flatMap { action in
                blank(action.title, "\(name)/\(action.id)")
                    + (action.question.map { blank($0, "\(name)/\(action.id)") } ?? [])
                    + (route(action.method, action.path) == nil
                        ? [
                            "\(name)'s action \(action.id) calls \(action.method.rawValue) \(action.path), which is no route"
                        ]
                        : [])
            }
    }

    private static func breaches(of columns: [NichePage.Column], in name: String) -> [String] {
        columns.flatMap { column -> [String] in
            let own = "\(name)/\(column.member)"
            guard case .badge(let choices) = column.kind else { return blank(column.title, own) }
            let twice = Dictionary(grouping: choices, by: \.value).filter { $0.value.count > 1 }.keys.sorted()
            return blank(column.title, own) + choices.flatMap { blank($0.title, "\(own)=\($0.value)") }
                + (choices.isEmpty ? ["\(own) is a badge without words"] : []) + twice.map { "\(own) has \($0) twice" }
        }
    }

    private static func route(_ method: PluginRoute.Method, _ path: String) -> PluginRoute? {
        Niche.contributions.routes.first { $0.method == method && $0.path == path }
    }
}
