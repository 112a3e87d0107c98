import Foundation
import Knowledge
import Messaging
import Storage

/// Sends what is due: decides in a transaction, sends outside of any, and writes down what came of it.
///
/// Before the other side is called, the message is marked as being sent. A process that dies after that leaves a lease
/// which runs out; then ``MessageProgress/Delivery`` says what follows. Over WhatsApp, which knows no idempotency key, it
/// is not sent a second time: it is failed as `outcome_unknown` until a receipt, which carries our id, says better.
/// A system that speaks Standard Webhooks drops what it has seen by its `webhook-id`, so it is sent again.
final class MessageDispatcher: Sendable {
    static let idle: Duration = .milliseconds(500)
    /// Well beyond the time that a request may take.
    static let lease: Duration = .seconds(60)
    /// So many messages of a tenant, then it is the next one's turn.
    static let turn = 5

    private let database: Database
    private let sender: any MessageSending
    private let metrics: Metrics
    private let log: Log
    private let name: String
    private let lease: Duration
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - name: unique for each process.
    ///   - now: the clock by which messages are due, expire, and count against limits.
    init(
        database: Database, sender: any MessageSending, metrics: Metrics, log: Log, name: String,
        lease: Duration = MessageDispatcher.lease, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.database = database
        self.sender = sender
        self.metrics = metrics
        self.log = log
        self.name = name
        self.lease = lease
        self.now = now
    }

    /// Works until the task is cancelled; what is being sent then is finished and written down.
    func run(lanes: Int = 2) async {
        await withTaskGroup(of: Void.self) { group in
            for lane in 0..<lanes { group.addTask { await self.work(as: "\(self.name)/messages-\(lane)") } }
        }
    }

    private func work(as worker: String) async {
        while !Task.isCancelled {
            do {
                if try await sendDue(as: worker) == 0 { try await Task.sleep(for: Self.idle) }
            } catch is CancellationError {
                return
            } catch {
                log.error("message_dispatch_failed", ["reason": .text(Failure.describe(error))])
                try? await Task.sleep(for: .seconds(2))
            }
        }
    }

    /// One round: every tenant that has something due gets its turn, in no fixed order.
    ///
    /// - Returns: how many messages were looked at.
    func sendDue(as worker: String) async throws -> Int {
        var handled = 0
        for tenant in try await database.tenantsWithDueMessages(at: now()).shuffled() {
            for _ in 0..<Self.turn {
                try Task.checkCancellation()
                guard try await sendNext(of: tenant, as: worker) else { break }
                handled += 1
            }
        }
        return handled
    }

    /// - Returns: whether there was one.
    private func sendNext(of tenant: TenantContext, as worker: String) async throws -> Bool {
        switch try await decide(tenant, worker) {
        case .nothing: return false
        case .settled(let word):
            count(word)
            return true
        case .send(let prepared):
            // Told to stop between the mark and the answer, it goes on to the answer.
            await Task { [self] in
                let start = ContinuousClock.now
                guard let answer = try? await sender.send(prepared) else { return }
                metrics.observe("message.send", seconds: (ContinuousClock.now - start).seconds)
                await record(answer, of: prepared, tenant, worker)
            }.value
            return true
        }
    }

    private enum Step: Sendable {
        case nothing
        /// How it ended, or that it waits.
        case settled(String)
        case send(PreparedMessage)
    }

    private func decide(_ tenant: TenantContext, _ worker: String) async throws -> Step {
        let (moment, lease) = (now(), lease)
        return try await database.withSession(for: tenant) { session in
            guard let message = try session.lockDueMessage(at: moment) else { return .nothing }
            if message.status == .sending { return try Self.takeUp(message, at: moment, in: session) }
            let policy = try MessagingPolicy(of: session)
            let state = try session.sendingState(of: message, limits: policy.sendingLimits, at: moment)
            let decision = policy.sendingRule.decision(on: SendingFacts(message, state), at: moment)
            switch decision {
            case .wait(let until, let delays):
                let doubt = OutgoingReason.doubts.intersection(message.reasons)
                try session.settle(
                    message.id, .queued, reasons: delays.map(\.rawValue) + doubt, dueAt: until, at: moment)
                return .settled("waiting")
            case .expire, .suppress:
                // It may have gone by an attempt whose answer got lost: that it did not would be a wrong word.
                guard OutgoingReason.doubts.isDisjoint(with: message.reasons) else {
                    try Self.fail(message, [OutgoingReason.outcomeUnknown], nil, at: moment, in: session)
                    return .settled("unknown")
                }
                if case .suppress(let bars) = decision {
                    try session.settle(message.id, .suppressed, reasons: bars.map(\.rawValue), at: moment)
                    return .settled("suppressed")
                }
                try session.settle(message.id, .expired, reasons: ["late"], at: moment)
                return .settled("expired")
            case .send(let form):
                guard let channel = state.channel, let customer = state.customer,
                    let prepared = PreparedMessage(message, form, channel, customer, state.template)
                else {
                    let bars: [SendingDecision.Bar] = [.variablesMissing]
                    try session.settle(message.id, .suppressed, reasons: bars.map(\.rawValue), at: moment)
                    return .settled("suppressed")
                }
                let begun = try session.beginSending(
                    message.id, over: channel.id, worker: worker, lease: lease, at: moment)
                guard let begun else { return .nothing }
                return .send(prepared.with(begun))
            }
        }
    }

