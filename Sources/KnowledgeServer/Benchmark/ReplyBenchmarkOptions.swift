import Foundation

/// What `kaynak bench reply` was asked for.
struct ReplyBenchmarkOptions: Sendable {
    static let options: [Option] = [
        .value("tenants", "N", "businesses, 1 to 1000 (default: 50)"),
        .value("chunks", "N", "passages of each, 10 to 10000 (default: 1000)"),
        .value("questions", "N", "replies of one round (default: 300)"),
        .value("clients", "N", "clients at once in the second scenario (default: 2; 0 leaves it out)"),
        .value("vectors", "FILE", "where the passages' vectors are kept for the next run; made where it is not there"),
        .flag("no-ingestion", "leaves out the scenario beside ingestion"),
    ]

    let tenants: Int
    let chunks: Int
    let questions: Int
    let clients: Int
    let vectors: String?
    let measuresIngestion: Bool
    let rounds: Int
    let json: String?

    init(_ arguments: Arguments) throws {
        tenants = try arguments.number("tenants", in: 1...1000, default: 50)
        chunks = try arguments.number("chunks", in: 10...10_000, default: 1000)
        questions = try arguments.number("questions", in: 10...100_000, default: 300)
        clients = try arguments.number("clients", in: 0...64, default: 2)
        vectors = arguments["vectors"]
        measuresIngestion = !arguments.has("no-ingestion")
        rounds = try arguments.number("rounds", in: 1...1000, default: 3)
        json = arguments["json"]
        if let json { try OutputFile.checkWritable(json) }
    }
}
