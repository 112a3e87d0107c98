import Foundation
import Knowledge
import Testing

@testable import Storage

@Suite struct `Customers` {
    private func tenant(_ slug: String) async throws -> (Installation, TenantContext) {
        let installation = try await Installation.of("customer_store")
        return (installation, try await installation.tenant(slug))
    }

    @Test func `are one for one number, however it is written and however many ask at once`() async throws {
        let (installation, tenant) = try await tenant("rush")
        let written = ["0532 111 22 33", "+90 532 111 22 33", "5321112233", "00905321112233"]
        let found = try await withThrowingTaskGroup(of: CustomerID?.self) { group in
            for number in 0..<60 {
                group.addTask {
                    try await installation.app.withSession(for: tenant) { session in
                        try session.findOrCreateCustomer(
                            phone: written[number % written.count],
                            email: number % 3 == 0 ? "Deniz@Ornek.com" : nil)?.id
                    }
                }
            }
            return try await group.reduce(into: Set<CustomerID?>()) { $0.insert($1) }
        }
        #expect(found.count == 1)
        let all = try await installation.app.withSession(for: tenant) { try $0.customers(limit: 10).items }
        #expect(all.map(\.phone) == ["+905321112233"] && all.map(\.email) == ["deniz@ornek.com"])
    }

    @Test func `that turn out to be one become one, with all that was theirs`() async throws {
        let (installation, tenant) = try await tenant("merging")
        try await installation.app.withSession(for: tenant) { session in
            let byPhone = try #require(try session.findOrCreateCustomer(phone: "05320000010", name: "Ayşe"))
            let byMail = try #require(try session.findOrCreateCustomer(email: "a@ornek.com", language: .english))
            let talk = try session.openConversation(channel: "api", externalID: "x", customer: byMail.id)
            try session.enqueue(
                NewOutgoingMessage(key: "k", customer: byMail.id, purpose: .service, text: "t"), at: Date())
            _ = try session.recordConsent(
                true, of: byMail.id, for: .marketing, method: "form", wording: "w", actor: "a", at: Date())
            let one = try #require(
                try session.findOrCreateCustomer(phone: "+905320000010", email: "A@ornek.com", name: "Başka"))
            #expect(one.id == byPhone.id || one.id == byMail.id)
            #expect(one.phone == "+905320000010" && one.email == "a@ornek.com")
            #expect(one.name == "Ayşe" && one.language == .english, "what is known is kept")
            #expect(try session.customer(byPhone.id)?.id == one.id)
            #expect(try session.customer(byMail.id)?.id == one.id)
            #expect(try session.conversation(talk.id)?.customer == one.id)
            #expect(try session.outgoingMessage(key: "k")?.customer == one.id)
            #expect(try session.hasConsent(one.id, to: .marketing) == true)
            #expect(try session.customers(limit: 10).items.map(\.id) == [one.id])
            // Whoever still has the old id writes to the one.
            let gone = one.id == byPhone.id ? byMail.id : byPhone.id
            try session.enqueue(NewOutgoingMessage(key: "l", customer: gone, purpose: .service, text: "t"), at: Date())
            #expect(try session.outgoingMessage(key: "l")?.customer == one.id)
        }
    }

    @Test func `of two numbers stay two`() async throws {
        let (installation, tenant) = try await tenant("apart")
        try await installation.app.withSession(for: tenant) { session in
            let one = try session.findOrCreateCustomer(phone: "05320000020", email: "ortak@ornek.com")
            let two = try session.findOrCreateCustomer(phone: "05320000021", email: "ortak@ornek.com")
            #expect(one?.id != two?.id && two?.email == nil)
            #expect(try session.findOrCreateCustomer(phone: "yok", email: "yok") == nil)
            #expect(try session.customers(limit: 10, matching: "0532 000 00 21").items.map(\.id) == [two?.id])
        }
    }

    @Test func `are erased with everything but a number in a receipt and the wish not to be written to`() async throws {
        let (installation, tenant) = try await tenant("erasure")
        let id = try await installation.app.withSession(for: tenant) { session in
            let customer = try #require(
                try session.findOrCreateCustomer(phone: "05320000030", email: "sil@ornek.com", name: "Silinecek Kişi"))
            let talk = try session.openConversation(channel: "api", externalID: "905320000030", customer: customer.id)
            _ = try session.addMessage(Message(role: .customer, text: "Silinecek söz"), to: talk.id)
            try session.recordDraft(
                StoredDraft(
                    id: DraftID(), question: "Silinecek söz", decision: .reply, intent: "x", confidence: 1,
                    draft: .empty,
                    conversation: talk.id))
            try session.enqueue(
                NewOutgoingMessage(key: "e", customer: customer.id, purpose: .service, text: "Silinecek"), at: Date())
            _ = try session.optOut("+905320000030", reason: "Silinecek DUR", source: "message")
            return customer.id
        }
        let receipt = try await installation.app.withSession(for: tenant) { session in
            try session.eraseCustomer(id, actor: "key_1")
        }
        let counts = try #require(receipt?.rowCounts)
        #expect(counts["customers"] == 1 && counts["conversations"] == 1 && counts["messages"] == 1)
        #expect(counts["outgoing_messages"] == 1 && counts["drafts"] == 1 && counts["opt_out_addresses"] == 1)
        for table in try await installation.tenantTables() {
            let left = try await installation.count(
                """
                select count(*) as n from kaynak.\(identifier: table) t where tenant_id = \(tenant.id)
                    and (t::text like '%Silinecek%' or t::text like '%5320000030%' or t::text like '%sil@ornek%')
                """)
            #expect(left == 0, "\(table)")
        }
        try await installation.app.withSession(for: tenant) { session in
            #expect(try session.eraseCustomer(id, actor: "key_1") == nil)
            #expect(try session.customerErasure(of: id)?.rowCounts == counts)
            // They come back, and are still not written to.
            _ = try session.findOrCreateCustomer(phone: "05320000030")
            #expect(try session.optOuts(of: ["+905320000030"]) == [.all])
        }
    }

    @Test func `are matched by phone before address`() {
        func customer(_ phone: String?, _ email: String?, _ age: Double = 0) -> Customer {
            Customer(
                id: CustomerID(), phone: phone, email: email, name: nil, language: nil,
                createdAt: Date(timeIntervalSince1970: 100 - age), updatedAt: Date())
        }
        let (phone, mail) = (customer("p", nil), customer(nil, "m", 50))
        #expect(
            CustomerMatch(phone: "p", email: "m", byPhone: phone, byEmail: mail)
                == .merged(into: mail.id, from: phone.id))
        let whole = customer("p", "x")
        #expect(
            CustomerMatch(phone: "p", email: "m", byPhone: whole, byEmail: mail)
                == .known(whole.id, addingPhone: nil, addingEmail: nil))
        #expect(
            CustomerMatch(phone: "q", email: "x", byPhone: nil, byEmail: whole) == .new(phone: "q", email: nil))
        #expect(
            CustomerMatch(phone: "q", email: "m", byPhone: nil, byEmail: mail)
                == .known(mail.id, addingPhone: "q", addingEmail: nil))
    }
}
