import Foundation
import Knowledge
import Messaging
import Schedule
import Storage
import Synchronization
import Testing

@testable import KnowledgeServer

/// The other side: it remembers everything it was sent, drops what it has seen where that is its promise, and now and then
/// the dispatcher's process dies in the middle.
private final class Provider: MessageSending {
    struct Sent: Sendable {
        let id: OutgoingMessageID
        let channel: ChannelKind
        let customer: CustomerID
        let at: Date
    }

    private let state = Mutex<(sent: [Sent], random: SystemRandomNumberGenerator)>(([], SystemRandomNumberGenerator()))
    private let clock: TestClock
    private let deaths: Double

    struct Died: Error {}

    init(_ clock: TestClock, deaths: Double) {
        self.clock = clock
        self.deaths = deaths
    }

    var sent: [Sent] { state.withLock { $0.sent } }

    func send(_ prepared: PreparedMessage) async throws -> SendingAnswer {
        let draw = Double.random(in: 0..<1)
        if draw < deaths / 2 { throw Died() }
        state.withLock { state in
            // What is known by its id is dropped where the channel promises so.
            if prepared.channel.kind == .inbound, state.sent.contains(where: { $0.id == prepared.message.id }) {
                return
            }
            state.sent.append(
                Sent(
                    id: prepared.message.id, channel: prepared.channel.kind, customer: prepared.message.customer,
                    at: clock.now))
        }
        if draw < deaths { throw Died() }
        if draw < deaths + 0.03 { return .unknown(words: "timed out") }
        return .accepted(externalID: "ext-\(prepared.message.id)")
    }
}

private final class TestClock: Sendable {
    private let moment: Mutex<Date>

    init(_ start: Date) { moment = Mutex(start) }

    var now: Date { moment.withLock { $0 } }

    func advance(_ seconds: TimeInterval) { moment.withLock { $0 += seconds } }
}

@Suite struct `The dispatcher of messages` {
    private static let hour: TimeInterval = 3_600

    /// In the night of 28 March 2027 Berlin's clocks are set forward.
    private static let start = Date(timeIntervalSince1970: 1_806_055_200)

    private struct Plan: Sendable {
        let key: String
        let customer: CustomerID
        let tenant: TenantContext
        let due: Date
        let expires: Date?
        let isCancelled: Bool
        let optsOut: Bool
    }

    @Test(.timeLimit(.minutes(10)))
    func `sends each message of a thousand conversations once, whatever dies and however the clock jumps`()
        async throws
    {
        try await InstallationForTests.with { installation in
            let clock = TestClock(Self.start)
            let quiet = try #require(QuietHours(from: 21 * 60, to: 8 * 60))
            var plans: [Plan] = []
            for number in 0..<4 {
                plans += try await Self.tenant(
                    "t\(number)", number % 2 == 0 ? .inbound : .whatsapp, quiet: quiet, customers: 250, installation)
            }
            let provider = Provider(clock, deaths: 0.08)
            // Three processes side by side, each reborn when the test says so, until nothing is left.
            for _ in 0..<400 {
                await withTaskGroup(of: Void.self) { group in
                    for life in 0..<3 {
                        let dispatcher = MessageDispatcher(
                            database: installation.database, sender: provider, metrics: installation.metrics,
                            log: installation.log, name: "life-\(UUID().uuidString)", lease: .milliseconds(20),
                            now: { clock.now })
                        group.addTask {
                            for _ in 0..<4 { _ = try? await dispatcher.sendDue(as: "life-\(life)") }
                        }
                    }
                }
                let counts = try await installation.database.outgoingMessageCounts(at: clock.now)
                if counts.due == 0, counts.sending == 0 {
                    let isOver = try await Self.isOver(plans, installation)
                    if isOver { break }
                    clock.advance([600, 1_800, 3_600, 2 * 3_600].randomElement() ?? 600)
                }
            }
            try await Self.check(plans, provider.sent, quiet, installation)
        }
    }

