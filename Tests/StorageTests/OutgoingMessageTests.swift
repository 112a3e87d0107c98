import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `Outgoing messages in the store` {
    private func tenant(_ slug: String) async throws -> (Installation, TenantContext, CustomerID) {
        let installation = try await Installation.of("outgoing")
        let tenant = try await installation.tenant(slug)
        let customer = try await installation.app.withSession(for: tenant) { session in
            try session.findOrCreateCustomer(phone: "05320000001")?.id
        }
        return (installation, tenant, try #require(customer))
    }

    private func message(_ key: String, _ customer: CustomerID) -> NewOutgoingMessage {
        NewOutgoingMessage(key: key, customer: customer, purpose: .reminder, text: "Yarın görüşmek üzere.")
    }

    @Test func `are queued once for a key, with what they are about or not at all`() async throws {
        let (installation, tenant, customer) = try await tenant("keys")
        let now = Date()
        let ids = try await withThrowingTaskGroup(of: OutgoingMessageID?.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await installation.app.withSession(for: tenant) { session in
                        try session.enqueue(message("one", customer), at: now)
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(ids.compactMap { $0 }.count == 1)
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await installation.app.withSession(for: tenant) { session in
                try session.enqueue(message("two", customer), at: now)
                throw Stop()
            }
        }
        try await installation.app.withSession(for: tenant) { session in
            let (two, counts) = (try session.outgoingMessage(key: "two"), try session.outgoingMessageCounts())
            #expect(two == nil && counts == [.queued: 1])
        }
    }

    @Test func `are taken back by the beginning of their keys, and may be queued again`() async throws {
        let (installation, tenant, customer) = try await tenant("cancel")
        try await installation.app.withSession(for: tenant) { session in
            for key in ["apt/1/48h", "apt/1/2h", "apt/12/2h"] {
                try session.enqueue(message(key, customer), at: Date() + 60)
            }
            #expect(try session.cancelMessages(keyPrefix: "apt/1/") == 2)
            #expect(try session.cancelMessages(keyPrefix: "apt/1/") == 0)
            #expect(try session.outgoingMessage(key: "apt/12/2h")?.status == .queued)
            #expect(try session.enqueue(message("apt/12/2h", customer), at: Date()) == nil)
            #expect(try session.enqueue(message("apt/1/2h", customer), at: Date()) != nil)
            #expect(try session.outgoingMessage(key: "apt/1/2h")?.status == .queued)
        }
    }

    @Test func `that wait are taken out of the queue by an opt-out of their customer, and no others`() async throws {
        let (installation, tenant, customer) = try await tenant("optout")
        try await installation.app.withSession(for: tenant) { session in
            let other = try #require(try session.findOrCreateCustomer(phone: "05320000002"))
            try session.enqueue(message("mine", customer), at: Date())
            try session.enqueue(message("theirs", other.id), at: Date())
            #expect(try session.optOut("+905320000001", scope: .marketing, reason: "RET", source: "message") != nil)
            #expect(try session.outgoingMessage(key: "mine")?.status == .queued)
            #expect(try session.optOut("+905320000001", reason: "DUR", source: "message") != nil)
            #expect(try session.optOut("+905320000001", reason: "DUR", source: "message") == nil)
            #expect(try session.outgoingMessage(key: "mine")?.reasons == ["opted_out"])
            #expect(try session.outgoingMessage(key: "theirs")?.status == .queued)
            #expect(try session.optOuts(of: ["+905320000001", "x@y.zz"]) == [.all, .marketing])
            #expect(try session.optIn("+905320000001"))
            #expect(try session.optOuts(of: ["+905320000001"]).isEmpty)
            #expect(try session.optIn("+905320000001") == false)
            #expect(try session.optOuts(limit: 10, of: "+905320000001").items.count == 2)
        }
    }

    @Test func `are locked for one dispatcher at a time, and again when its lease has run out`() async throws {
        let (installation, tenant, customer) = try await tenant("leases")
        let now = Date()
        let channel = try await installation.app.withSession(for: tenant) { session in
            try session.enqueue(message("later", customer), at: now + 60)
            try session.enqueue(message("now", customer), at: now)
            return try session.createChannel(
                ChannelID(), kind: .whatsapp, name: "Hat", settings: .empty, secrets: Data())
        }
        let due = try await installation.app.tenantsWithDueMessages(at: now).map(\.id)
        #expect(due.contains(tenant.id))
        try await installation.app.withSession(for: tenant) { session in
            let locked = try #require(try session.lockDueMessage(at: now))
            #expect(locked.key == "now")
            let state = try session.sendingState(of: locked, limits: [], at: now)
            #expect(state.channel?.id == channel.id && state.customer?.id == customer && state.consent == nil)
            _ = try session.beginSending(locked.id, over: channel.id, worker: "w", lease: .seconds(60), at: now)
            #expect(try session.lockDueMessage(at: now) == nil)
        }
        try await installation.app.withSession(for: tenant) { session in
            let sending = try #require(try session.outgoingMessage(key: "now"))
            #expect(sending.status == .sending && sending.attempts == 1)
            _ = try session.beginSending(sending.id, over: channel.id, worker: "w", lease: .seconds(-1), at: now)
        }
        try await installation.app.withSession(for: tenant) { session in
            let lost = try #require(try session.lockDueMessage(at: now))
            try session.settle(lost.id, .delivered, externalID: "wamid.1", at: now)
            let done = try #require(try session.lockMessage(externalID: "wamid.1", channel: channel.id))
            #expect(done.status == .delivered && done.sentAt != nil && done.deliveredAt != nil && done.worker == nil)
        }
    }

    @Test func `count against limits from the moment they were begun`() async throws {
        let (installation, tenant, customer) = try await tenant("limits")
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        try await installation.app.withSession(for: tenant) { session in
            let channel = try session.createChannel(
                ChannelID(), kind: .whatsapp, name: "Hat", settings: .empty, secrets: Data())
            for number in 0..<3 {
                let moment = now.addingTimeInterval(Double(number - 10))
                guard let id = try session.enqueue(message("\(number)", customer), at: moment) else { continue }
                _ = try session.beginSending(id, over: channel.id, worker: "w", lease: .seconds(60), at: moment)
            }
            try session.enqueue(message("next", customer), at: now)
            let next = try #require(try session.outgoingMessage(key: "next"))
            let full = SendingLimit(.tenant, count: 3, window: 60)
            let free = SendingLimit(.customer, count: 4, window: 60)
            let past = SendingLimit(.customer, count: 1, window: 5)
            let selling = SendingLimit(.tenant, marketingOnly: true, count: 1, window: 60)
            let state = try session.sendingState(of: next, limits: [full, free, past, selling], at: now)
            #expect(state.limits == [full: now.addingTimeInterval(-10)])
        }
    }

    @Test func `are written by templates, whose approval ends with a new text`() async throws {
        let (installation, tenant, _) = try await tenant("templates")
        try await installation.app.withSession(for: tenant) { session in
            let new = NewMessageTemplate(
                name: "hatirlatma", language: .turkish, purpose: .reminder, body: "Yarın {{saat}} sizi bekliyoruz.")
            let made = try session.createMessageTemplate(new)
            #expect(try session.installMessageTemplate(new) == false)
            try session.noteApproval(.approved, ofProviderTemplate: "hatirlatma", language: .turkish, reason: nil)
            #expect(try session.messageTemplate(made.id)?.approval == .approved)
            let renamed = try session.updateMessageTemplate(
                made.id, purpose: nil, body: nil, triggerEvent: "appointment.confirmed", providerName: nil,
                approval: nil,
                isActive: nil)
            #expect(renamed?.approval == .approved)
            #expect(try session.messageTemplates(triggeredBy: "appointment.confirmed").map(\.id) == [made.id])
            let changed = try session.updateMessageTemplate(
                made.id, purpose: nil, body: "Başka", triggerEvent: nil, providerName: nil, approval: nil,
                isActive: false)
            #expect(changed?.approval == .draft && changed?.triggerEvent == "appointment.confirmed")
            #expect(try session.messageTemplates(triggeredBy: "appointment.confirmed").isEmpty)
        }
    }
}
