import Foundation

/// How far a document has come. Only a ``ready`` document is searched.
public enum DocumentStatus: String, Sendable, Codable {
    case processing
    case ready
    case failed
}

/// A tenant's uploaded file. `filename` is the name it was uploaded under: what citations call it by.
public struct Document: Sendable, Equatable {
    public let id: DocumentID
    public var title: String
    public var filename: String
    public var language: Language
    public var status: DocumentStatus
    /// Why it failed, or what was noticed on the way; `code` is stable, the text is for a person.
    public var problem: DocumentProblem?
    public var pageCount: Int
    public var byteCount: Int
    public var version: Int
    /// SHA-256 of the uploaded bytes, lower-case hexadecimal.
    public var sha256: String
    /// By name.
    public var tags: [String]
    public var createdAt: Date
    public var updatedAt: Date

    public init(
        id: DocumentID, title: String, filename: String, language: Language, status: DocumentStatus,
        problem: DocumentProblem? = nil, pageCount: Int = 0, byteCount: Int, version: Int = 1, sha256: String,
        tags: [String] = [], createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.title = title
        self.filename = filename
        self.language = language
        self.status = status
        self.problem = problem
        self.pageCount = pageCount
        self.byteCount = byteCount
        self.version = version
        self.sha256 = sha256
        self.tags = tags
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

/// Why a document could not be read: a code to switch on and a sentence with the remedy.
public struct DocumentProblem: Hashable, Sendable, Codable {
    public let code: String
    public let detail: LocalizedText

    public init(code: String, detail: LocalizedText) {
        self.code = code
        self.detail = detail
    }
}

/// One page as it was printed. `boxes` holds one rectangle per Unicode scalar of `text`.
public struct Page: Sendable, Equatable {
    /// Counts from 1.
    public let number: Int
    /// In PDF points, after rotation.
    public let width: Float
    public let height: Float
    public let text: String
    public let boxes: [Box]

    public init(number: Int, width: Float, height: Float, text: String, boxes: [Box]) {
        self.number = number
        self.width = width
        self.height = height
        self.text = text
        self.boxes = boxes
    }
}

/// A question and its answer, as the tenant wrote them.
public struct FAQ: Sendable, Equatable {
    public let id: FAQID
    /// The id in the tenant's own CSV, where it came from one.
    public var externalID: String?
    public var question: String
    public var answer: String
    public var category: String
    public var language: Language
    public var createdAt: Date
    public var updatedAt: Date

    public init(
        id: FAQID, externalID: String?, question: String, answer: String, category: String, language: Language,
        createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.externalID = externalID
        self.question = question
        self.answer = answer
        self.category = category
        self.language = language
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
