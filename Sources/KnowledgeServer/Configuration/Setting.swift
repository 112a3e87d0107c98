/// What can be configured, each by a flag, an environment variable or a line of the configuration file, in that order.
enum Setting: String, CaseIterable, Sendable {
    case data
    case listen
    case metricsListen = "metrics-listen"
    case database
    case model
    case uploadLimit = "upload-limit-mb"
    case workers
    case cpu
    case log
    case privateTargets = "private-targets"

    /// `--data` is `KAYNAK_DATA`; the database's URL has the name every host gives it.
    var environmentName: String {
        switch self {
        case .database: "DATABASE_URL"
        default: "KAYNAK_" + rawValue.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
        }
    }

    var valueName: String {
        switch self {
        case .data: "DIR"
        case .listen, .metricsListen: "HOST:PORT"
        case .database: "URL"
        case .model: "PATH"
        case .log: "FILE"
        case .uploadLimit, .workers: "N"
        case .cpu: "SET"
        case .privateTargets: "WORD"
        }
    }

    var help: String {
        switch self {
        case .data: "data folder (default: var/ beside the checkout)"
        case .listen: "address of API and page (default: 127.0.0.1:8080)"
        case .metricsListen: "address of /metrics (default: 127.0.0.1:9090; 'off' for none)"
        case .database: "PostgreSQL URL (default: a private cluster in the data folder)"
        case .model: "embedding model, file or folder (default: models/e5-small-q4.bin in the data folder)"
        case .uploadLimit: "largest upload in megabytes (default: 50)"
        case .workers: "threads that compute embeddings (default: one a core)"
        case .cpu: "instructions that embeddings use: portable, avx2 or avx512 (default: the best there are)"
        case .privateTargets:
            "whether tenants' webhooks and channels may lie in private networks: allow or deny (default: deny)"
        case .log: "log file, '-' for standard error (default: '-', or kaynak.log in the data folder on a terminal)"
        }
    }

    static let options: [Option] = allCases.map { .value($0.rawValue, $0.valueName, $0.help) }
}
