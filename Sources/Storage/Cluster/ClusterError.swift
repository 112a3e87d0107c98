import Knowledge

/// Why the private cluster cannot run, with the remedy.
public struct ClusterError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case notInstalled = "not_installed"
        /// The user that PostgreSQL runs as cannot enter the data folder.
        case unreachable
        /// Somebody else made the folder of the socket.
        case unsafeSocketFolder = "unsafe_socket_folder"
        case socketPathTooLong = "socket_path_too_long"
        case initialisationFailed = "initialisation_failed"
        case startFailed = "start_failed"
        case stopFailed = "stop_failed"
        /// The cluster was made by a PostgreSQL that is not installed here.
        case versionMismatch = "version_mismatch"
    }

    public let code: Code
    public let detail: LocalizedText

    public var description: String { "cluster: \(code.rawValue) (\(detail.en))" }
}

extension ClusterError {
    static let notInstalled = ClusterError(
        code: .notInstalled,
        detail: LocalizedText(
            tr:
                "PostgreSQL kurulu değil. `sudo apt-get install postgresql-15` ile kurun ya da --database verin.",
            en: "PostgreSQL is not installed. `sudo apt-get install postgresql-15`, or give an address with --database."
        ))

    static let noUser = ClusterError(
        code: .notInstalled,
        detail: LocalizedText(
            tr:
                "PostgreSQL root olarak çalışmaz ve `postgres` kullanıcısı yok; postgresql-15 paketi onu oluşturur.",
            en:
                "PostgreSQL does not run as root and there is no user `postgres`; the package postgresql-15 makes one."
        ))

    static func versionMismatch(_ version: Int) -> ClusterError {
        ClusterError(
            code: .versionMismatch,
            detail: LocalizedText(
                tr:
                    "Veri klasörü PostgreSQL \(version) ile oluşturulmuş. `sudo apt-get install postgresql-\(version)`.",
                en: "The data folder was made by PostgreSQL \(version). `sudo apt-get install postgresql-\(version)`."))
    }

    static func unreachable(_ folder: String, user: String) -> ClusterError {
        ClusterError(
            code: .unreachable,
            detail: LocalizedText(
                tr: "`\(user)` kullanıcısı \(folder) klasörüne ulaşamıyor. --data ile ulaşabileceği bir klasör verin.",
                en: "User `\(user)` cannot reach \(folder). Give a folder that it can reach with --data."))
    }

    static func unsafeSocketFolder(_ folder: String) -> ClusterError {
        ClusterError(
            code: .unsafeSocketFolder,
            detail: LocalizedText(
                tr: "\(folder) başka bir kullanıcının ya da başkalarına açık. Klasörü silin ve yeniden deneyin.",
                en: "\(folder) is another user's, or open to others. Remove it and try again."))
    }

    static func socketPathTooLong(_ folder: String) -> ClusterError {
        ClusterError(
            code: .socketPathTooLong,
            detail: LocalizedText(
                tr: "Soket yolu 107 bayttan uzun: \(folder). XDG_RUNTIME_DIR için kısa bir klasör seçin.",
                en: "The socket's path is longer than 107 bytes: \(folder). Choose a short XDG_RUNTIME_DIR."))
    }

    static func failed(_ code: Code, _ output: String, log: String) -> ClusterError {
        let said = output.split(separator: "\n").suffix(5).joined(separator: " ")
        return ClusterError(
            code: code,
            detail: LocalizedText(
                tr: "PostgreSQL kümesi hazırlanamadı (\(code.rawValue)): \(said). Günlük: \(log)",
                en: "The PostgreSQL cluster could not be served (\(code.rawValue)): \(said). Log: \(log)"))
    }
}
