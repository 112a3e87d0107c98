import Assist
import Knowledge

/// A question that is asked to see what would be answered: nothing of it is kept, counted or told to anybody.
struct ReplyTrial: Sendable {
    /// FAQ entries that are treated as if there were none of them.
    var hidden: Set<FAQID> = []
    /// In the place of the tenant's own.
    var settings: ReplySettings?
}
