import Foundation
import PluginKit

/// Tells a patient when their appointment is, moves it or cancels it; nothing is given up before they have said so twice.
///
/// Whose appointments are spoken of is told by the telephone that the channel vouches for, never by one that is typed.
enum RebookingTalk {
    struct State: Codable {
        enum Step: String, Codable {
            /// Asked which of several appointments is meant.
            case which
            /// Asked whether to cancel or to move.
            case what
            /// Asked whether it is really to be cancelled.
            case cancel
            /// Offered other slots.
            case move
        }

        var step: Step
        var language: Language
        var appointment: AppointmentID?
        var slots: [OfferedSlot] = []
        var wish: Wish?
    }

    enum Wish: String, Codable {
        case cancel
        case move
        case tell
    }

    static let dialogue = Dialogue("rebooking", for: ["randevu_degistirme_iptal"], next)

    /// A bare "İPTAL" says too little to be understood, and enough to somebody with an appointment.
    static let cancellation = Dialogue("cancellation", for: Dental.intents.map(\.id)) { turn, session in
        guard turn.state != nil || SaidWords.isCancellation(turn.question.text) else { return nil }
        return try next(turn, session)
    }

    private static let next: Dialogue.Turn = { turn, session in
        guard let phone = turn.customer.phone, turn.question.language != .arabic else { return nil }
        let ahead = try Appointment.ahead(of: phone, session)
        guard !ahead.isEmpty else { return nil }
        guard let kept = turn.state else {
            let words = FoldedText(turn.question.text).words.map(\.text)
            // What holds for everybody stands in the documents; who comes late is a person's to answer.
            guard !SaidWords.has(rules, in: words) else { return nil }
            let state = State(step: .what, language: turn.question.language, wish: wish(in: words))
            return try chosen(turn.question, among: ahead, state, session)
        }
        let state: State = try WireFormat.decode(kept)
        if state.step == .which { return try chosen(turn.question, among: ahead, state, session) }
        guard let appointment = ahead.first(where: { $0.id == state.appointment }) else { return nil }
        return try goneOn(turn.question, about: appointment, state, in: turn.customer, session)
    }

    /// The appointment that is meant, or the question which one is.
    private static func chosen(
        _ question: FactQuestion, among ahead: [Appointment], _ state: State, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let zone = session.timeZone
        let wish = SlotWish(question.text, question.entities, today: session.today)
        var meant = ahead
        if ahead.count > 1 {
            let fitting = ahead.filter { !wish.isEmpty && wish.ofDay.fits($0.startsAt, in: zone) }
            if fitting.count == 1 {
                meant = fitting
            } else if state.step == .which,
                let place = SaidWords.choice(in: question.text, of: ahead.count)
            {
                meant = [ahead[place]]
            }
        }
        guard meant.count == 1 || state.wish == .tell else {
            guard state.step != .which else { return nil }
            var next = state
            next.step = .which
            let list = ahead.map { DayWords.moment($0.startsAt, in: zone, state.language) }.joined(separator: ", ")
            return step(
                .ask, tr: "Birden çok randevunuz var: \(list). Hangisi için yazıyorsunuz?",
                en: "You have more than one appointment: \(list). Which one do you mean?", about: ahead, next, session)
        }
        var next = state
        next.appointment = meant[0].id
        switch state.wish {
        case .tell: return told(meant, next, session)
        case .cancel: return asked(meant[0], next, session)
        case .move: return try offered(question, instead: meant[0], next, session)
        case nil:
            next.step = .what
            let time = DayWords.moment(meant[0].startsAt, in: zone, state.language)
            return step(
                .ask, tr: "\(time) randevunuzu iptal mi edelim, başka bir saate mi alalım?",
                en: "Shall we cancel your appointment at \(time), or move it to another time?", about: meant, next,
                session)
        }
    }

