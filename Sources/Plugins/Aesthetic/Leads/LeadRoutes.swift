import Foundation
import PluginKit

/// The leads' routes.
enum LeadRoutes {
    static let all = [
        list, create, details, change, transition, rescore, activities, addActivity, write, followUp, stop,
    ]

    // MARK: Reading

    private static let most = 200
    private static let foreignChoices = [
        JSONSchema.Choice("yes", LocalizedText(tr: "Evet", en: "Yes")),
        JSONSchema.Choice("no", LocalizedText(tr: "Hayır", en: "No")),
    ]
    private static let sortChoices = [
        JSONSchema.Choice("newest", LocalizedText(tr: "En yeni", en: "Newest")),
        JSONSchema.Choice("score", LocalizedText(tr: "Puan", en: "Score")),
    ]
    private static let paging: [JSONSchema.Member] = [
        .optional("limit", .text(1...3), LocalizedText(tr: "Kaç tane (1–200)", en: "How many, 1 to 200")),
        .optional("cursor", .text(1...80), LocalizedText(tr: "Devamı", en: "Where the last page ended")),
    ]

    private struct Page<Element: Encodable>: Encodable {
        let data: [Element]
        let nextCursor: String?
    }

    static func limit(_ call: PluginCall) throws(PluginProblem) -> Int {
        guard let limit = Int(call.query["limit"] ?? "50"), (1...most).contains(limit) else {
            throw .field(
                "limit", "out_of_range",
                LocalizedText(tr: "1 ile \(most) arasında olmalı.", en: "Must be from 1 to \(most)."))
        }
        return limit
    }

    static let badCursor = PluginProblem.field(
        "cursor", "invalid",
        LocalizedText(tr: "Önceki sayfanın next_cursor değeri olmalı.", en: "Must be next_cursor of the page before."))

    private static let list = PluginRoute(
        .get, "leads", "Leads, the newest first; with sort=score the most promising first",
        query: [
            .optional("status", .choice(LeadStage.choices), LocalizedText(tr: "Aşama", en: "Stage")),
            .optional("source", .choice(LeadSource.choices), LocalizedText(tr: "Kaynak", en: "Source")),
            .optional("foreign", .choice(foreignChoices), LocalizedText(tr: "Yabancı hasta", en: "From abroad")),
            .optional("q", .text(1...100), LocalizedText(tr: "Ad, telefon, e-posta", en: "Name, telephone, mail")),
            .optional("sort", .choice(sortChoices), LocalizedText(tr: "Sıralama", en: "Order")),
        ] + paging
    ) { call, session in
        let limit = try limit(call)
        let byScore = call.query["sort"] == "score"
        var after: (score: Int, id: LeadID)?
        if let cursor = call.query["cursor"] {
            let parts = cursor.split(separator: ":")
            guard parts.count == 2, let score = Int(parts[0]), let id = LeadID(String(parts[1])) else {
                throw badCursor
            }
            after = (score, id)
        }
        let (status, source, foreign) = (call.query["status"], call.query["source"], call.query["foreign"])
        let phone = call.query["q"].flatMap { PhoneNumber.normalised($0) }
        let text = call.query["q"]?.lowercased()
        let order: Query = byScore ? "order by l.score desc, l.id desc" : "order by l.id desc"
        let beyond: Query =
            byScore ? "(l.score, l.id) < (\(after?.score), \(after?.id))" : "l.id < \(after?.id)"
        let found = try session.all(
            """
            \(Lead.selection(session)) and (\(status) is null or l.status = \(status))
                and (\(source) is null or l.source = \(source))
                and (\(foreign) is null or l.is_foreign = (\(foreign) = 'yes'))
                and (\(text) is null or c.phone = \(phone) or c.email = \(text)
                    or strpos(lower(coalesce(c.name, l.contact_name)), \(text)) > 0)
                and (\(after?.id) is null or \(beyond))
            \(order) limit \(limit + 1)
            """, Lead.init)
        let data = Array(found.prefix(limit))
        let next = found.count > limit ? data.last.map { "\($0.score):\($0.id)" } : nil
        return try PluginReply(Page(data: data, nextCursor: next))
    }

    /// A lead with all that is known of it.
    private struct Details: Encodable {
        let lead: Lead
        let scoreReasons: [LeadScore.Reason]
        let nextStatuses: [LeadStage]
        let moves: [LeadMove]
        let activities: [LeadActivity]
        let followups: [FollowUps.Entry]

