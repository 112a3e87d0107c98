import Knowledge

/// Where a passage or a quote stands: a page of a document, or an FAQ entry.
struct SourceBody: Encodable {
    let type: String
    var documentID: DocumentID?
    var filename: String?
    var title: String?
    var version: Int?
    var page: Int?
    var faqID: FAQID?
    var externalID: String?
    var question: String?

    /// - Parameter page: from 1.
    init(_ document: DocumentReference, page: Int) {
        type = "page"
        documentID = document.id
        filename = document.filename
        title = document.title
        version = document.version
        self.page = page
    }

    init(_ faq: FAQReference) {
        type = "faq"
        faqID = faq.id
        externalID = faq.externalID
        question = faq.question
    }

    static let properties: [Schema.Property] = [
        .required("type", .choice(["page", "faq"], "")), .optional("document_id", .string("doc_…")),
        .optional("filename", .string("the uploaded file's name")), .optional("title", .string("")),
        .optional("version", .integer("")), .optional("page", .integer("from 1")),
        .optional("faq_id", .string("faq_…")), .optional("external_id", .string("the CSV's id")),
        .optional("question", .string("")),
    ]
}
