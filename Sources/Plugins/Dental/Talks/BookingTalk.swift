import Foundation
import PluginKit

/// From a price, or the wish to come, to an appointment: what suits the patient is asked one thing at a time.
///
/// It knows prices and hours, and nothing of medicine: whatever a message says of pain or treatment goes to a person or
/// to the documents before it comes here, and what the talk does not understand it leaves to them.
enum BookingTalk {
    struct State: Codable {
        enum Step: String, Codable {
            /// A price was told, and an examination offered.
            case offer
            /// Free slots were offered.
            case slots
            /// Name and telephone were asked for.
            case details
        }

        var step: Step
        var language: Language
        var service: String
        var slots: [OfferedSlot] = []
        var patient: PatientDetails
        let askedAt: Date
    }

    static let dialogue = Dialogue("booking", for: ["fiyat", "randevu_alma"]) { turn, session in
        guard let state = turn.state else { return try opened(turn, session) }
        return try goneOn(turn, WireFormat.decode(state, as: State.self), session)
    }

    private struct SlotCard: Encodable { let nextSlots: [OfferedSlot] }

    // MARK: Opening

    private static func opened(_ turn: DialogueTurn, _ session: borrowing PluginSession) throws -> DialogueStep? {
        let question = turn.question
        guard question.language != .arabic else { return nil }
        let state = State(
            step: .offer, language: question.language, service: question.services.first ?? "muayene",
            patient: PatientDetails(turn.customer), askedAt: session.now)
        if question.intent.id == "fiyat" {
            guard let price = try ClinicFacts.prices.read(question, session) else { return nil }
            return DialogueStep(
                .reply, price.text, records: price.records, card: price.card, state: try WireFormat.encode(state))
        }
        let wish = wish(question, session)
        // "Tamam" after all is said wants nothing more, whatever was talked about before.
        if wish.isEmpty, SaidWords.answer(in: question.text) != nil, FoldedText(question.text).words.count < 3 {
            return nil
        }
        return try offered(wish, state, session, isOpening: true)
    }

    private static func wish(_ question: FactQuestion, _ session: borrowing PluginSession) -> SlotWish {
        SlotWish(question.text, question.entities, today: session.today)
    }

    // MARK: Going on

    private static func goneOn(
        _ turn: DialogueTurn, _ state: State, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let question = turn.question
        let wish = wish(question, session)
        let answer = SaidWords.answer(in: question.text)
        // A reminder has asked something since: a bare answer is to that.
        if answer != nil, wish.isEmpty, try AnswerTalk.asked(turn.customer.phone, since: state.askedAt, session) {
            return nil
        }
        if answer == .no, wish.isEmpty { return declined(state) }
        switch state.step {
        case .offer:
            guard answer == .yes || !wish.isEmpty else { return nil }
            return try offered(wish, state, session)
        case .slots:
            if let chosen = OfferedSlots.chosen(question.text, wish, among: state.slots, in: session.timeZone) {
                return try taken(chosen, state, in: turn.customer, session)
            }
            if wish.isEmpty {
                // "Olur" to several: which one is the question.
                return answer == .yes ? try asked(state.slots, state, session, isWished: true) : nil
            }
            let found = try OfferedSlots(wish, session)
            if wish.isExact, found.isWished, let slot = found.slots.first {
                return try taken(slot, state, in: turn.customer, session)
            }
            return try offered(wish, state, session)
        case .details:
            var next = state
            next.patient.read(question)
            if next.patient.isComplete, let slot = state.slots.first {
                return try booked(slot, next, in: turn.customer, session)
            }
            if let chosen = wish.isEmpty ? nil : try OfferedSlots(wish, session), chosen.isWished {
                return try offered(wish, state, session)
            }
            guard next.patient.name != state.patient.name || next.patient.phone != state.patient.phone else {
                return nil
            }
            return try details(next, session)
        }
    }

    private static func declined(_ state: State) -> DialogueStep {
        DialogueStep(
            .reply,
            state.language == .english
                ? "All right. If you would like to come at another time, just write to us."
                : "Peki. Başka bir zaman gelmek isterseniz buradan yazmanız yeterli.")
    }

    /// Offers what is free; who opens the talk where nothing is has no talk.
    private static func offered(
        _ wish: SlotWish, _ state: State, _ session: borrowing PluginSession, isOpening: Bool = false
    ) throws -> DialogueStep? {
        let found = try OfferedSlots(wish, session)
        guard !found.slots.isEmpty else {
            if isOpening { return nil }
            return DialogueStep(
                .handoff,
                state.language == .english
                    ? "We have no free slot in the coming days; a colleague will find a time for you."
                    : "Önümüzdeki günlerde boş saatimiz görünmüyor; ekibimiz sizin için bir saat bulacak.")
        }
        return try asked(found.slots, state, session, isWished: wish.isEmpty || found.isWished)
    }