        init(_ lead: Lead, _ session: borrowing PluginSession) throws {
            self.lead = lead
            scoreReasons = LeadScore(of: lead.signals).reasons
            nextStatuses = lead.status.next
            moves = try LeadMove.all(of: lead.id, session)
            activities = try LeadActivity.all(of: lead.id, limit: 50, session)
            followups = try FollowUps.entries(of: lead.id, session)
        }

        private enum CodingKeys: String, CodingKey {
            case scoreReasons, nextStatuses, moves, activities, followups
        }

        func encode(to encoder: any Encoder) throws {
            try lead.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(scoreReasons, forKey: .scoreReasons)
            try container.encode(nextStatuses, forKey: .nextStatuses)
            try container.encode(moves, forKey: .moves)
            try container.encode(activities, forKey: .activities)
            try container.encode(followups, forKey: .followups)
        }
    }

    private static let details = PluginRoute(
        .get, "leads/{lead_id}", "One lead: score with reasons, steps, activities, follow-ups"
    ) { call, session in
        try PluginReply(Details(LeadDesk.found(call.id("lead_id"), session), session))
    }

    // MARK: Writing

    private struct Input: Decodable {
        let phone: String?
        let email: String?
        let name: String?
        let interest: String?
        let services: [String]
        let source: LeadSource
        let utmSource: String?
        let utmMedium: String?
        let utmCampaign: String?
        let language: Language?
        let budget: Money?
        let timing: LeadSignals.Timing
        let wantsConsultation: Bool
        let assignedTo: String?
        let note: String?
        let followUp: Bool

        var entry: LeadEntry {
            var signals = LeadSignals()
            signals.services = Set(services)
            signals.budget = budget
            signals.timing = timing
            signals.wantsConsultation = wantsConsultation
            let campaign = ["utm_source": utmSource, "utm_medium": utmMedium, "utm_campaign": utmCampaign]
            return LeadEntry(
                phone: phone, email: email, name: name, interest: interest, source: source,
                campaign: campaign.compactMapValues { $0 }, language: language, assignedTo: assignedTo,
                signals: signals)
        }
    }

    private static let timings = [
        JSONSchema.Choice("unknown", LocalizedText(tr: "Bilinmiyor", en: "Unknown")),
        JSONSchema.Choice("later", LocalizedText(tr: "İleride", en: "Later")),
        JSONSchema.Choice("month", LocalizedText(tr: "Bu ay", en: "This month")),
        JSONSchema.Choice("week", LocalizedText(tr: "Bu hafta", en: "This week")),
    ]

    private static let languages = [
        JSONSchema.Choice("tr", LocalizedText(tr: "Türkçe", en: "Turkish")),
        JSONSchema.Choice("en", LocalizedText(tr: "İngilizce", en: "English")),
        JSONSchema.Choice("ar", LocalizedText(tr: "Arapça", en: "Arabic")),
    ]

    private static let wish: [JSONSchema.Member] = [
        .optional("interest", .text(1...200), LocalizedText(tr: "İlgilendiği", en: "Interest")),
        .optional(
            "services", .list(.choice(Procedure.choices), most: 14),
            LocalizedText(tr: "Andığı işlemler", en: "Procedures"), default: []),
        .optional("budget", Money.schema, LocalizedText(tr: "Bütçe", en: "Budget")),
        .optional(
            "timing", .choice(timings), LocalizedText(tr: "Ne zaman istiyor", en: "When they want it"),
            default: "unknown"),
        .optional(
            "wants_consultation", .flag, LocalizedText(tr: "Konsültasyon istiyor", en: "Wants a consultation"),
            default: .flag(false)),
        .optional("assigned_to", .text(1...100), LocalizedText(tr: "Sorumlu", en: "Assigned to")),
    ]

