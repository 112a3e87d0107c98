/// A PostgreSQL connection string (URL or `key=value`), and the role to take on once connected.
public struct DatabaseAddress: Sendable, Hashable {
    public let url: String
    public let role: String?

    public init(url: String, role: String? = nil) {
        self.url = url
        self.role = role
    }
}

/// The two ways into one database: as the owner of the schema (migrations, operator), and as the role `kaynak_app`
/// that row-level security binds (everything a request does).
///
/// Strongest is a login of its own for the application, as the private cluster has: it cannot become the owner.
/// With a single URL the application logs in as the owner and takes on `kaynak_app` for every connection; the policies
/// bind it just the same, but SQL that ran in it could say `RESET ROLE`. The owner needs CREATEROLE once, to migrate.
public struct Endpoints: Sendable, Hashable {
    public static let applicationRole = "kaynak_app"

    public let owner: DatabaseAddress
    public let app: DatabaseAddress

    public init(owner: DatabaseAddress, app: DatabaseAddress) {
        self.owner = owner
        self.app = app
    }

    /// An external database known by its owner's URL alone.
    public init(url: String) {
        owner = DatabaseAddress(url: url)
        app = DatabaseAddress(url: url, role: Self.applicationRole)
    }
}