    private static func tenant(
        _ slug: String, _ kind: ChannelKind, quiet: QuietHours, customers: Int,
        _ installation: KnowledgeServer.Installation
    ) async throws -> [Plan] {
        let tenant = try await installation.operations.createTenant(slug: slug, name: slug, languages: [.turkish])
        return try await installation.database.withSession(for: tenant) { session in
            var policy = MessagingPolicy()
            policy.quietHours = quiet
            policy.timeZone = "Europe/Berlin"
            policy.limits = [
                SendingLimit(.tenant, count: 40, window: 600), SendingLimit(.customer, count: 1, window: 60),
            ]
            try session.setMessagingPolicy(JSON(encoding: policy))
            let settings = #"{"outgoing_url":"https://ornek.invalid/","phone_number_id":"1"}"#
            _ = try session.createChannel(
                ChannelID(), kind: kind, name: "Hat", settings: JSON(text: settings), secrets: Data([1]))
            try session.createMessageTemplate(
                NewMessageTemplate(
                    name: "hatirlatma", language: .turkish, purpose: .reminder, body: "Randevunuz {{gun}}, bekleriz.",
                    approval: .approved))
            var plans: [Plan] = []
            for number in 0..<customers {
                let phone = "+90532\(slug.dropFirst())\(String(100_000 + number))"
                guard let customer = try session.findOrCreateCustomer(phone: phone) else { continue }
                let optsOut = number % 20 == 7
                for name in number % 2 == 0 ? ["48h", "2h"] : ["48h"] {
                    let due = start.addingTimeInterval(Double.random(in: 0..<(60 * hour)))
                    let message = NewOutgoingMessage(
                        key: "randevu/\(number)/\(name)", customer: customer.id, purpose: .reminder,
                        template: "hatirlatma", variables: ["gun": "yarın"],
                        expiresAt: number % 5 == 0 ? due.addingTimeInterval(6 * hour) : nil)
                    // Whoever asks twice asks once.
                    let first = try session.enqueue(message, at: due)
                    let second = try session.enqueue(message, at: due)
                    #expect(first != nil && second == nil)
                    plans.append(
                        Plan(
                            key: message.key, customer: customer.id, tenant: tenant, due: due,
                            expires: message.expiresAt, isCancelled: number % 20 == 3, optsOut: optsOut))
                }
                if number % 20 == 3 { try session.cancelMessages(keyPrefix: "randevu/\(number)/") }
                if optsOut { _ = try session.optOut(phone, reason: "DUR", source: "message") }
            }
            return plans
        }
    }

    private static func isOver(
        _ plans: [Plan], _ installation: KnowledgeServer.Installation
    ) async throws -> Bool {
        for tenant in Set(plans.map(\.tenant)) {
            let counts = try await installation.database.withReadOnlySession(for: tenant) {
                try $0.outgoingMessageCounts()
            }
            if counts[.queued] != nil || counts[.sending] != nil { return false }
        }
        return true
    }

