import Foundation
import Knowledge
import Storage

/// The operator's work on tenants, without HTTP.
enum TenantCommand: Command {
    static let name = "tenant"
    static let summary = "creates, lists, suspends and deletes tenants"
    static let usage =
        "kaynak tenant create SLUG --name NAME [--niche ID] | list | suspend SLUG | resume SLUG | "
        + "quota SLUG [--megabytes N] [--pages N] | delete SLUG --yes | receipt ID"
    static let options: [Option] = [
        .value("name", "NAME", "what people call the tenant"),
        .value("niche", "ID", "niche to enable: \(Niches.ids.joined(separator: ", "))"),
        .value("languages", "LIST", "languages of its material, such as tr,en (default: tr)"),
        .value("megabytes", "N", "how much its uploaded files may have"),
        .value("pages", "N", "how many pages they may have"),
        .flag("yes", "delete without asking: rows, files and index are gone"),
    ]
    static let discussion = """
        A slug is 2 to 63 of a-z, 0-9 and '-'. 'quota' shows what a tenant keeps of documents and what it may, and sets it.
        Deleting removes every row and file of the tenant and cannot be undone: at
        once nobody reaches it and its index is gone; then its rows go, and the database's files are rewritten without
        them. Interrupted, it is continued by the server. 'receipt' shows how far it is. Backups made before keep it.

        example: kaynak tenant create cinar-dis --name "Çınar Diş" && kaynak key create --tenant cinar-dis
        """

    static func run(_ arguments: Arguments) async throws {
        guard let verb = arguments.positionals.first else {
            throw UsageError("create, list, suspend, resume, quota, delete or receipt?")
        }
        guard arguments.positionals.count <= (verb == "list" ? 1 : 2) else { throw UsageError("too many arguments") }
        let slug = arguments.positionals.dropFirst().first
        try await CommandInstallation.with(arguments) { installation in
            let operations = installation.operations
            switch verb {
            case "create": try await create(slug, arguments, operations)
            case "list": try await list(operations)
            case "suspend":
                try await operations.suspend(try await CommandTenant.named(slug, operations))
                Terminal.print("suspended \(slug ?? ""): its keys are refused until it is resumed")
            case "resume":
                try await operations.resume(try await CommandTenant.named(slug, operations))
                Terminal.print("resumed \(slug ?? "")")
            case "quota":
                try await quota(try await CommandTenant.named(slug, operations), arguments, operations)
            case "delete":
                guard arguments.has("yes") else { throw UsageError("deleting cannot be undone; say --yes") }
                let tenant = try await CommandTenant.named(slug, operations)
                try await delete(tenant, installation.erasure)
            case "receipt": try await receipt(slug, operations)
            default: throw UsageError("'\(verb)' is no work on tenants")
            }
        }
    }

    private static func delete(_ tenant: TenantContext, _ erasure: TenantErasure) async throws {
        try await erasure.begin(tenant)
        Terminal.print("deleted \(tenant.slug) (\(tenant.id)): nobody reaches it any more, and its index is gone")
        let receipt = try await erasure.finish(tenant) { Terminal.note("  \($0) rows removed") }
        Terminal.print(rendered(receipt))
    }

    /// Sets what is named, and prints what the tenant keeps and may keep.
    private static func quota(
        _ tenant: TenantContext, _ arguments: Arguments, _ operations: Operator
    ) async throws {
        func limit(_ name: String, to most: Int) throws -> Int? {
            guard let text = arguments[name] else { return nil }
            guard let number = Int(text), (0...most).contains(number) else {
                throw UsageError("--\(name) is a whole number from 0 to \(most), not '\(text)'")
            }
            return number
        }
        let quota = try await operations.setQuota(
            bytes: try limit("megabytes", to: 100_000_000).map { $0 << 20 },
            pages: try limit("pages", to: 1_000_000_000), for: tenant)
        let megabyte = Double(1 << 20)
        let used = String(format: "%.1f", Double(quota.bytes.used) / megabyte)
        Terminal.print(
            """
            megabytes  \(used) of \(quota.bytes.limit >> 20)
            pages      \(quota.pages.used) of \(quota.pages.limit)
            """)
    }

    private static func receipt(_ id: String?, _ operations: Operator) async throws {
        guard let id, let tenant = TenantID(id) else {
            throw UsageError("'receipt' takes the tenant's id, which 'delete' printed")
        }
        guard let receipt = try await operations.erasure(of: tenant) else {
            throw CommandError("no tenant with this id was deleted")
        }
        Terminal.print(rendered(receipt))
    }

    private static func rendered(_ receipt: Erasure) -> String {
        let rows = receipt.rowCounts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        func time(_ date: Date?) -> String { date.map { $0.formatted(.iso8601) } ?? "not yet" }
        return """
            requested        \(time(receipt.requestedAt))
            rows gone        \(time(receipt.rowsGoneAt))
            files rewritten  \(time(receipt.filesRewrittenAt))
            rows             \(rows.isEmpty ? "none" : rows.joined(separator: ", "))
            """
    }

    private static func create(_ slug: String?, _ arguments: Arguments, _ operations: Operator) async throws {
        guard let slug else { throw UsageError("the slug is missing") }
        let letters = "abcdefghijklmnopqrstuvwxyz0123456789"
        guard (2...63).contains(slug.count), slug.allSatisfy({ letters.contains($0) || $0 == "-" }),
            slug.first != "-", slug.last != "-"
        else { throw UsageError("a slug is 2 to 63 of a-z, 0-9 and '-', with a letter or digit at both ends") }
        let name = try arguments.required("name").trimmingCharacters(in: .whitespaces)
        guard !name.isEmpty else { throw UsageError("--name is empty") }
        guard try await operations.tenant(slug) == nil else {
            throw CommandError("there is a tenant '\(slug)' already")
        }
        let languages = try (arguments["languages"] ?? "tr").split(separator: ",").map { code in
            guard let language = Language(rawValue: String(code)) else {
                throw UsageError("'\(code)' is no language; there are tr, en and ar")
            }
            return language
        }
        let niches = (arguments["niche"] ?? "").split(separator: ",").map(String.init)
        for niche in niches where !Niches.ids.contains(niche) {
            let known = Niches.ids.joined(separator: ", ")
            throw UsageError("there is no niche '\(niche)'; there are: \(known)")
        }
        let tenant = try await operations.createTenant(
            slug: slug, name: name, languages: languages, plugins: niches)
        Terminal.print("created \(tenant.slug) (\(tenant.id)); next: kaynak key create --tenant \(tenant.slug)")
    }

    private static func list(_ operations: Operator) async throws {
        let tenants = try await operations.tenants()
        if tenants.isEmpty { Terminal.print("no tenants yet; kaynak tenant create SLUG --name NAME, or kaynak demo") }
        let width = tenants.map(\.context.slug.count).max() ?? 0
        for tenant in tenants {
            let slug = Help.padded(tenant.context.slug, to: width)
            Terminal.print("\(slug)  \(tenant.status.rawValue)  \(tenant.context.name)")
        }
    }
}

/// Finds the tenant a command names.
enum CommandTenant {
    static func named(_ slug: String?, _ operations: Operator) async throws -> TenantContext {
        guard let slug else { throw UsageError("the tenant's slug is missing") }
        guard let tenant = try await operations.tenant(slug) else {
            let known = try await operations.tenants().map(\.context.slug).joined(separator: ", ")
            throw CommandError("there is no tenant '\(slug)'; there are: \(known.isEmpty ? "none" : known)")
        }
        return tenant
    }
}
