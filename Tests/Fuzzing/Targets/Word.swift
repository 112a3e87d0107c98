/// The XML of a Word file; the first byte chooses the part.
func fuzz(_ input: [UInt8]) {
    guard let choice = input.first else { return }
    let xml = Array(input.dropFirst())
    let styles = WordStyles()
    let numbering = WordNumbering()
    switch choice % 4 {
    case 0: parse(xml, styles)
    case 1: parse(xml, numbering)
    case 2: parse(xml, OfficeRelations(folder: "word"))
    default: break
    }
    let body = WordBody(
        styles: styles, numbering: numbering, notes: ["f1": FlowText("Not")], mostScalars: 100_000)
    parse(xml, body)
    var document = FlowDocument()
    document.blocks = body.blocks
    document.header = body.flat
    document.hasPages = body.hasPages
    checkPages(of: document)
}