    private static func check(
        _ plans: [Plan], _ sent: [Provider.Sent], _ quiet: QuietHours,
        _ installation: KnowledgeServer.Installation
    ) async throws {
        let times = Dictionary(grouping: sent, by: \.id)
        #expect(times.values.allSatisfy { $0.count == 1 }, "nothing went twice")
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Berlin") ?? .gmt
        for one in sent {
            let hour = calendar.component(.hour, from: one.at)
            #expect((8..<21).contains(hour), "sent at \(one.at)")
        }
        var ends: [OutgoingStatus: Int] = [:]
        for plan in plans {
            let found = try await installation.database.withReadOnlySession(for: plan.tenant) { session in
                try session.outgoingMessage(key: plan.key)
            }
            let message = try #require(found)
            let went = times[message.id]?.first
            ends[message.status, default: 0] += 1
            if let went {
                #expect(went.at >= plan.due)
                if let expires = plan.expires { #expect(went.at < expires) }
                #expect(!plan.optsOut && !plan.isCancelled)
            }
            switch message.status {
            case .sent: #expect(went != nil, "\(plan.key)")
            case .cancelled: #expect(plan.isCancelled && went == nil)
            case .suppressed: #expect(plan.optsOut && went == nil)
            case .expired: #expect(plan.expires != nil && went == nil)
            case .failed:
                // Nobody can tell, and it is said so: where the other side knows no id, or it is too late to ask again.
                #expect(message.reasons == [OutgoingReason.outcomeUnknown])
                let knowsNoID = ["t1", "t3"].contains(plan.tenant.slug)
                #expect(knowsNoID || plan.expires != nil, "\(plan.tenant.slug) \(plan.key)")
            default: Issue.record("\(plan.key) is \(message.status)")
            }
        }
        #expect(ends[.sent, default: 0] > 900 && ends[.suppressed, default: 0] > 0 && ends[.cancelled, default: 0] > 0)
        print("dispatcher simulation: \(plans.count) messages, \(sent.count) sent, \(ends)")
    }

    @Test(.timeLimit(.minutes(2)))
    func `gives every tenant its turn, however much another has`() async throws {
        try await InstallationForTests.with { installation in
            let clock = TestClock(Self.start)
            let provider = Provider(clock, deaths: 0)
            let sizes = [("t0", 60), ("t2", 3)]
            for (slug, count) in sizes {
                let tenant = try await installation.operations.createTenant(
                    slug: slug, name: slug, languages: [.turkish])
                try await installation.database.withSession(for: tenant) { session in
                    _ = try session.createChannel(
                        ChannelID(), kind: .inbound, name: "Sistem",
                        settings: JSON(text: #"{"outgoing_url":"https://ornek.invalid/"}"#), secrets: Data([1]))
                    for number in 0..<count {
                        guard let customer = try session.findOrCreateCustomer(email: "m\(number)@ornek.com") else {
                            continue
                        }
                        // The small one's are due last.
                        try session.enqueue(
                            NewOutgoingMessage(key: "\(number)", customer: customer.id, purpose: .service, text: "t"),
                            at: Self.start.addingTimeInterval(count == 3 ? -1 : -60))
                    }
                }
            }
            let dispatcher = MessageDispatcher(
                database: installation.database, sender: provider, metrics: installation.metrics, log: installation.log,
                name: "one", now: { clock.now })
            let handled = try await dispatcher.sendDue(as: "one")
            #expect(handled == MessageDispatcher.turn + 3)
        }
    }

    @Test func `knows a reason and a remedy for every code it may write down`() {
        let codes =
            SendingDecision.Bar.allCases.map(\.rawValue) + SendingDecision.Delay.allCases.map(\.rawValue)
            + OutgoingReason.ofWhatsApp.values.map(\.reason)
            + [
                OutgoingReason.outcomeUnknown, OutgoingReason.noAnswer, OutgoingReason.unreachable,
                OutgoingReason.refused, OutgoingReason.channelBroken, OutgoingReason.userOptedOut, "late",
                "interrupted",
                "undeliverable",
            ]
        for code in codes { #expect(OutgoingReason.codes.contains(code), "\(code)") }
    }

    @Test(arguments: [
        (200, #"{"messages":[{"id":"wamid.1"}]}"#, SendingAnswer.accepted(externalID: "wamid.1")),
        (
            400, #"{"error":{"code":131026,"message":"Undeliverable"}}"#,
            .refused(code: "not_on_whatsapp", words: "HTTP 400 Undeliverable", mayPass: false)
        ),
        (
            400, #"{"error":{"code":130429,"message":"Rate limit hit"}}"#,
            .refused(code: "provider_rate", words: "HTTP 400 Rate limit hit", mayPass: true)
        ),
        (500, "oops", .refused(code: "unreachable", words: "HTTP 500", mayPass: true)),
        (404, "{}", .refused(code: "refused", words: "HTTP 404", mayPass: false)),
    ])
    func `reads WhatsApp's answers`(status: Int, body: String, answer: SendingAnswer) {
        #expect(WhatsAppAnswer.read(OutgoingAnswer(status: status, body: Data(body.utf8))) == answer)
    }
}
