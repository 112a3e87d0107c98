import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `Conversations in the store` {
    private func tenant(_ slug: String) async throws -> (Installation, TenantContext) {
        let installation = try await Installation.of("conversations")
        return (installation, try await installation.tenant(slug))
    }

    @Test func `know a customer by phone, else by address, and never two by one`() async throws {
        let (installation, tenant) = try await tenant("customers")
        try await installation.app.withSession(for: tenant) { session in
            let phone = try session.customer(like: NewCustomer(phone: "+905551112233", email: "a@b.co"))
            let again = try session.customer(like: NewCustomer(phone: "+905551112233", name: "Ayşe"))
            #expect(phone?.id == again?.id)
            #expect(again?.email == "a@b.co" && again?.name == "Ayşe")
            // Another phone with the address of the first is another customer, without the address.
            let other = try session.customer(like: NewCustomer(phone: "+905551112244", email: "a@b.co"))
            #expect(other?.id != phone?.id && other?.email == nil)
            #expect(try session.customer(like: NewCustomer(email: "a@b.co"))?.id == phone?.id)
            #expect(try session.customer(like: NewCustomer(name: "Kimse")) == nil)
        }
    }

    @Test func `keep the last messages in their order, each once`() async throws {
        let (installation, tenant) = try await tenant("messages")
        let conversation = try await installation.app.withSession(for: tenant) { session in
            try session.openConversation(channel: "api", externalID: nil, customer: nil)
        }
        // Each in its own transaction: the moment of one is the moment of all within it.
        for number in 1...5 {
            try await installation.app.withSession(for: tenant) { session in
                _ = try session.addMessage(
                    Message(role: .customer, text: "m\(number)"), to: conversation.id, externalID: "\(number)")
            }
        }
        try await installation.app.withSession(for: tenant) { session in
            let twice = try session.addMessage(
                Message(role: .customer, text: "m5"), to: conversation.id, externalID: "5")
            #expect(twice == nil)
            #expect(try session.lastMessages(of: conversation.id, limit: 3).map(\.message.text) == ["m3", "m4", "m5"])
            #expect(try session.conversation(conversation.id)?.lastMessageAt != nil)
        }
    }

    @Test func `have short jobs beside long ones, which leave nothing behind`() async throws {
        let (installation, tenant) = try await tenant("lanes")
        try await installation.app.withSession(for: tenant) { session in
            try session.enqueueJob(kind: "ingest")
            try session.enqueueJob(kind: "deliver", short: true)
            try session.enqueueJobOnce(kind: "scan", payload: .empty, runAfter: Date() - 1)
            try session.enqueueJobOnce(kind: "scan", payload: .empty, runAfter: Date() - 1)
        }
        var kinds: [String] = []
        while let claim = try await installation.app.claimJob(worker: "s", lease: .seconds(60), short: true) {
            kinds.append(claim.job.kind)
            try await installation.app.withSession(for: claim.context) { try $0.dismissJob(claim.lease) }
        }
        #expect(kinds.sorted() == ["deliver", "scan"])
        let long = try await installation.app.claimJob(worker: "l", lease: .seconds(60))
        #expect(long?.job.kind == "ingest")
        let left = try await installation.app.withSession(for: tenant) { try $0.jobs(limit: 10).items.map(\.kind) }
        #expect(left == ["ingest"])
    }
}

@Suite struct `What was learnt, in the store` {
    private func draft(_ intent: String = "kargo", at moment: Date = Date()) -> StoredDraft {
        StoredDraft(
            id: DraftID(), question: "Kargo?", decision: .reply, intent: intent, confidence: 0.5, draft: .empty,
            questionVector: [0.6, 0.8])
    }

