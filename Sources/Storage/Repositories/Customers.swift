import Foundation
import Knowledge

/// Who writes, and who is written to. A phone is E.164 with its plus, an address lower case.
public struct Customer: Sendable, Equatable {
    public let id: CustomerID
    public let phone: String?
    public let email: String?
    public let name: String?
    /// What they are written to in, where that is known.
    public let language: Language?
    public let createdAt: Date
    public let updatedAt: Date
}

/// What is known of a customer, as people and channels write it; phone and address are normalised on the way in.
public struct NewCustomer: Sendable, Equatable {
    public var phone: String?
    public var email: String?
    public var name: String?
    public var language: Language?

    public init(phone: String? = nil, email: String? = nil, name: String? = nil, language: Language? = nil) {
        self.phone = phone
        self.email = email
        self.name = name
        self.language = language
    }
}

/// How a customer's addresses lead to one customer, decided in values.
enum CustomerMatch: Equatable {
    /// Nobody has either: a new one with these addresses.
    case new(phone: String?, email: String?)
    /// One who is known, who gets what they did not have.
    case known(CustomerID, addingPhone: String?, addingEmail: String?)
    /// One is known by the phone and one by the address, and neither has the other's: they are one.
    case merged(into: CustomerID, from: CustomerID)

    /// A phone counts for more than an address: an address that another phone's customer has is left to them.
    init(phone: String?, email: String?, byPhone: Customer?, byEmail: Customer?) {
        switch (byPhone, byEmail) {
        case (nil, nil):
            self = .new(phone: phone, email: email)
        case (let one?, nil):
            self = .known(one.id, addingPhone: nil, addingEmail: one.email == nil ? email : nil)
        case (nil, let one?):
            guard phone == nil || one.phone == nil else {
                self = .new(phone: phone, email: nil)
                return
            }
            self = .known(one.id, addingPhone: phone, addingEmail: nil)
        case (let first?, let second?):
            if first.id == second.id || first.email != nil || second.phone != nil {
                self = .known(first.id, addingPhone: nil, addingEmail: nil)
            } else if first.createdAt <= second.createdAt {
                self = .merged(into: first.id, from: second.id)
            } else {
                self = .merged(into: second.id, from: first.id)
            }
        }
    }
}

extension TenantSession {
    /// The customer with this phone or this address, made where there is none; where the two turn out to be one person,
    /// their customers become one. A name or language that is known is kept.
    ///
    /// Whoever asks at the same time for the same address waits for this transaction, so nobody is made twice.
    /// - Returns: `nil` where neither is a phone or an address.
    public borrowing func findOrCreateCustomer(
        phone: String? = nil, email: String? = nil, name: String? = nil, language: Language? = nil
    ) throws(StorageError) -> Customer? {
        let phone = phone.flatMap { PhoneNumber.normalised($0) }
        let email = email.flatMap(MailAddress.normalised)
        let name = name.flatMap(Self.tidied)
        guard phone != nil || email != nil else { return nil }
        for address in [phone, email].compactMap({ $0 }).sorted() {
            // The digest's number, not the address: locks are listed for everybody in pg_locks.
            try execute(
                """
                select pg_advisory_xact_lock(hashtextextended('customer:' || \(address), hashtext(\(tenantText))))
                """)
        }
        let match = CustomerMatch(
            phone: phone, email: email, byPhone: try customer(phone: phone), byEmail: try customer(email: email))
        switch match {
        case .new(let phone, let email):
            return try queryFirst(
                """
                insert into customers (tenant_id, id, phone, email, name, language)
                values (\(tenant), \(CustomerID()), \(phone), \(email), \(name), \(language)) returning *
                """, Customer.init(row:))
        case .known(let id, let phone, let email):
            return try enrich(id, phone: phone, email: email, name: name, language: language)
        case .merged(let survivor, let gone):
            try merge(gone, into: survivor)
            return try enrich(survivor, phone: nil, email: nil, name: name, language: language)
        }
    }

    /// As ``findOrCreateCustomer(phone:email:name:language:)``.
    public borrowing func customer(like new: NewCustomer) throws(StorageError) -> Customer? {
        try findOrCreateCustomer(phone: new.phone, email: new.email, name: new.name, language: new.language)
    }

    private var tenantText: String { tenant.uuid.uuidString.lowercased() }

