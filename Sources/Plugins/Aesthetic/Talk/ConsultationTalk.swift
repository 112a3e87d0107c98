import Foundation
import PluginKit

/// From a price to a consultation: the offer, then name, telephone and day, asked for one by one where they are not known.
enum ConsultationTalk {
    static let dialogue = Dialogue("consultation", for: ["fiyat", "konsultasyon"]) { turn, session in
        try next(turn, session)
    }

    /// What was learned so far, and what was asked last.
    struct State: Codable, Equatable {
        enum Asked: String, Codable {
            case offer
            case name
            case phone
            case day
        }

        var asked: Asked
        var name: String?
        var phone: String?
        var services: [String]
        /// How often the last question was not answered.
        var tries = 0
    }

    /// A question that is not answered twice is a person's to go on with.
    private static let patience = 2

    private static func next(_ turn: DialogueTurn, _ session: borrowing PluginSession) throws -> DialogueStep? {
        let question = turn.question
        guard question.language != .arabic else { return nil }
        guard let value = turn.state else { return try opened(turn, session) }
        var state: State = try WireFormat.decode(value)
        let text = FoldedText(question.text)
        if says(refusals, text) { return DialogueStep(.reply, Words.goodbye.text(in: question.language)) }
        switch state.asked {
        case .offer:
            // "Kaç seans olur?" asks, and "tamam, teşekkürler" takes its leave.
            let agrees = says(agreements, text) || says(nods, text) && !says(thanks, text)
            guard says(wishes, text) || agrees && !isQuestion(question) else {
                return question.intent.id == "fiyat" ? try opened(turn, session) : nil
            }
            return try goOn(&state, turn, session)
        case .name, .phone, .day:
            // A question in between is answered, and the talk waits.
            if isQuestion(question) { return nil }
            return try goOn(&state, turn, session)
        }
    }

    // MARK: Opening

    private static func opened(_ turn: DialogueTurn, _ session: borrowing PluginSession) throws -> DialogueStep? {
        let question = turn.question
        let services = question.services.isEmpty ? Procedure.named(in: question.text) : question.services
        if question.intent.id == "fiyat" {
            guard let fact = try CatalogueFacts.prices.read(question, session) else { return nil }
            let state = State(asked: .offer, services: services)
            return DialogueStep(
                .reply, fact.text, records: fact.records, card: fact.card, state: try WireFormat.encode(state))
        }
        // Who asks what a consultation costs or how long it takes is told, not booked.
        guard says(wishes, FoldedText(question.text)), !isQuestionAbout(question) else { return nil }
        var state = State(asked: .offer, services: services)
        return try goOn(&state, turn, session)
    }

    private static func isQuestionAbout(_ question: FactQuestion) -> Bool {
        says(inquiries, FoldedText(question.text))
    }

    private static func isQuestion(_ question: FactQuestion) -> Bool {
        question.text.contains("?") || says(inquiries, FoldedText(question.text))
    }

    // MARK: Asking

    private static func goOn(
        _ state: inout State, _ turn: DialogueTurn, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let language = turn.question.language
        let before = state
        state.name =
            state.name ?? turn.customer.name
            ?? NameReading.name(in: turn.question.text, isAsked: state.asked == .name)
        state.phone = state.phone ?? turn.customer.phone ?? phone(in: turn.question)
        let wish = DayWish(turn.question, isAsked: before.asked == .day, today: session.today)
        let missing: State.Asked? =
            state.name == nil ? .name : state.phone == nil ? .phone : wish == nil ? .day : nil
        guard let missing else {
            return try finish(state, wish ?? DayWish.any(language), turn, session)
        }
        let isAgain = missing == before.asked
        state.tries = isAgain ? state.tries + 1 : 0
        guard state.tries < patience else {
            return DialogueStep(.handoff, Words.person.text(in: language))
        }
        state.asked = missing
        let words = isAgain ? Words.again(missing) : Words.question(missing)
        return DialogueStep(
            .ask, words.text(in: language), card: try WireFormat.encode(state), state: try WireFormat.encode(state))
    }