    private static func asked(
        _ slots: [OfferedSlot], _ state: State, _ session: borrowing PluginSession, isWished: Bool
    ) throws -> DialogueStep {
        let (zone, language) = (session.timeZone, state.language)
        let list = slots.map { $0.said(in: zone, language) }.joined(separator: ", ")
        let text: String
        switch (slots.count == 1, language == .english) {
        case (true, true):
            text = "\(isWished ? "" : "That time is not free. ")\(list) is free. Shall we book it for you?"
        case (true, false):
            text = "\(isWished ? "" : "İstediğiniz saatte boş yerimiz yok. ")\(list) boş. Randevunuzu alalım mı?"
        case (false, true):
            text = "\(isWished ? "" : "That time is not free. ")The next free slots are: \(list). Which one suits you?"
        case (false, false):
            text =
                "\(isWished ? "" : "İstediğiniz saatte boş yerimiz yok. ")En yakın boş saatlerimiz: \(list). "
                + "Hangisi size uyar?"
        }
        var next = state
        (next.step, next.slots) = (.slots, slots)
        return DialogueStep(
            .ask, text, records: slots.map { $0.record(in: zone, language) },
            card: try WireFormat.encode(SlotCard(nextSlots: slots)), state: try WireFormat.encode(next))
    }

    private static func taken(
        _ slot: OfferedSlot, _ state: State, in talk: TalkingCustomer, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        var next = state
        next.slots = [slot]
        return try next.patient.isComplete ? booked(slot, next, in: talk, session) : details(next, session)
    }

    private static func details(_ state: State, _ session: borrowing PluginSession) throws -> DialogueStep {
        var next = state
        next.step = .details
        let (zone, language) = (session.timeZone, state.language)
        let missing: LocalizedText =
            switch (state.patient.name, state.patient.phone) {
            case (nil, nil): LocalizedText(tr: "adınızı ve telefonunuzu", en: "your name and telephone number")
            case (nil, _): LocalizedText(tr: "adınızı", en: "your name")
            default: LocalizedText(tr: "telefonunuzu", en: "your telephone number")
            }
        let time = state.slots.first.map { $0.said(in: zone, language) } ?? ""
        return DialogueStep(
            .ask,
            language == .english
                ? "For the appointment at \(time), please write \(missing.en)."
                : "\(time) randevunuz için lütfen \(missing.tr) yazın.",
            records: state.slots.map { $0.record(in: zone, language) }, state: try WireFormat.encode(next))
    }

    private static func booked(
        _ slot: OfferedSlot, _ state: State, in talk: TalkingCustomer, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        let (zone, language) = (session.timeZone, state.language)
        do {
            let appointment = try Booking.book(
                Booking.Wish(
                    doctorId: slot.doctor, startsAt: slot.startsAt, service: state.service,
                    patientName: state.patient.name ?? "", patientPhone: state.patient.phone ?? "",
                    language: language), in: talk, session)
            let time = DayWords.moment(appointment.startsAt, in: zone, language)
            return DialogueStep(
                .reply,
                language == .english
                    ? "Your appointment is booked: \(time), \(appointment.doctorName). If you cannot come, just write here."
                    : "Randevunuz alındı: \(time), \(appointment.doctorName). Gelemezseniz buradan yazmanız yeterli.",
                records: [appointment.record(in: zone, language)], card: try WireFormat.encode(appointment))
        } catch let problem as PluginProblem where problem.code == "slot_taken" || problem.code == "no_such_slot" {
            let next = try OfferedSlots(SlotWish(), session)
            guard !next.slots.isEmpty else {
                return DialogueStep(
                    .handoff,
                    language == .english
                        ? "Sorry, this slot has just been taken; a colleague will find another time for you."
                        : "Üzgünüz, bu saat az önce doldu; ekibimiz sizin için başka bir saat bulacak.")
            }
            let step = try asked(next.slots, state, session, isWished: true)
            let sorry =
                language == .english
                ? "Sorry, this slot has just been taken. " : "Üzgünüz, bu saat az önce doldu. "
            return DialogueStep(.ask, sorry + step.text, records: step.records, card: step.card, state: step.state)
        } catch let problem as PluginProblem where problem.code == "already_booked" {
            return DialogueStep(.reply, problem.detail.text(in: language))
        }
    }
}
