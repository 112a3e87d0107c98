import CPq

/// What a connection is opened with: libpq's keywords, in order.
struct ConnectionSettings: Sendable {
    let address: DatabaseAddress
    /// Longest time for one statement; `nil` is without limit.
    let statementTime: Duration?
    /// Longest time a transaction may be idle.
    var idleTime: Duration = .seconds(60)

    /// The URL's own settings, then ours. A later keyword overrides an earlier one, so `options` are joined.
    ///
    /// - Throws: ``StorageError`` with code `unavailable` when the URL cannot be read. It is not repeated: it may
    ///   hold a password.
    func keywords() throws(StorageError) -> [(keyword: String, value: String)] {
        guard let parsed = PQconninfoParse(address.url, nil) else {
            throw StorageError(.unavailable, subject: "not a PostgreSQL connection string")
        }
        defer { PQconninfoFree(parsed) }
        var keywords: [(keyword: String, value: String)] = []
        var options = ""
        var option = parsed
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                let name = String(cString: keyword)
                if name == "options" {
                    options = String(cString: value) + " "
                } else {
                    keywords.append((name, String(cString: value)))
                }
            }
            option += 1
        }
        keywords.append(("options", options + ownOptions))
        keywords.append(("client_encoding", "UTF8"))
        keywords.append(("application_name", "kaynak"))
        if !keywords.contains(where: { $0.keyword == "connect_timeout" }) { keywords.append(("connect_timeout", "5")) }
        return keywords
    }

    private var ownOptions: String {
        let milliseconds = statementTime.map { Int($0 / .milliseconds(1)) } ?? 0
        var settings = [
            "search_path=kaynak", "TimeZone=UTC", "client_min_messages=warning",
            "statement_timeout=\(milliseconds)",
            "idle_in_transaction_session_timeout=\(Int(idleTime / .milliseconds(1)))",
        ]
        if let role = address.role { settings.append("role=\(role)") }
        return settings.map { "-c \($0)" }.joined(separator: " ")
    }
}