    private static let create = PluginRoute(
        .post, "leads",
        "Writes somebody down as a lead; 200 with the lead there is where the telephone or mail is known",
        body: .object(
            [
                .optional("phone", .format(.phone), LocalizedText(tr: "Telefon", en: "Telephone")),
                .optional("email", .text(3...254), LocalizedText(tr: "E-posta", en: "E-mail")),
                .optional("name", .text(1...100), LocalizedText(tr: "Ad", en: "Name")),
                .optional(
                    "source", .choice(LeadSource.choices), LocalizedText(tr: "Kaynak", en: "Source"),
                    default: "organic"),
                .optional("utm_source", .text(1...100), LocalizedText(tr: "utm_source", en: "utm_source")),
                .optional("utm_medium", .text(1...100), LocalizedText(tr: "utm_medium", en: "utm_medium")),
                .optional("utm_campaign", .text(1...100), LocalizedText(tr: "Kampanya", en: "utm_campaign")),
                .optional("language", .choice(languages), LocalizedText(tr: "Dil", en: "Language")),
                .optional("note", .text(1...2_000), LocalizedText(tr: "Not", en: "Note")),
                .optional(
                    "follow_up", .flag,
                    LocalizedText(tr: "Yanıt gelmezse takip et", en: "Follow up where no answer comes"),
                    default: .flag(true)),
            ] + wish), status: 201
    ) { call, session in
        let input: Input = try call.body()
        if let email = input.email, MailAddress.normalised(email) == nil {
            throw PluginProblem.field(
                "/email", "invalid",
                LocalizedText(tr: "ad@ornek.com biçiminde olmalı.", en: "Must be an address like name@example.com."))
        }
        let (made, isNew) = try LeadDesk.findOrCreate(input.entry, session)
        if let note = input.note { try LeadActivity.add(.note, note, to: made.id, session) }
        guard isNew else {
            let known = try LeadDesk.weigh(LeadDesk.locked(made.id, session), adding: input.entry.signals, session)
            return try PluginReply(known, status: 200)
        }
        if input.followUp { try FollowUps.plan(for: made.id, session) }
        try session.notify("new_lead", LeadListener.NewLead(made))
        return try PluginReply(LeadDesk.found(made.id, session))
    }

    private struct Change: Decodable {
        let interest: String?
        let services: [String]
        let budget: Money?
        let timing: LeadSignals.Timing
        let wantsConsultation: Bool
        let assignedTo: String?
    }

    private static let change = PluginRoute(
        .patch, "leads/{lead_id}", "Adds what was learned of a lead; what is left out stays", body: .object(wish)
    ) { call, session in
        let input: Change = try call.body()
        let lead = try LeadDesk.locked(call.id("lead_id"), session)
        try session.execute(
            """
            update aesthetic_leads set interest = coalesce(\(input.interest), interest),
                assigned_to = coalesce(\(input.assignedTo), assigned_to)
            where tenant_id = \(session.tenant) and id = \(lead.id)
            """)
        var signals = LeadSignals()
        signals.services = Set(input.services)
        signals.budget = input.budget
        signals.timing = input.timing
        signals.wantsConsultation = input.wantsConsultation
        return try PluginReply(LeadDesk.weigh(LeadDesk.found(lead.id, session), adding: signals, session))
    }

    private struct Transition: Decodable {
        let status: LeadStage
        let note: String
    }

    private static let transition = PluginRoute(
        .post, "leads/{lead_id}:transition",
        "Moves a lead one step: new → contacted → consultation → appointment → patient; any may be lost, and who was "
            + "lost may be contacted again",
        body: .object([
            .required("status", .choice(LeadStage.choices), LocalizedText(tr: "Yeni aşama", en: "Stage")),
            .optional("note", .text(0...500), LocalizedText(tr: "Not", en: "Note"), default: ""),
        ]), problems: ["illegal_transition"]
    ) { call, session in
        let input: Transition = try call.body()
        let lead = try LeadDesk.locked(call.id("lead_id"), session)
        let moved = try LeadDesk.move(lead, to: input.status, note: input.note, session)
        return try PluginReply(Details(moved, session))
    }

    private struct Scored: Encodable {
        let score: Int
        let isHot: Bool
        let reasons: [LeadScore.Reason]
    }

    private static let rescore = PluginRoute(
        .post, "leads/{lead_id}:score", "Scores a lead anew, and explains every point"
    ) { call, session in
        let lead = try LeadDesk.weigh(LeadDesk.locked(call.id("lead_id"), session), session)
        return try PluginReply(
            Scored(score: lead.score, isHot: lead.isHot, reasons: LeadScore(of: lead.signals).reasons))
    }

    // MARK: Activities

    private static let activities = PluginRoute(
        .get, "leads/{lead_id}/activities", "What happened with a lead, the newest first", query: paging
    ) { call, session in
        let lead = try LeadDesk.found(call.id("lead_id"), session)
        let limit = try limit(call)
        var cursor: LeadActivity?
        if let text = call.query["cursor"] {
            guard let id = ActivityID(text), let known = try LeadActivity.find(id, of: lead.id, session) else {
                throw badCursor
            }
            cursor = known
        }
        let found = try LeadActivity.all(of: lead.id, limit: limit + 1, before: cursor, session)
        let data = Array(found.prefix(limit))
        return try PluginReply(
            Page(data: data, nextCursor: found.count > limit ? data.last?.id.description : nil))
    }

