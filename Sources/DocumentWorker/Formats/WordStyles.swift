/// What a Word file's paragraph styles say about structure.
final class WordStyles: XMLHandler {
    private struct Style {
        var name = ""
        var basedOn: String?
        var outline: Int?
        var isBold: Bool?
        var number: String?
        var level: Int?
    }

    private var styles: [String: Style] = [:]
    private var current: String?

    func start(_ name: String, _ attributes: XMLAttributes) {
        if name == "style" {
            current = attributes["styleId"]
            if let current, styles.count < 10_000 { styles[current] = Style() }
        }
        guard let current else { return }
        let value = attributes["val"]
        switch name {
        case "name": styles[current]?.name = value?.lowercased() ?? ""
        case "basedOn": styles[current]?.basedOn = value
        case "outlineLvl": styles[current]?.outline = value.flatMap { Int($0) }
        case "b": styles[current]?.isBold = attributes.isOn
        case "numId": styles[current]?.number = value
        case "ilvl": styles[current]?.level = value.flatMap { Int($0) }
        default: break
        }
    }

    func end(_ name: String) { if name == "style" { current = nil } }
    func text(_ text: String) {}

    /// 0 is the title; `nil` for text.
    func headingLevel(_ id: String?) -> Int? {
        for style in chain(id) {
            if style.name == "title" { return 0 }
            // Word's own names are English in every language: `heading 1`.
            if style.name.hasPrefix("heading "), let level = Int(style.name.dropFirst(8)), (1...9).contains(level) {
                return level
            }
            if let outline = style.outline { return (0...8).contains(outline) ? outline + 1 : nil }
        }
        return nil
    }

    func isBold(_ id: String?) -> Bool { chain(id).lazy.compactMap(\.isBold).first ?? false }

    func numbering(_ id: String?) -> (number: String, level: Int)? {
        let chain = chain(id)
        guard let number = chain.lazy.compactMap(\.number).first else { return nil }
        return (number, chain.lazy.compactMap(\.level).first ?? 0)
    }

    /// The style and those it is based on.
    private func chain(_ id: String?) -> [Style] {
        var chain: [Style] = []
        var next = id
        // A damaged file may go in circles.
        while let id = next, let style = styles[id], chain.count < 20 {
            chain.append(style)
            next = style.basedOn
        }
        return chain
    }
}
