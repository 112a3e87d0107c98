import Foundation
import Knowledge

/// What is wrong with the material.
public enum FindingKind: String, Sendable, Codable, CaseIterable, PostgresValue {
    /// Two sources say different things of the same thing.
    case contradiction
    /// A document says itself that it does not hold any more.
    case expired
    /// Prices in a document of long ago.
    case oldPrices = "old_prices"
}

public enum FindingStatus: String, Sendable, Codable, CaseIterable, PostgresValue {
    case open
    case dismissed
    /// The last look at the material did not find it any more.
    case resolved
}

public struct NewFinding: Sendable, Equatable {
    public let kind: FindingKind
    /// The same for the same finding.
    public let fingerprint: String
    public let detail: JSON

    public init(kind: FindingKind, fingerprint: String, detail: JSON) {
        self.kind = kind
        self.fingerprint = fingerprint
        self.detail = detail
    }
}

public struct Finding: Sendable, Equatable {
    public let id: FindingID
    public let kind: FindingKind
    public let status: FindingStatus
    public let detail: JSON
    public let createdAt: Date
}

extension TenantSession {
    /// Makes the list what was found now: new ones are added, those not found any more are resolved, those that come back
    /// are open again. What was dismissed stays dismissed.
    ///
    /// - Returns: how many are new.
    public borrowing func replaceFindings(with found: [NewFinding]) throws(StorageError) -> Int {
        let fingerprints = found.map(\.fingerprint)
        try execute(
            """
            update knowledge_findings set status = 'resolved', updated_at = now()
            where tenant_id = \(tenant) and status = 'open' and fingerprint <> all (\(fingerprints))
            """)
        var new = 0
        for finding in found {
            let isNew: Bool?? = try queryFirst(
                """
                insert into knowledge_findings (tenant_id, id, kind, fingerprint, detail)
                values (\(tenant), \(FindingID()), \(finding.kind), \(finding.fingerprint), \(finding.detail))
                on conflict on constraint knowledge_findings_once do update set detail = excluded.detail,
                    status = case knowledge_findings.status when 'resolved' then 'open'
                        else knowledge_findings.status end, updated_at = now()
                returning xmax = 0 as is_new
                """
            ) { row throws(StorageError) in try row.flag("is_new") }
            if isNew == true { new += 1 }
        }
        return new
    }

    public borrowing func findings(
        limit: Int, after cursor: Cursor? = nil, status: FindingStatus
    ) throws(StorageError) -> Listing<Finding> {
        try listing(
            of: "knowledge_findings", where: "and status = \(status)", limit: limit, after: cursor, Finding.init(row:))
    }

    /// - Returns: `nil` where there is no such finding.
    public borrowing func setStatus(
        _ status: FindingStatus, of id: FindingID
    ) throws(StorageError) -> Finding? {
        try queryFirst(
            """
            update knowledge_findings set status = \(status), updated_at = now()
            where tenant_id = \(tenant) and id = \(id) returning *
            """, Finding.init(row:))
    }
}

extension Finding {
    init(row: borrowing Row) throws(StorageError) {
        id = try row.id("id")
        kind = try row.value("kind")
        status = try row.value("status")
        detail = try row.json("detail")
        createdAt = try row.date("created_at")
    }
}
