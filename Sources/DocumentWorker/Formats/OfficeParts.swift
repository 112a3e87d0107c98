/// Which entry of an Office file is related to another, by id and by kind.
final class OfficeRelations: XMLHandler {
    private(set) var targets: [String: String] = [:]
    private var byKind: [String: String] = [:]
    private let folder: String

    /// - Parameter folder: the folder of the entry they belong to, which targets start from: `word`.
    init(folder: String) { self.folder = folder }

    /// The first target of a kind, such as `officeDocument` or `styles`.
    func target(_ kind: String) -> String? { byKind[kind] }

    func start(_ name: String, _ attributes: XMLAttributes) {
        guard name == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
            let target = attributes["Target"], targets.count < 10_000
        else { return }
        let path = resolved(target)
        targets[id] = path
        let kind = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
        if byKind[kind] == nil { byKind[kind] = path }
    }

    func end(_ name: String) {}
    func text(_ text: String) {}

    /// A name in the archive: `..` goes up a folder, and never out of it.
    private func resolved(_ target: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

/// The title in an Office file's properties.
final class OfficeTitle: XMLHandler {
    private(set) var title = ""
    private var isTitle = false

    func start(_ name: String, _ attributes: XMLAttributes) { isTitle = name == "title" }
    func end(_ name: String) { isTitle = false }
    func text(_ text: String) { if isTitle, title.count < 300 { title += text } }
}
