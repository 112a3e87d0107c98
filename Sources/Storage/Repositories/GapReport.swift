import Foundation
import Knowledge

/// How a stretch of time went with what the material does not answer.
public struct GapCounts: Sendable, Equatable {
    /// Gaps that began in the stretch, and gaps that were closed in it.
    public let opened: Int
    public let closed: Int
    /// Drafts of the stretch, and those of them that were replies.
    public let drafts: Int
    public let replies: Int
    /// Gaps that are open now; findings that say that the material is old; sources there are.
    public let missing: Int
    public let outdated: Int
    public let sources: Int
}

/// A week of drafts.
public struct AnsweredWeek: Sendable, Equatable {
    public let starts: Date
    public let drafts: Int
    public let replies: Int
    public let wrong: Int
}

extension TenantSession {
    public borrowing func gapCounts(since: Date) throws(StorageError) -> GapCounts? {
        try queryFirst(
            """
            select
                (select count(*) from knowledge_gaps where tenant_id = \(tenant) and first_seen >= \(since)) as opened,
                (select count(*) from knowledge_gaps where tenant_id = \(tenant) and status = 'resolved'
                    and resolved_at >= \(since)) as closed,
                (select count(*) from drafts where tenant_id = \(tenant) and created_at >= \(since)) as drafts,
                (select count(*) from drafts where tenant_id = \(tenant) and created_at >= \(since)
                    and decision = 'reply') as replies,
                (select count(*) from knowledge_gaps where tenant_id = \(tenant)
                    and status in ('open', 'in_progress')) as missing,
                (select count(*) from knowledge_findings where tenant_id = \(tenant) and status = 'open'
                    and kind in ('expired', 'old_prices')) as outdated,
                (select count(*) from documents where tenant_id = \(tenant))
                    + (select count(*) from faqs where tenant_id = \(tenant)) as sources
            """
        ) { row throws(StorageError) in
            GapCounts(
                opened: try row.integer("opened"), closed: try row.integer("closed"),
                drafts: try row.integer("drafts"), replies: try row.integer("replies"),
                missing: try row.integer("missing"), outdated: try row.integer("outdated"),
                sources: try row.integer("sources"))
        }
    }

    /// Oldest first.
    public borrowing func answeredWeeks(
        since: Date, wrongReasons: [String]
    ) throws(StorageError) -> [AnsweredWeek] {
        try queryAll(
            """
            select date_trunc('week', d.created_at) as starts, count(*) as drafts,
                count(*) filter (where d.decision = 'reply') as replies,
                count(*) filter (where f.outcome = 'rejected' and f.reason = any (\(wrongReasons))) as wrong
            from drafts d left join draft_feedback f on f.tenant_id = d.tenant_id and f.draft_id = d.id
            where d.tenant_id = \(tenant) and d.created_at >= \(since)
            group by starts order by starts
            """
        ) { row throws(StorageError) in
            AnsweredWeek(
                starts: try row.date("starts"), drafts: try row.integer("drafts"),
                replies: try row.integer("replies"), wrong: try row.integer("wrong"))
        }
    }
}
