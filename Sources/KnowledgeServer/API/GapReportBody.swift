import Foundation
import Knowledge
import Storage

/// What customers asked in vain over a stretch, and whether it gets better.
struct GapReportBody: Encodable {
    struct Health: Encodable {
        /// Gaps that are open, findings that say that the material is old, and sources there are.
        let missing: Int
        let outdated: Int
        let sources: Int
    }

    struct Week: Encodable {
        let starts: Date
        let drafts: Int
        let answeredShare: Double
        let wrongShare: Double
    }

    static let most = 50

    let days: Int
    let opened: Int
    let closed: Int
    /// Of the gaps that opened or closed in the stretch; `nil` where there were none.
    let closeRate: Double?
    let drafts: Int
    let answeredShare: Double?
    let health: Health
    let weeks: [Week]
    let data: [GapBody]

    init(days: Int, ranked: [RankedGap], counts: GapCounts?, weeks: [AnsweredWeek], titles: IntentTitles) {
        self.days = days
        opened = counts?.opened ?? 0
        closed = counts?.closed ?? 0
        let base = max(opened, closed)
        closeRate = base == 0 ? nil : Self.share(closed, of: base)
        drafts = counts?.drafts ?? 0
        answeredShare = drafts == 0 ? nil : Self.share(counts?.replies ?? 0, of: drafts)
        health = Health(
            missing: counts?.missing ?? 0, outdated: counts?.outdated ?? 0, sources: counts?.sources ?? 0)
        self.weeks = weeks.map {
            Week(
                starts: $0.starts, drafts: $0.drafts, answeredShare: Self.share($0.replies, of: $0.drafts),
                wrongShare: Self.share($0.wrong, of: $0.drafts))
        }
        data = ranked.map { entry in
            var body = GapBody(entry.gap, recent: entry.recent, weight: entry.weight)
            body.intentTitle = titles[entry.gap.intent]
            return body
        }
    }

    private static func share(_ part: Int, of whole: Int) -> Double {
        (Double(part) / Double(max(1, whole)) * 1_000).rounded() / 1_000
    }

    static let schema = Schema.object(
        [
            .required("days", .integer("")), .required("opened", .integer("gaps that began")),
            .required("closed", .integer("gaps that were answered")),
            .optional("close_rate", .number("closed by opened, 0 to 1")), .required("drafts", .integer("")),
            .optional("answered_share", .number("drafts that were replies, 0 to 1")),
            .required(
                "health",
                .object(
                    [
                        .required("missing", .integer("open gaps")), .required("outdated", .integer("old material")),
                        .required("sources", .integer("documents and FAQ entries")),
                    ], "")),
            .required("weeks", .array(.any("starts, drafts, answered_share, wrong_share"), "the last eight")),
            .required("data", .array(GapBody.schema, "the heaviest first, at most \(most)")),
        ], "")
}