    private static func goneOn(
        _ question: FactQuestion, about appointment: Appointment, _ state: State, in talk: TalkingCustomer,
        _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let zone = session.timeZone
        let wish = SlotWish(question.text, question.entities, today: session.today)
        let answer = SaidWords.answer(in: question.text)
        switch state.step {
        case .which: return nil
        case .what:
            switch Self.wish(in: FoldedText(question.text).words.map(\.text)) {
            case .cancel: return asked(appointment, state, session)
            case .move: return try offered(question, instead: appointment, state, session)
            case .tell, nil:
                if !wish.isEmpty { return try offered(question, instead: appointment, state, session) }
                return answer == .no ? kept(appointment, state, session) : nil
            }
        case .cancel:
            if answer == .no { return kept(appointment, state, session) }
            guard answer == .yes || Self.wish(in: FoldedText(question.text).words.map(\.text)) == .cancel else {
                return wish.isEmpty ? nil : try offered(question, instead: appointment, state, session)
            }
            let held = try Appointments.standing(appointment.id, session)
            let gone = try Appointments.cancel(held, in: talk, session)
            return DialogueStep(
                .reply, cancelled(DayWords.moment(held.startsAt, in: zone, state.language), state.language),
                records: [held.record(in: zone, state.language)], card: try WireFormat.encode(gone))
        case .move:
            if answer == .no, wish.isEmpty { return kept(appointment, state, session) }
            if let slot = OfferedSlots.chosen(question.text, wish, among: state.slots, in: zone) {
                return try moved(appointment, to: slot, state, in: talk, session)
            }
            return wish.isEmpty ? nil : try offered(question, instead: appointment, state, session)
        }
    }

    // MARK: Steps

    private static func told(
        _ appointments: [Appointment], _ state: State, _ session: borrowing PluginSession
    ) -> DialogueStep {
        let zone = session.timeZone
        let list = appointments.map { "\(DayWords.moment($0.startsAt, in: zone, state.language)), \($0.doctorName)" }
            .joined(separator: "; ")
        return step(
            .reply, tr: "Randevunuz: \(list).", en: "Your appointment: \(list).", about: appointments, nil, session,
            state.language)
    }

    private static func asked(
        _ appointment: Appointment, _ state: State, _ session: borrowing PluginSession
    ) -> DialogueStep {
        var next = state
        next.step = .cancel
        let time = DayWords.moment(appointment.startsAt, in: session.timeZone, state.language)
        return step(
            .ask, tr: "\(time) randevunuzu iptal edelim mi? EVET yazarsanız iptal ederiz.",
            en: "Shall we cancel your appointment at \(time)? Please answer YES to cancel it.", about: [appointment],
            next, session)
    }

    private static func kept(
        _ appointment: Appointment, _ state: State, _ session: borrowing PluginSession
    ) -> DialogueStep {
        let time = DayWords.moment(appointment.startsAt, in: session.timeZone, state.language)
        return step(
            .reply, tr: "Peki, randevunuz duruyor: \(time), \(appointment.doctorName).",
            en: "All right, your appointment stands: \(time), \(appointment.doctorName).", about: [appointment], nil,
            session, state.language)
    }

    private static func offered(
        _ question: FactQuestion, instead appointment: Appointment, _ state: State, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let zone = session.timeZone
        var wish = SlotWish(question.text, question.entities, today: session.today)
        // "Salıdaki randevumu değiştirin" names the day it is on, not the one it is to be on.
        if wish.day == CalendarDay(appointment.startsAt, in: zone), state.step != .move { wish = SlotWish() }
        let found = try OfferedSlots(wish, session)
        guard !found.slots.isEmpty else {
            return step(
                .handoff, tr: "Önümüzdeki günlerde boş saatimiz görünmüyor; ekibimiz sizin için bir saat bulacak.",
                en: "We have no free slot in the coming days; a colleague will find a time for you.", about: [], nil,
                session, state.language)
        }
        var next = state
        (next.step, next.slots) = (.move, found.slots)
        let list = found.slots.map { $0.said(in: zone, state.language) }.joined(separator: ", ")
        let isMissed = !wish.isEmpty && !found.isWished
        return DialogueStep(
            .ask,
            state.language == .english
                ? "\(isMissed ? "That time is not free. " : "")Free slots: \(list). Which one shall we move your appointment to?"
                : "\(isMissed ? "İstediğiniz saatte boş yerimiz yok. " : "")Boş saatlerimiz: \(list). "
                    + "Randevunuzu hangisine alalım?",
            records: found.slots.map { $0.record(in: zone, state.language) }, state: try WireFormat.encode(next))
    }

