/// One line of the results file.
struct ResultLine: Codable, Sendable {
    struct Source: Codable, Sendable {
        var document: String?
        var page: Int?
        var faq: String?
        var score: Double?
    }

    struct Quote: Codable, Sendable {
        var document: String?
        var page: Int?
        var faq: String?
        var quote: String?
    }

    let id: String
    var tenant: String?
    var sources: [Source]?
    var decision: String?
    var confidence: Double?
    var reply: String?
    var citations: [Quote]?
    var intent: String?
    var latencyMS: Double?

    enum CodingKeys: String, CodingKey {
        case id, tenant, sources, decision, confidence, reply, citations, intent
        case latencyMS = "latency_ms"
    }
}

/// The detected intent of one message of `intents.jsonl`.
struct IntentLine: Codable, Sendable {
    let id: String
    let intent: String
}