    @Test func `counts what agents made of drafts, by intent`() async throws {
        let installation = try await Installation.of("learning")
        let tenant = try await installation.tenant("performance")
        let drafts = (0..<4).map { _ in draft() }
        try await installation.app.withSession(for: tenant) { session in
            for draft in drafts { try session.recordDraft(draft) }
            let outcomes: [(DraftOutcome, String?)] = [(.accepted, nil), (.edited, nil), (.rejected, "outdated")]
            for (draft, outcome) in zip(drafts, outcomes) {
                try session.recordFeedback(
                    DraftFeedback(
                        draft: draft.id, intent: "kargo", outcome: outcome.0, reason: outcome.1, sentText: nil,
                        actor: "key"))
            }
        }
        let entries = try await installation.app.withSession(for: tenant) { session in
            #expect(try session.draft(drafts[0].id)?.questionVector == [0.6, 0.8])
            return try session.intentPerformance(
                since: Date() - 60, until: Date() + 60, wrongReasons: ["outdated", "wrong_answer"])
        }
        let all = IntentPerformance(
            intent: "kargo", drafts: 4, replied: 4, handedOff: 0, accepted: 1, edited: 1, rejected: 1, wrong: 1)
        #expect(entries == [all])
        let error = await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) { session in
                try session.recordFeedback(
                    DraftFeedback(
                        draft: drafts[0].id, intent: "kargo", outcome: .accepted, reason: nil, sentText: nil,
                        actor: "key"))
            }
        }
        #expect(error?.code == .duplicate)
    }

    @Test func `ranks gaps by how often and how lately they were asked`() async throws {
        let installation = try await Installation.of("learning")
        let tenant = try await installation.tenant("ranking")
        let (rare, often) = (draft("a"), [draft("b"), draft("b")])
        try await installation.app.withSession(for: tenant) { session in
            for draft in [rare] + often { try session.recordDraft(draft) }
            _ = try session.openGap(for: rare, vector: [1, 0], language: .turkish, model: "m")
            let gap = try session.openGap(for: often[0], vector: [0, 1], language: .turkish, model: "m")
            try session.add(often[1], to: gap, centroid: [0, 1])
        }
        let now = Date()
        try await installation.app.withSession(for: tenant) { session in
            let first = try session.rankedGaps(
                since: now - 60, now: now, halfLife: 60, statuses: [.open], limit: 10)
            #expect(first.map(\.gap.intent) == ["b", "a"])
            let none = try session.rankedGaps(
                since: now + 60, now: now, halfLife: 60, statuses: [.open], limit: 10)
            #expect(none.isEmpty)
            let weights = try session.rankedGaps(
                since: now - 60, now: now + 600, halfLife: 60, statuses: [.open], limit: 10)
            #expect(weights.allSatisfy { $0.weight < 0.01 } && weights[0].recent == 2)
            #expect(try session.gapCentroids(model: "m").map(\.frequency).sorted() == [1, 2])
            #expect(try session.gapCentroids(model: "other").isEmpty)
        }
    }

    @Test func `keeps what was dismissed dismissed, and opens again what comes back`() async throws {
        let installation = try await Installation.of("learning")
        let tenant = try await installation.tenant("findings")
        let (one, two) = (
            NewFinding(kind: .expired, fingerprint: "1", detail: .empty),
            NewFinding(kind: .contradiction, fingerprint: "2", detail: .empty)
        )
        try await installation.app.withSession(for: tenant) { session in
            #expect(try session.replaceFindings(with: [one, two]) == 2)
            #expect(try session.replaceFindings(with: [one, two]) == 0)
            let open = try session.findings(limit: 10, status: .open).items
            let first = try #require(open.first { $0.kind == .expired })
            _ = try session.setStatus(.dismissed, of: first.id)
            #expect(try session.replaceFindings(with: [one]) == 0)
            #expect(try session.findings(limit: 10, status: .open).items.isEmpty)
            #expect(try session.findings(limit: 10, status: .resolved).items.map(\.kind) == [.contradiction])
            #expect(try session.replaceFindings(with: [one, two]) == 0)
            #expect(try session.findings(limit: 10, status: .open).items.map(\.kind) == [.contradiction])
            #expect(try session.findings(limit: 10, status: .dismissed).items.count == 1)
        }
    }
}