    /// The new place is there before the old one is given up.
    private static func moved(
        _ appointment: Appointment, to slot: OfferedSlot, _ state: State, in talk: TalkingCustomer,
        _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let zone = session.timeZone
        let held = try Appointments.standing(appointment.id, session)
        do {
            let new = try Booking.book(
                Booking.Wish(
                    doctorId: slot.doctor, startsAt: slot.startsAt, service: held.service,
                    patientName: held.patientName, patientPhone: held.patientPhone, language: held.language),
                in: talk, session)
            // What moved it says so; of the old one there is nothing more to say.
            _ = try Appointments.cancel(held, telling: false, session)
            let time = DayWords.moment(new.startsAt, in: zone, state.language)
            return DialogueStep(
                .reply,
                state.language == .english
                    ? "Your appointment was moved: \(time), \(new.doctorName)."
                    : "Randevunuz değiştirildi: \(time), \(new.doctorName).",
                records: [new.record(in: zone, state.language)], card: try WireFormat.encode(new))
        } catch let problem as PluginProblem where problem.code == "slot_taken" || problem.code == "no_such_slot" {
            let question = FactQuestion(
                text: "", intent: DetectedIntent(id: "randevu_degistirme_iptal", confidence: 1, runnerUpGap: 1),
                entities: [], language: state.language)
            return try offered(question, instead: held, state, session)
        }
    }

    static func cancelled(_ time: String, _ language: Language) -> String {
        language == .english
            ? "Your appointment at \(time) was cancelled. For a new one, just write which day and time suit you."
            : "\(time) randevunuz iptal edildi. Yeni bir randevu için uygun gün ve saati yazmanız yeterli."
    }

    private static func step(
        _ kind: DialogueStep.Kind, tr: String, en: String, about appointments: [Appointment], _ state: State?,
        _ session: borrowing PluginSession, _ language: Language? = nil
    ) -> DialogueStep {
        let language = state?.language ?? language ?? appointments.first?.language ?? .turkish
        let zone = session.timeZone
        return DialogueStep(
            kind, language == .english ? en : tr, records: appointments.map { $0.record(in: zone, language) },
            state: state.flatMap { try? WireFormat.encode($0) })
    }

    // MARK: Words

    private static func wish(in words: [String]) -> Wish? {
        if SaidWords.has(moves, in: words) { return .move }
        if SaidWords.has(cancels, in: words) { return .cancel }
        return SaidWords.has(tells, in: words) ? .tell : nil
    }

    private static let moves = SaidWords.phrases(
        "degistir*", "ertele*", "baska gun*", "baska saat*", "baska bir*", "kaydir*", "one al*", "ileri*", "yerine",
        "erkene", "sonraya", "cekelim", "cekebilir*", "cekin", "alabilir mi*", "aldirmak", "reschedule*", "move",
        "postpone", "change")

    private static let cancels = SaidWords.phrases(
        "iptal*", "iptl", "sil", "silin", "vazgec*", "gelemeyece*", "gelemem", "gelemiyorum", "gelemicem",
        "gelmiyorum", "cancel*", "can t make", "cant make", "cannot make", "can t come", "cannot come")

    private static let tells = SaidWords.phrases(
        "saat kacta*", "saat kac", "ne zaman*", "hangi gun*", "var mi*", "duruyor*", "kayitli mi", "teyit*",
        "hatirlat*", "onaylandi mi", "what time", "when is", "do i have")

    /// Of everybody's appointments, and of who comes late.
    private static let rules = SaidWords.phrases(
        "kac saat*", "kac gun*", "en gec", "ucret*", "para kes*", "gec kal*", "gecik*", "yetisem*", "kacirdim",
        "gelmezsem", "iptalinde", "iptal edersem", "how late", "late", "fee", "doktoru*", "adina", "devret*",
        "baskasina")
}