    /// What becomes of a message whose dispatcher died while it was being sent.
    private static func takeUp(
        _ message: OutgoingMessage, at moment: Date, in session: borrowing TenantSession
    ) throws -> Step {
        var kind = ChannelKind.whatsapp
        if let id = message.channel, let channel = try session.channel(id) { kind = channel.kind }
        var progress = MessageProgress(status: .sending, attempts: message.attempts)
        progress.apply(.lost(kind.delivery))
        if progress.status == .queued {
            try session.settle(message.id, .queued, reasons: [OutgoingReason.interrupted], dueAt: moment, at: moment)
            return .settled("resumed")
        }
        try fail(message, [OutgoingReason.outcomeUnknown], nil, at: moment, in: session)
        return .settled("unknown")
    }

    private static func fail(
        _ message: OutgoingMessage, _ reasons: [String], _ words: String?, at moment: Date,
        in session: borrowing TenantSession
    ) throws {
        try session.settle(message.id, .failed, reasons: reasons, failedReason: words, at: moment)
        try session.publish(
            EventType.messageFailed.rawValue,
            JSON(encoding: [
                "message_id": message.id.description, "key": message.key, "customer_id": message.customer.description,
                "reason": reasons.first ?? "",
            ]))
    }

    /// The answer is known and must not be lost for a database that is away for a moment.
    private func record(
        _ answer: SendingAnswer, of prepared: PreparedMessage, _ tenant: TenantContext, _ worker: String
    ) async {
        for attempt in 1...Self.recordings {
            do {
                let moment = now()
                let word = try await database.withSession(for: tenant) { session in
                    try Self.record(answer, of: prepared, by: worker, at: moment, in: session)
                }
                return count(word)
            } catch {
                log.warning(
                    "message_not_recorded",
                    [
                        "message_id": .text(prepared.message.id.description), "attempt": .integer(attempt),
                        "reason": .text(Failure.describe(error)),
                    ])
                try? await Task.sleep(for: .seconds(attempt))
            }
        }
    }

    private static let recordings = 5

    /// - Returns: a word for the metrics.
    private static func record(
        _ answer: SendingAnswer, of prepared: PreparedMessage, by worker: String, at moment: Date,
        in session: borrowing TenantSession
    ) throws -> String {
        // Erased meanwhile, with its customer.
        guard let held = try session.lockMessage(prepared.message.id) else { return "erased" }
        var progress = MessageProgress(status: held.status, attempts: held.attempts)
        switch answer {
        case .accepted(let externalID):
            if progress.apply(.accepted) {
                try session.settle(held.id, progress.status, externalID: externalID, at: moment)
            } else if let externalID {
                try session.noteExternalID(externalID, of: held.id)
            }
            try Transcription.note(prepared, in: session)
            return "sent"
        case .refused(let code, let words, let mayPass):
            guard held.worker == worker, progress.apply(.refused(mayPass: mayPass)) else { return "superseded" }
            if code == OutgoingReason.userOptedOut {
                _ = try session.optOut(
                    prepared.address, scope: .marketing, reason: "WhatsApp", source: "provider")
            }
            if progress.status == .queued {
                try retry(held, [code], words, at: moment, in: session)
                return "retried"
            }
            try fail(held, [code], words, at: moment, in: session)
            return "failed"
        case .unknown(let words):
            guard held.worker == worker, progress.apply(.lost(prepared.delivery)) else { return "superseded" }
            if progress.status == .queued {
                try retry(held, [OutgoingReason.noAnswer], words, at: moment, in: session)
                return "retried"
            }
            try fail(held, [OutgoingReason.outcomeUnknown], words, at: moment, in: session)
            return "unknown"
        }
    }

    private static func retry(
        _ message: OutgoingMessage, _ reasons: [String], _ words: String?, at moment: Date,
        in session: borrowing TenantSession
    ) throws {
        let pause = SendingPause.after(message.attempts, seed: .random(in: .min ... .max))
        try session.settle(
            message.id, .queued, reasons: reasons, failedReason: words, dueAt: moment.addingTimeInterval(pause),
            at: moment)
    }

    private func count(_ outcome: String) {
        metrics.count("kaynak_messages_total", labels: "outcome=\"\(outcome)\"")
    }
}

extension ChannelKind {
    /// What is done where nobody knows whether a message has gone.
    var delivery: MessageProgress.Delivery { self == .inbound ? .idempotent : .atMostOnce }
}

/// What the business sent of its own accord, as part of the talk that it belongs to.
private enum Transcription {
    /// A customer who waits for an answer is not to be taken for one who has it, so nothing is put behind their words.
    static func note(_ prepared: PreparedMessage, in session: borrowing TenantSession) throws {
        let conversation: Conversation?
        if let id = prepared.message.conversation {
            conversation = try session.conversation(id)
        } else if prepared.channel.kind == .whatsapp {
            conversation = try session.openConversation(
                channel: prepared.channel.id.description, externalID: String(prepared.address.dropFirst()),
                customer: prepared.message.customer)
        } else {
            conversation = nil
        }
        guard let conversation, try session.lastMessages(of: conversation.id, limit: 1).last?.message.role != .customer
        else { return }
        _ = try session.addMessage(
            Message(role: .agent, text: prepared.words), to: conversation.id,
            externalID: prepared.message.id.description)
    }
}