    private struct NewActivity: Decodable {
        let kind: LeadActivity.Kind
        let note: String
    }

    private static let addActivity = PluginRoute(
        .post, "leads/{lead_id}/activities",
        "Writes down what happened: an answer stops the follow-ups, a contact of the clinic begins them anew",
        body: .object([
            .required(
                "kind", .choice(LeadActivity.Kind.byHand.map { JSONSchema.Choice($0.rawValue, $0.title) }),
                LocalizedText(tr: "Ne oldu", en: "What happened")),
            .optional("note", .text(0...2_000), LocalizedText(tr: "Not", en: "Note"), default: ""),
        ]), status: 201
    ) { call, session in
        let input: NewActivity = try call.body()
        var lead = try LeadDesk.locked(call.id("lead_id"), session)
        try LeadActivity.add(input.kind, input.note, to: lead.id, session)
        switch input.kind {
        case .messageReceived:
            var signals = LeadReading.signals(in: input.note, intent: nil)
            signals.answers = 1
            lead = try LeadDesk.weigh(lead, adding: signals, session)
            try LeadListener.answered(lead, isAnswer: true, session)
        case .messageSent, .call: lead = try LeadDesk.contacted(lead, note: "", session)
        case .appointmentBooked: lead = try LeadDesk.advance(lead, to: .appointment, note: input.note, session)
        default: break
        }
        return try PluginReply(Details(LeadDesk.found(lead.id, session), session))
    }

    // MARK: Messages

    private struct Letter: Decodable {
        let template: String
        let serviceId: ServiceID?
        let startsAt: Date?
    }

    private static let letters = [
        JSONSchema.Choice("price", LocalizedText(tr: "Fiyat bilgisi", en: "Price")),
        JSONSchema.Choice("info", LocalizedText(tr: "İşlem bilgisi", en: "About the procedure")),
        JSONSchema.Choice("appointment", LocalizedText(tr: "Randevu bilgisi", en: "Appointment")),
    ]

    private static let write = PluginRoute(
        .post, "leads/{lead_id}:write",
        "Writes to a lead in their language, by a template, with the catalogue's numbers",
        body: .object([
            .required("template", .choice(letters), LocalizedText(tr: "Şablon", en: "Template")),
            .optional("service_id", .text(1...60), LocalizedText(tr: "Hizmet (fiyat ve bilgi için)", en: "Service")),
            .optional(
                "starts_at", .format(.moment), LocalizedText(tr: "Randevu anı", en: "Moment of the appointment")),
        ]), status: 202, problems: ["no_phone"], send)

    private static let send: PluginRoute.Handler = { call, session in
        let letter: Letter = try call.body()
        let lead = try LeadDesk.locked(call.id("lead_id"), session)
        guard let phone = lead.phone else {
            throw PluginProblem.conflict(
                "no_phone",
                LocalizedText(
                    tr: "Bu adayın telefonu yok; müşteri kaydına ekleyin.",
                    en: "The lead has no telephone number; add one to the customer."))
        }
        var values = try FollowUps.values(of: lead, session)
        values["consultation"] = CatalogueFacts.offer(isFree: try session.clinic().freeConsultation, lead.language)
        if letter.template == "appointment" {
            guard let moment = letter.startsAt, moment > session.now else {
                throw PluginProblem.field(
                    "/starts_at", "missing",
                    LocalizedText(tr: "İleri bir randevu anı gerekli.", en: "A moment to come is needed."))
            }
            values["day"] = DayWords.day(of: moment, seenAt: session.now, in: session.timeZone, lead.language)
            values["time"] = DayWords.time(of: moment, in: session.timeZone)
        } else {
            guard let id = letter.serviceId, let service = try ServiceCatalogue.service(id, session), service.isActive
            else {
                throw PluginProblem.field(
                    "/service_id", "missing",
                    LocalizedText(tr: "Katalogdan geçerli bir hizmet seçin.", en: "Choose a service in force."))
            }
            values["service"] = service.name(in: lead.language)
            values["price"] = service.price(in: lead.language)
            values["details"] = details(of: service, lead.language)
        }
        try LeadActivity.add(.messageSent, letter.template, to: lead.id, session)
        try session.send(
            TemplatedMessage(
                letter.template, to: phone, language: lead.language, values: values,
                key: "\(lead.id)/\(letter.template)/\(Int(session.now.timeIntervalSince1970))",
                expires: letter.startsAt))
        let contacted = try LeadDesk.contacted(lead, note: "", session)
        return try PluginReply(Details(contacted, session))
    }