@Suite struct `Deliveries` {
    @Test func `are queued for each webhook that wants the event, with the change or not at all`() async throws {
        let installation = try await Installation.of("deliveries")
        let tenant = try await installation.tenant("events")
        let hooks = try await installation.app.withSession(for: tenant) { session in
            let wanting = try session.createWebhook(WebhookID(), url: "https://a", events: ["x", "y"], secret: Data())
            _ = try session.createWebhook(WebhookID(), url: "https://b", events: ["y"], secret: Data())
            let off = try session.createWebhook(WebhookID(), url: "https://c", events: ["x"], secret: Data())
            _ = try session.updateWebhook(off.id, url: nil, events: nil, isEnabled: false)
            try session.publish("x", .empty)
            return wanting.id
        }
        await #expect(throws: StorageError.self) {
            try await installation.app.withSession(for: tenant) { session in
                try session.publish("y", .empty)
                throw StorageError(.notFound)
            }
        }
        let all = try await installation.app.withSession(for: tenant) { try $0.deliveries(limit: 10).items }
        #expect(all.map(\.target) == [.webhook(hooks)])
        #expect(all.map(\.status) == [.queued])
    }

    @Test func `are attempted again when they were told to, and after that by hand alone`() async throws {
        let installation = try await Installation.of("deliveries")
        let tenant = try await installation.tenant("attempts")
        let id = try await installation.app.withSession(for: tenant) { session in
            let hook = try session.createWebhook(WebhookID(), url: "https://a", events: ["x"], secret: Data())
            return try session.deliver("x", .empty, to: .webhook(hook.id), notBefore: Date() + 3_600).id
        }
        func jobs() async throws -> Int {
            try await installation.app.withSession(for: tenant) { try $0.jobs(limit: 10).items.count }
        }
        #expect(try await jobs() == 1)
        try await installation.app.withSession(for: tenant) { session in
            #expect(try session.redeliver(id) == nil)
            let again = DeliveryAttempt(status: .queued, httpStatus: 503, error: "HTTP 503", retryAt: Date() + 60)
            try session.record(again, of: id)
        }
        #expect(try await jobs() == 2)
        try await installation.app.withSession(for: tenant) { session in
            try session.record(DeliveryAttempt(status: .dead, httpStatus: 410, error: "HTTP 410"), of: id)
            let delivery = try #require(try session.delivery(id))
            #expect(delivery.attempts == 2 && delivery.lastStatus == 410 && delivery.nextAttemptAt == nil)
            #expect(try session.redeliver(id)?.attempts == 0)
        }
        #expect(try await jobs() == 3)
    }

    @Test func `are noted as read but never as sent again`() async throws {
        let installation = try await Installation.of("deliveries")
        let tenant = try await installation.tenant("statuses")
        try await installation.app.withSession(for: tenant) { session in
            let channel = try session.createChannel(
                ChannelID(), kind: .whatsapp, name: "hat", settings: .empty, secrets: Data())
            let id = try session.deliver("message", .empty, to: .channel(channel.id)).id
            try session.record(DeliveryAttempt(status: .delivered, externalID: "w1"), of: id)
            for status in ["read", "sent", "delivered"] { try session.noteStatus(status, of: "w1", in: channel.id) }
            #expect(try session.delivery(id)?.externalStatus == "read")
        }
    }
}

@Suite struct `A channel's tenant` {
    @Test func `is found by the channel's id while both are in use, and by nothing else`() async throws {
        let installation = try await Installation.of("channel_tenants")
        let tenant = try await installation.tenant("hat")
        let id = ChannelID()
        try await installation.app.withSession(for: tenant) { session in
            _ = try session.createChannel(id, kind: .inbound, name: "a", settings: .empty, secrets: Data())
        }
        #expect(try await installation.app.tenant(ofChannel: id)?.slug == "hat")
        #expect(try await installation.app.tenant(ofChannel: ChannelID()) == nil)
        try await installation.app.withSession(for: tenant) { session in
            _ = try session.updateChannel(id, name: nil, settings: nil, secrets: nil, isEnabled: false)
        }
        #expect(try await installation.app.tenant(ofChannel: id) == nil)
    }
}
