import Ingestion

/// What a run prints, and what it refers to.
extension WordBody {
    func write(_ text: String) {
        guard let run, !run.isHidden, !paragraphs.isEmpty else { return }
        let last = paragraphs.count - 1
        paragraphs[last].text.append(
            text, bold: run.bold ?? styles.isBold(paragraphs[last].style), italic: run.italic)
    }

    /// Bullets and ticks of Word's symbol fonts.
    static func symbol(_ code: String?) -> String {
        switch code?.uppercased() {
        case "F0B7", "F0A7", "F06C": "•"
        case "F0FC": "✓"
        case "F0FE": "☑"
        case "F0A8", "F06F": "☐"
        case "F0E0", "F0E8": "→"
        default: ""
        }
    }

    /// A reference is a raised number, so that `750 TL` and its note 1 do not become `750 TL1`.
    func refer(to id: String?, isEndnote: Bool) {
        guard let id, !paragraphs.isEmpty, let text = notesAbove.removeValue(forKey: (isEndnote ? "e" : "f") + id)
        else { return }
        notes.append(id)
        let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        let mark = String("\(notes.count)".compactMap { $0.wholeNumberValue.map { raised[$0] } })
        write(mark)
        var block = FlowText(mark + " ")
        block.append(text)
        paragraphs[paragraphs.count - 1].notes.append(.paragraph(block))
    }

    func refer(_ attributes: XMLAttributes, in parts: inout [String]) {
        guard attributes["type"] ?? "default" == "default", let id = attributes["id"], parts.count < 100 else { return }
        if !parts.contains(id) { parts.append(id) }
    }
}