    private static func tidied(_ name: String) -> String? {
        let name = String(name.replacing("\0", with: "").trimmingCharacters(in: .whitespacesAndNewlines).prefix(200))
        return name.isEmpty ? nil : name
    }

    private borrowing func enrich(
        _ id: CustomerID, phone: String?, email: String?, name: String?, language: Language?
    ) throws(StorageError) -> Customer? {
        let isChanged: Query = """
            (phone is null and \(phone) is not null or email is null and \(email) is not null
                or name is null and \(name) is not null or language is null and \(language) is not null)
            """
        let changed = try queryFirst(
            """
            update customers set phone = coalesce(phone, \(phone)), email = coalesce(email, \(email)),
                name = coalesce(name, \(name)), language = coalesce(language, \(language)), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) and \(isChanged) returning *
            """, Customer.init(row:))
        if let changed { return changed }
        return try customer(id)
    }

    /// What one has, the other has from now on; of the one an empty row is left.
    private borrowing func merge(_ gone: CustomerID, into survivor: CustomerID) throws(StorageError) {
        guard let lost = try customer(gone) else { return }
        try execute("select move_customer(\(tenant), \(gone), \(survivor))")
        try execute([
            """
            update customers set phone = null, email = null, name = null, language = null, merged_into = \(survivor),
                updated_at = now()
            where tenant_id = \(tenant) and id = \(gone)
            """,
            """
            update customers set merged_into = \(survivor) where tenant_id = \(tenant) and merged_into = \(gone)
            """,
        ])
        _ = try enrich(survivor, phone: lost.phone, email: lost.email, name: lost.name, language: lost.language)
    }

    private borrowing func customer(phone: String?) throws(StorageError) -> Customer? {
        guard let phone else { return nil }
        return try queryFirst(
            "select * from customers where tenant_id = \(tenant) and phone = \(phone)", Customer.init(row:))
    }

    private borrowing func customer(email: String?) throws(StorageError) -> Customer? {
        guard let email else { return nil }
        return try queryFirst(
            "select * from customers where tenant_id = \(tenant) and email = \(email)", Customer.init(row:))
    }

    /// The customer with this id, or the one they turned out to be.
    public borrowing func customer(_ id: CustomerID) throws(StorageError) -> Customer? {
        try queryFirst(
            """
            select * from customers where tenant_id = \(tenant) and id = coalesce(
                (select merged_into from customers where tenant_id = \(tenant) and id = \(id)), \(id))
            """, Customer.init(row:))
    }

    /// Those of these ids that there are.
    public borrowing func customers(_ ids: Set<CustomerID>) throws(StorageError) -> [CustomerID: Customer] {
        let found = try queryAll(
            "select * from customers where tenant_id = \(tenant) and id = any (\(Array(ids)))", Customer.init(row:))
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    /// Newest first.
    ///
    /// - Parameter text: a phone or an address as people write it, or the beginning of a name.
    public borrowing func customers(
        limit: Int, after cursor: Cursor? = nil, matching text: String? = nil
    ) throws(StorageError) -> Listing<Customer> {
        var condition: Query = "and merged_into is null"
        if let text {
            let phone = PhoneNumber.normalised(text)
            let email = MailAddress.normalised(text)
            condition = """
                and merged_into is null and (phone = \(phone) or email = \(email)
                    or starts_with(lower(name), lower(\(text))))
                """
        }
        return try listing(of: "customers", where: condition, limit: limit, after: cursor, Customer.init(row:))
    }

    /// What is `nil` stays. Addresses are normalised by the caller, who can say what is wrong with them.
    ///
    /// - Throws: ``StorageError`` with code `duplicate` where another customer has the phone or the address.
    public borrowing func updateCustomer(
        _ id: CustomerID, phone: String?, email: String?, name: String?, language: Language?
    ) throws(StorageError) -> Customer? {
        try queryFirst(
            """
            update customers set phone = coalesce(\(phone), phone), email = coalesce(\(email), email),
                name = coalesce(\(name), name), language = coalesce(\(language), language), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) and merged_into is null returning *
            """, Customer.init(row:))
    }
}

extension Customer {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        phone = try row.value("phone")
        email = try row.value("email")
        name = try row.value("name")
        language = try row.value("language")
        createdAt = try row.date("created_at")
        updatedAt = try row.date("updated_at")
    }
}