    private static func phone(in question: FactQuestion) -> String? {
        for case .phone(let number) in question.entities.map(\.value) { return PhoneNumber.normalised(number) }
        let digits = question.text.split { !($0.isNumber || "+ ()-./".contains($0)) }.map(String.init)
        return digits.lazy.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " .-/(")) }
            .filter { $0.count(where: \.isNumber) >= 10 }.compactMap { PhoneNumber.normalised($0) }.first
    }

    // MARK: Done

    private struct Wished: Encodable {
        let leadId: LeadID
        let name: String?
        let wish: String
        let interest: String?
    }

    private static func finish(
        _ state: State, _ wish: DayWish, _ turn: DialogueTurn, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        let language = turn.question.language
        var signals = LeadSignals()
        signals.wantsConsultation = true
        signals.services = Set(state.services)
        signals.timing = wish.timing(from: session.today)
        signals.isForeign = language != .turkish
        let made = try LeadDesk.findOrCreate(
            LeadEntry(
                phone: state.phone, email: turn.customer.email, name: state.name,
                source: LeadReading.source(of: turn.customer.channel, campaign: [:]), language: language,
                conversation: ConversationID(turn.customer.conversation)), session)
        var lead = try LeadDesk.weigh(LeadDesk.locked(made.lead.id, session), adding: signals, session)
        let words = wish.words(language)
        try session.execute(
            """
            update aesthetic_leads set wished_day = \(wish.day?.description), wish = \(words)
            where tenant_id = \(session.tenant) and id = \(lead.id)
            """)
        lead = try LeadDesk.advance(lead, to: .consultation, note: "Konsültasyon istedi: \(words)", session)
        try LeadActivity.add(.consultationWished, words, to: lead.id, session)
        try FollowUps.stop(of: lead.id, because: .reply, session)
        try session.notify(
            "consultation_wish", Wished(leadId: lead.id, name: lead.name, wish: words, interest: lead.interest))
        try alert(lead, words, session)
        let name = state.name ?? ""
        let text =
            language == .english
            ? "Thank you, \(name). We have your wish for a consultation: \(words). Our team will write to you to settle "
                + "the hour."
            : "Teşekkür ederiz \(name). Konsültasyon isteğinizi aldık: \(words). Saati kesinleştirmek için ekibimiz size "
                + "yazacak."
        return DialogueStep(
            .reply, text, records: [Fact.Record(table: "leads", id: lead.id.description, quote: words)],
            card: try WireFormat.encode(lead))
    }

    private static func alert(_ lead: Lead, _ wish: String, _ session: borrowing PluginSession) throws {
        guard let phone = try session.clinic().alertPhone else { return }
        var values = try FollowUps.values(of: lead, session)
        values["contact"] = lead.phone ?? lead.email ?? ""
        values["wish"] = wish
        try session.send(
            TemplatedMessage(
                "consultation_wish", to: phone, language: .turkish, values: values,
                key: "\(lead.id)/wish/\(Int(session.now.timeIntervalSince1970))"))
    }

    // MARK: Words

    private static func says(_ phrases: PhraseSet, _ text: FoldedText) -> Bool { !phrases.matches(in: text).isEmpty }

    private static let agreements = PhraseSet([
        "evet", "olur", "tabi", "tabii", "tabiki", "isterim", "istiyorum", "alalim", "lutfen", "yes", "yeah", "yep",
        "sure", "please", "of course", "sounds good", "i would",
    ])
    private static let nods = PhraseSet(["tamam", "harika", "super", "uygun", "ok", "okay", "great"])
    private static let thanks = PhraseSet(["tesekkur*", "sagol*", "sag ol*", "thank*"])
    private static let refusals = PhraseSet([
        "hayir", "istemiyorum", "istemem", "gerek yok", "gerek kalmadi", "vazgectim", "vazgecelim", "simdilik yok",
        "simdilik kalsin", "kalsin", "sonra bakarim", "dusuneyim", "dusunecegim", "iptal edin", "iptal edelim",
        "no thanks", "no thank you", "not now", "not interested", "never mind", "forget it", "i will think",
    ])
    private static let wishes = PhraseSet([
        "konsultasyon al*", "konsultasyon iste*", "konsultasyon istiyor*", "konsultasyon randevu*",
        "konsultasyona gel*", "on gorusme al*", "on gorusme iste*", "on gorusme istiyor*", "on gorusmeye gel*",
        "on gorusme yap*", "randevu al*", "randevu iste*", "randevu istiyor*", "randevu ver*", "randevu olustur*",
        "muayene ol*", "muayeneye gel*", "gorusmek istiyor*", "gorusmek ister*", "gelmek istiyor*", "gelmek ister*",
        "doktorla gorus*", "hekimle gorus*", "book *", "appointment", "want a consultation", "like a consultation",
        "schedule a consultation", "see the doctor", "see a doctor", "arrange a consultation", "have a consultation",
    ])
    private static let inquiries = PhraseSet([
        "ucretli mi", "ucretsiz mi", "ucreti ne*", "ne kadar", "kac para", "kac lira", "kac tl", "kac dakika",
        "ne kadar sur*", "dusuyor mu", "online *", "goruntulu *", "sart mi", "zorunlu mu", "how much", "how long",
        "is it free", "free of charge", "do i have to", "is * required", "nerede", "neresi", "where",
    ])

    private enum Words {
        static let goodbye = LocalizedText(
            tr: "Elbette. Dilediğiniz zaman buradan yazabilirsiniz.",
            en: "Of course. You can write to us here at any time.")
        static let person = LocalizedText(
            tr: "Ekibimizden biri sizinle ilgilensin; birazdan size yazacağız.",
            en: "One of our team will take care of this and write to you shortly.")

        static func question(_ asked: State.Asked) -> LocalizedText {
            switch asked {
            case .offer, .name:
                LocalizedText(
                    tr: "Memnuniyetle. Adınızı ve soyadınızı yazar mısınız?",
                    en: "With pleasure. May we have your name and surname?")
            case .phone:
                LocalizedText(
                    tr: "Size ulaşabileceğimiz telefon numarasını yazar mısınız?",
                    en: "Which telephone number can we reach you at, with its country code?")
            case .day:
                LocalizedText(
                    tr: "Hangi gün size uyar? Gün ya da tarih yazabilirsiniz.",
                    en: "Which day suits you? A weekday or a date will do.")
            }
        }

        static func again(_ asked: State.Asked) -> LocalizedText {
            switch asked {
            case .offer, .name:
                LocalizedText(
                    tr: "Adınızı anlayamadık. Yalnızca adınızı ve soyadınızı yazar mısınız?",
                    en: "We did not get your name. Would you write just your name and surname?")
            case .phone:
                LocalizedText(
                    tr: "Numarayı okuyamadık. Başında 0 ya da ülke koduyla yeniden yazar mısınız?",
                    en: "We could not read the number. Would you write it again with its country code?")
            case .day:
                LocalizedText(
                    tr: "Günü anlayamadık. Örneğin “perşembe” ya da bir tarih yazar mısınız?",
                    en: "We did not get the day. Would you write, say, “Thursday” or a date?")
            }
        }
    }
}

