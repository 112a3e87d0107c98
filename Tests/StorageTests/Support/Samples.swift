import Foundation
import Knowledge

@testable import Storage

/// Small, whole values to fill a tenant with.
enum Samples {
    static let model = "test-model@1"

    static func document(_ title: String = "Fiyat listesi") -> NewDocument {
        NewDocument(title: title, language: .turkish, file: file())
    }

    static func file(_ sha256: String = String(repeating: "ab", count: 32)) -> NewFile {
        NewFile(filename: "fiyat-listesi.pdf", byteCount: 1234, sha256: sha256)
    }

    static func staged(_ page: Page) -> StagedPage {
        StagedPage(
            page: page, ocr: false, confidence: 1, layout: Data("{}".utf8), hasLetters: true, isPicture: false)
    }

    static func page(_ number: Int, _ text: String = "İade süresi on dört gündür. 👍🏽") -> Page {
        let boxes = text.unicodeScalars.indices.enumerated().map { index, _ in
            Box(x0: Float(index), y0: 10.5, x1: Float(index) + 0.25, y1: 20)
        }
        return Page(number: number, width: 595.25, height: 842, text: text, boxes: boxes)
    }

    /// One chunk of each page: its first eleven scalars.
    static func chunks(of pages: [Page]) -> [NewChunk] {
        pages.map { page in
            let span = Span(0..<11)
            return NewChunk(
                page: page.number, span: span, text: page.text.scalars(in: span) ?? "", headings: ["Kargo", "İade"])
        }
    }

    static func faq(_ externalID: String? = nil, _ question: String = "Kargo ne kadar?") -> NewFAQ {
        NewFAQ(externalID: externalID, question: question, answer: "49 TL.", category: "kargo", language: .turkish)
    }

    static let faqChunk = NewFAQChunk(vector: [0, 1], model: model)

    /// Puts at least one row into every table, as the application does.
    static let chatModel = StoredChatModel(
        baseURL: "https://model.example/v1", model: "m", apiKey: Data([1, 2]), isEnabled: true, firstTokenMS: 1_000,
        totalMS: 2_000)

    static let guardPolicy = StoredGuardPolicy(
        entries: [StoredGuardEntry(rule: "pii.", direction: .outgoing, verdict: .approve)],
        phrases: [StoredBannedPhrase(phrase: "garanti", directions: [.outgoing], verdict: .warn)])

    static func fill(_ tenant: TenantContext, in installation: Installation) async throws {
        try await installation.app.withSession(for: tenant) { session in
            let document = try session.createDocument(document())
            let pages = [page(1), page(2)]
            try session.replaceContent(of: document.id, pages: pages, chunks: chunks(of: pages), model: model)
            try session.setTags(["fiyat"], of: document.id)
            let next = try session.beginVersion(of: document.id, file: file(String(repeating: "cd", count: 32)))
            try session.stage(pages.map(staged), of: next)
            try session.stage(chunks(of: pages), from: 0, of: next)
            try session.stage([DocumentMark(page: 1, span: Span(0..<4), rule: "injection.test")], of: next)
            try session.setGuardPolicy(guardPolicy)
            try session.setChatModel(chatModel)
            _ = try session.createFAQ(faq("1"), chunk: faqChunk)
            _ = try session.enqueueJob(kind: "ingest", document: document.id)
            let draft = StoredDraft(
                id: DraftID(), question: "?", decision: .reply, intent: "kargo", confidence: 0.5, draft: .empty)
            try session.recordDraft(draft)
            _ = try session.createKey(name: "test", scopes: ["assist"])
            _ = try session.addIntentExample("paket yok", of: "kargo_nerede")
            try session.schedule("reminder", key: "1", of: "demo", at: Date())
            try session.addNotice("alert", of: "demo", .empty, at: Date())
            try fillConversation(draft, session)
            try fillPrivacy(session)
        }
    }

