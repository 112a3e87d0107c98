import Foundation
import Knowledge

/// That a customer agreed to messages of one purpose, or withdrew it: when, how, and to which words.
public struct Consent: Sendable, Equatable {
    public let id: ConsentID
    public let customer: CustomerID
    public let purpose: MessagePurpose
    public let isGranted: Bool
    /// `message`, `form`, `phone`, `paper`, `import`, `iys`.
    public let method: String
    public let wording: String
    public let actor: String
    public let givenAt: Date
}

extension TenantSession {
    public borrowing func recordConsent(
        _ isGranted: Bool, of customer: CustomerID, for purpose: MessagePurpose, method: String, wording: String,
        actor: String, at moment: Date
    ) throws(StorageError) -> Consent {
        let consent = try queryFirst(
            """
            insert into consents (tenant_id, id, customer_id, purpose, granted, method, wording, actor_id, given_at)
            values (\(tenant), \(ConsentID()), \(customer), \(purpose), \(isGranted), \(method), \(wording), \(actor),
                \(moment))
            returning *
            """, Consent.init(row:))
        guard let consent else { throw StorageError(.notFound, subject: "consents") }
        return consent
    }

    /// Newest first, of all purposes.
    public borrowing func consents(of customer: CustomerID) throws(StorageError) -> [Consent] {
        try queryAll(
            """
            select * from consents where tenant_id = \(tenant) and customer_id = \(customer)
            order by given_at desc, id desc limit 200
            """, Consent.init(row:))
    }

    /// Whether the last word was yes; `nil` where nothing was said.
    public borrowing func hasConsent(
        _ customer: CustomerID, to purpose: MessagePurpose
    ) throws(StorageError) -> Bool? {
        try queryFirst(
            """
            select granted from consents
            where tenant_id = \(tenant) and customer_id = \(customer) and purpose = \(purpose)
            order by given_at desc, id desc limit 1
            """
        ) { row throws(StorageError) in try row.flag("granted") }
    }
}

extension Consent {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        customer = try row.id("customer_id")
        purpose = try row.value("purpose")
        isGranted = try row.flag("granted")
        method = try row.text("method")
        wording = try row.text("wording")
        actor = try row.text("actor_id")
        givenAt = try row.date("given_at")
    }
}