/// When somebody would like to come, as far as they said it.
struct DayWish: Equatable {
    /// `nil` where any day will do.
    let day: CalendarDay?
    /// After midnight.
    let minutes: Int?
    /// Where they named no day.
    let general: LocalizedText?

    static func any(_ language: Language) -> DayWish { DayWish(day: nil, minutes: nil, general: anyDay) }

    private init(day: CalendarDay?, minutes: Int?, general: LocalizedText?) {
        self.day = day
        self.minutes = minutes
        self.general = general
    }

    /// `nil` where the message names no day to come.
    init?(_ question: FactQuestion, isAsked: Bool, today: CalendarDay) {
        var day: CalendarDay?
        var minutes: Int?
        for entity in question.entities {
            switch entity.value {
            case .day(let named) where day == nil && named >= today: day = named
            case .time(let named) where minutes == nil: minutes = named
            default: break
            }
        }
        if let day {
            self.init(day: day, minutes: minutes, general: nil)
            return
        }
        let text = FoldedText(question.text)
        let general = Self.generals.first { !$0.phrases.matches(in: text).isEmpty }?.words
        guard isAsked, let general else { return nil }
        self.init(day: nil, minutes: minutes, general: general)
    }

    func words(_ language: Language) -> String {
        guard let day else { return (general ?? Self.anyDay).text(in: language) }
        let date = DayWords.date(day, language)
        guard let time = minutes.flatMap({ WallTime(hour: $0 / 60, minute: $0 % 60) }) else { return date }
        return "\(date) \(time)"
    }

    func timing(from today: CalendarDay) -> LeadSignals.Timing {
        guard let day else { return .month }
        return today.days(to: day) <= 7 ? .week : today.days(to: day) <= 31 ? .month : .later
    }

    private static let anyDay = LocalizedText(tr: "herhangi bir gün", en: "any day")

    private static let generals: [(phrases: PhraseSet, words: LocalizedText)] = [
        (
            PhraseSet(["hafta sonu*", "haftasonu*", "weekend*"]),
            LocalizedText(tr: "hafta sonu", en: "at the weekend")
        ),
        (
            PhraseSet(["hafta ici*", "haftaici*", "weekday*", "during the week"]),
            LocalizedText(tr: "hafta içi", en: "on a weekday")
        ),
        (
            PhraseSet(["sabah*", "ogleden once", "morning*"]), LocalizedText(tr: "öğleden önce", en: "in the morning")
        ),
        (
            PhraseSet(["ogleden sonra*", "aksam*", "afternoon*", "evening*"]),
            LocalizedText(tr: "öğleden sonra", en: "in the afternoon")
        ),
        (
            PhraseSet([
                "fark etmez", "farketmez", "her gun", "herhangi*", "ne zaman olursa", "en yakin*", "en kisa*",
                "any day", "anytime", "any time", "whenever", "as soon as possible", "asap", "earliest",
            ]), anyDay
        ),
    ]
}