    /// A talk on a channel, what was learnt of it, and who is told.
    private static func fillConversation(_ draft: StoredDraft, _ session: borrowing TenantSession) throws {
        let channel = try session.createChannel(
            ChannelID(), kind: .whatsapp, name: "hat", settings: .empty, secrets: Data([1, 2]))
        let customer = try session.customer(like: NewCustomer(phone: "+905551112233", email: "a@ornek.com"))
        let conversation = try session.openConversation(
            channel: channel.id.description, externalID: "905551112233", customer: customer?.id)
        let message = try session.addMessage(
            Message(role: .customer, text: "Kargom nerede?"), to: conversation.id, externalID: "wamid.1")
        let topic = DialogueTopic(plugin: "demo", dialogue: "talk", intent: "kargo", confidence: 1)
        try session.keepDialogue(
            topic, state: .empty, of: conversation.id, at: Date(), until: Date(timeIntervalSinceNow: 3_600))
        if let message {
            try session.recordDialogueTurn(StoredDialogueTurn(message: message.id, topic: topic, step: .empty))
        }
        try session.recordFeedback(
            DraftFeedback(
                draft: draft.id, intent: "kargo", outcome: .rejected, reason: "wrong_answer", sentText: nil, actor: "x")
        )
        try session.setTrust(.empty, of: "kargo")
        try session.rejectAnswer(
            RejectedAnswer(
                draft: draft.id, questionVector: [1, 0], source: UUID(), quote: "49 TL.", reason: "outdated"),
            model: model)
        _ = try session.openGap(for: draft, vector: [1, 0], language: .turkish, model: model)
        _ = try session.replaceFindings(with: [NewFinding(kind: .expired, fingerprint: "1", detail: .empty)])
        let webhook = try session.createWebhook(
            WebhookID(), url: "https://ornek.com/olay", events: ["handoff"], secret: Data([3]))
        _ = try session.deliver("handoff", .empty, to: .webhook(webhook.id))
        try session.setMessagingPolicy(.empty)
        try session.setReplySettings(.empty, .hours)
        try session.setIntentSettings(IntentSettings(threshold: 0.6, tone: "formal"), of: "kargo")
        try session.addTopic("kargo", to: conversation.id)
        try session.logAutoReply(draft: draft.id, intent: "kargo", question: "?", in: conversation.id)
        try outgoing(in: session)
        try session.createIntegration(
            IntegrationID(), of: "shop", connector: "market", name: "Mağaza", fields: .empty, secrets: Data([4]),
            at: Date())
    }

    private static func fillPrivacy(_ session: borrowing TenantSession) throws {
        try session.setPIIPolicy(StoredPIIPolicy(view: "partial", export: "mask", kept: ["PERSON"]))
        _ = try session.addPIIRecogniser(
            StoredPIIRecogniser(
                name: "Üye", type: "MEMBER_NO", pattern: "ÜYE-\\d{6}", words: [], context: [], blocks: true,
                matches: ["ÜYE-123456"], others: []))
        let export = try session.createExport(
            NewExport(
                kind: .conversations, format: .csv, operation: "mask", kept: [], since: nil, until: Date(),
                requestedBy: "x"))
        _ = try session.add(Data([1]), rows: 1, bytes: 1, to: export.id, position: nil, expiresAt: Date() + 60)
    }

    private static func outgoing(in session: borrowing TenantSession) throws {
        let erased = try session.findOrCreateCustomer(email: "silinen@ornek.com")
        if let erased { _ = try session.eraseCustomer(erased.id, actor: "operator") }
        guard let customer = try session.findOrCreateCustomer(phone: "0532 000 00 01", name: "Deniz") else { return }
        _ = try session.recordConsent(
            true, of: customer.id, for: .marketing, method: "form", wording: "Kampanyalardan haberdar olmak istiyorum.",
            actor: "operator", at: Date())
        _ = try session.optOut("+905320000002", reason: "DUR", source: "message")
        try session.createMessageTemplate(
            NewMessageTemplate(name: "hatirlatma", language: .turkish, purpose: .reminder, body: "Randevunuz yarın."))
        try session.enqueue(
            NewOutgoingMessage(key: "ornek/1", customer: customer.id, purpose: .reminder, template: "hatirlatma"),
            at: Date())
    }
}

extension TenantSession {
    /// All stages at once: puts pages and chunks in the place of what a document had.
    borrowing func replaceContent(
        of document: DocumentID, pages: [Page], chunks: [NewChunk], model: String, notice: DocumentProblem? = nil
    ) throws {
        let version =
            try versionInReading(of: document) ?? beginVersion(of: document, file: Samples.file())
        try stage(pages.map(Samples.staged), of: version)
        try stage(chunks, from: 0, of: version)
        try keep(chunks.indices.map { ($0, [0.6, Float(-0.8)]) }, of: version, model: model)
        try enter(.embed, of: version, notice: notice)
        _ = try publish(version)
    }
}
