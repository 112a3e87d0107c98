/// Markdown and plain text to pages, each with what the rest of the product builds on.
func fuzz(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    for document in [Markdown.document(text), PlainText.document(text)] { checkPages(of: document) }
}