    /// What the row says, sentence by sentence; what it does not say is left out.
    static func details(of service: Service, _ language: Language) -> String {
        var parts = [service.description(in: language)].filter { !$0.isEmpty }
        if let minutes = service.durationMinutes {
            let words = CatalogueFacts.minutes(minutes, language)
            parts.append(language == .english ? "Duration: \(words)." : "Süre: \(words).")
        }
        if let days = service.recoveryDays {
            let words = CatalogueFacts.days(days, language)
            parts.append(language == .english ? "Recovery: \(words)." : "İyileşme: \(words).")
        }
        return parts.isEmpty ? service.name(in: language) + "." : parts.joined(separator: " ")
    }

    // MARK: Follow-ups

    private static let followUp = PluginRoute(
        .post, "leads/{lead_id}:follow-up", "Begins to wait for an answer from now on",
        problems: ["follow_ups_off", "decided"]
    ) { call, session in
        let lead = try LeadDesk.locked(call.id("lead_id"), session)
        guard try session.clinic().followUps else {
            throw PluginProblem.conflict(
                "follow_ups_off",
                LocalizedText(
                    tr: "Takip mesajları ayarlarda kapalı.", en: "Follow-ups are switched off in the settings."))
        }
        guard lead.status.isFollowedUp else {
            throw PluginProblem.conflict(
                "decided",
                LocalizedText(
                    tr: "“\(lead.status.title.tr)” aşamasındaki aday takip edilmez.",
                    en: "A lead that is \(lead.status.rawValue) is not followed up."))
        }
        try FollowUps.stop(of: lead.id, because: .contact, session)
        try FollowUps.plan(for: lead.id, session)
        return try PluginReply(Details(LeadDesk.found(lead.id, session), session))
    }

    private static let stop = PluginRoute(
        .post, "leads/{lead_id}:stop-follow-up", "Stops the follow-ups of a lead"
    ) { call, session in
        let lead = try LeadDesk.locked(call.id("lead_id"), session)
        try FollowUps.stop(of: lead.id, because: .byHand, session)
        return try PluginReply(Details(LeadDesk.found(lead.id, session), session))
    }
}

/// The follow-ups of all leads.
enum FollowUpRoutes {
    private struct Line: Encodable {
        let entry: FollowUps.Entry
        let name: String?
        let phone: String?

        private enum CodingKeys: String, CodingKey { case name, phone }

        func encode(to encoder: any Encoder) throws {
            try entry.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(phone, forKey: .phone)
        }
    }

    private struct Page: Encodable {
        let data: [Line]
        let nextCursor: String?
    }

    static let statuses = [
        JSONSchema.Choice("planned", LocalizedText(tr: "Planlandı", en: "Planned")),
        JSONSchema.Choice("sent", LocalizedText(tr: "Gönderildi", en: "Sent")),
        JSONSchema.Choice("stopped", LocalizedText(tr: "Durduruldu", en: "Stopped")),
    ]

    static let all = [
        PluginRoute(
            .get, "followups", "Follow-ups, the next first",
            query: [
                .optional("status", .choice(statuses), LocalizedText(tr: "Durum", en: "Status")),
                .optional("limit", .text(1...3), LocalizedText(tr: "Kaç tane (1–200)", en: "How many, 1 to 200")),
                .optional("cursor", .text(1...6), LocalizedText(tr: "Devamı", en: "Where the last page ended")),
            ]
        ) { call, session in
            let limit = try LeadRoutes.limit(call)
            guard let offset = Int(call.query["cursor"] ?? "0"), offset >= 0 else { throw LeadRoutes.badCursor }
            let status = call.query["status"]
            let found = try session.all(
                """
                select f.*, coalesce(c.name, l.contact_name) as name, c.phone from aesthetic_followups f
                join aesthetic_leads l on l.tenant_id = f.tenant_id and l.id = f.lead_id
                left join customers c on c.tenant_id = l.tenant_id and c.id = l.customer_id
                where f.tenant_id = \(session.tenant) and c.merged_into is null and (\(status) is null or f.status = \(status))
                order by f.due_at, f.lead_id, f.series, f.step limit \(limit + 1) offset \(offset)
                """
            ) { row throws(StorageError) in
                Line(entry: try FollowUps.Entry(row), name: try row.value("name"), phone: try row.value("phone"))
            }
            return try PluginReply(
                Page(data: Array(found.prefix(limit)), nextCursor: found.count > limit ? "\(offset + limit)" : nil))
        }
    ]
}
