/// What a word or a phrase of an attack is about. One concept is harmless by itself; rules look for several together.
enum Concept: Int, CaseIterable, Sendable {
    /// Takes the words it covers out of every other concept: "ödeme talimatı", "don't forget".
    case harmless
    /// Talk about an attack, by someone who met one: it is no attack.
    case report

    /// Verbs that drop something: ignore, forget, bypass.
    case override
    /// Verbs that switch something off or change it, which shops hear too.
    case disable
    /// Instructions, directives, prompts: what only a machine is given.
    case orders
    /// Rules, limits, filters: what anybody may speak of.
    case rules
    /// The reader's own orders or rules: "talimatlarını", "your rules".
    case ownOrders
    /// Previous, all, above.
    case prior
    /// Everything above, this conversation's beginning.
    case above
    /// What the reader was given or told.
    case toldYou
    /// No longer in force: lifted, cancelled, disabled.
    case lifted
    /// "Clear your memory"; enough by itself.
    case wipe
    /// Need not obey.
    case unbound
    /// Obey me only.
    case obeyMe
    /// Safety filters, content policies.
    case safety
    case fromNow

    /// The system prompt by any of its names.
    case prompt
    /// The same, with "your".
    case ownPrompt
    /// Commands to speak, in the form one uses to a machine or a friend.
    case tell
    /// The same in the polite form, which texts for customers use too.
    case tellPolitely
    case whatIs
    case verbatim
    case all
    /// The reader's tools and functions.
    case tools

    /// Become someone else; enough by itself.
    case become
    /// Speak as someone else.
    case role
    /// Someone without limits.
    case persona
    /// The same, beyond doubt: no shop speaks of ethics or refusals.
    case limitless
    /// What no assistant should explain.
    case harm
    /// A privileged mode that does not exist; enough by itself.
    case mode

    /// Customers other than the writer.
    case others
    /// A whole store of data: the database, the customer list.
    case store
    /// Telephone, address, conversation, record.
    case personal
    /// Keys and passwords of the system.
    case secret
    case send
    /// An address outside to send data to, with a place for the data.
    case drain

    /// "I am the administrator."
    case authority
    /// Without asking, without verification.
    case unchecked
    /// What needs a person's approval: refunds, deletions, prices.
    case privileged
    /// Account changes that anybody may ask for.
    case sensitive
    /// All orders, every account.
    case everyRecord
    /// A discount or price nobody gives.
    case absurdPrice
    /// Commands of a machine: SQL, shell, function calls.
    case machineCommand

    /// The name of a function, as programs write it.
    case toolName
    /// Call, run, use.
    case call

    /// Forged turns and tokens of a chat template.
    case token
    /// A heading that claims to come from the system.
    case notice
    /// Access granted, user verified.
    case granted
    case endOfInput

    /// Words that mean a machine that reads.
    case machine
    /// Words that may: assistant, model, system.
    case assistant
    /// A note to such a reader.
    case address
    /// Reading, processing, summarising this text.
    case reading
    /// A place in the answer to come.
    case replyPart
    /// Add, begin, end.
    case attach
    case customer
    /// Hide this from the user.
    case conceal
    /// Text that a page does not show: comments, invisible styles.
    case hidden
}
