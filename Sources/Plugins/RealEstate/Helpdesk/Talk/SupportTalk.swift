import Foundation
import PluginKit

/// The desk in a conversation: the steps of a known problem first, then a ticket with its number and its promise.
enum SupportTalk {
    /// What the next turn is read with.
    private struct State: Codable {
        enum Step: String, Codable {
            /// Steps were shown; whether they helped is open.
            case help
            /// A ticket is to be opened; for which office is open.
            case office
        }

        let step: Step
        let message: String
        var solution: StandardSolution.ID?
        var triedHelp = false
        /// Asked once more already.
        var again = false
    }

    static let dialogue = Dialogue(
        "support",
        for: ["giris_hesap", "portfoy_ilan", "telegram_bot", "odeme", "kampanya", "ai_degerleme", "eskalasyon"]
    ) { turn, session in
        let desk = try SupportDesk(session)
        guard desk.settings.supportDesk else { return nil }
        guard let json = turn.state, let state: State = try? WireFormat.decode(json) else {
            return try begin(turn, desk, session)
        }
        switch state.step {
        case .help: return try hearAnswer(turn, state, desk, session)
        case .office: return try hearOffice(turn, state, desk, session)
        }
    }

    // MARK: Beginning

    private static func begin(
        _ turn: DialogueTurn, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let message = turn.question.text
        let office = try Offices.of(turn.ticketCustomer, session)
        let triage = Triage(message, from: office?.office ?? Office(id: "", name: "", plan: .starter))
        if let open = try openTicket(of: turn, triage, session) { return standing(open, desk, turn.question.language) }
        // The office's own documents know better than a guide that is the same for all.
        if turn.isTold { return nil }
        let solution = FirstHelp.solution(for: message, triage)
        guard triage.isFault || solution != nil else { return nil }
        // What many have already is no matter of a single office's settings.
        let isCrisis = try Problems.crisis(of: triage, session) != nil
        if let solution, !isCrisis {
            return try help(
                solution, State(step: .help, message: message, solution: solution.id), turn.question.language)
        }
        return try open(State(step: .office, message: message), turn, desk, session)
    }

    /// The ticket of this conversation that the message asks about once more.
    private static func openTicket(
        of turn: DialogueTurn, _ triage: Triage, _ session: borrowing PluginSession
    ) throws -> StoredTicket? {
        let stored = try session.first(
            """
            \(TicketStore.selection(session)) and conversation = \(turn.customer.conversation)
                and state not in ('solved', 'closed') order by number desc limit 1
            """, StoredTicket.init)
        guard let stored else { return nil }
        let before = stored.ticket.triage
        let isSame = triage.isFault && triage.part == before.part && triage.symptom == before.symptom
        return isSame || turn.question.intent.id == "eskalasyon" ? stored : nil
    }

    private static func standing(
        _ stored: StoredTicket, _ desk: SupportDesk, _ language: Language
    ) -> DialogueStep {
        let ticket = stored.ticket
        let english = language == .english
        let state = ticket.state.name.text(in: language)
        let promise = ticket.responses.last.flatMap { $0.keptAt == nil ? $0.due(by: desk.policy) : nil }
        let due = promise.flatMap { $0 > desk.now ? desk.words(for: $0, language) : nil }
        var text =
            english
            ? "Your request \(stored.number) is with our team (\(state))."
            : "\(stored.number) numaralı destek talebiniz ekibimizde (durumu: \(state))."
        if let due {
            text += english ? " We will answer by \(due)." : " En geç \(due) itibarıyla yanıtlayacağız."
        }
        text +=
            english ? " I have added your message to it." : " Yazdığınızı talebinize ekledim."
        let quote = [String(stored.number), ticket.priority.label, state, due].compactMap { $0 }.joined(
            separator: " · ")
        return DialogueStep(
            .handoff, text, records: [Fact.Record(table: "tickets", id: stored.key.description, quote: quote)])
    }

    private static func help(
        _ solution: StandardSolution, _ state: State, _ language: Language
    ) throws -> DialogueStep {
        let steps = solution.numberedSteps(in: language)
        let title = solution.title.text(in: language)
        let text =
            language == .english
            ? "According to our support guide, “\(title)” is put right like this:\n\(steps)\nIs it solved?"
            : "Destek kılavuzumuza göre “\(title)” için şu adımları izleyin:\n\(steps)\nSorununuz çözüldü mü?"
        return DialogueStep(
            .ask, text,
            records: [Fact.Record(table: "solutions", id: solution.externalID, quote: "\(title)\n\(steps)")],
            card: try WireFormat.encode(SolutionView(solution, language)), state: try WireFormat.encode(state))
    }

    // MARK: “Is it solved?”

    private static func hearAnswer(
        _ turn: DialogueTurn, _ state: State, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let english = turn.question.language == .english
        switch SolvedAnswer(turn.question.text) {
        case .yes:
            try note(state, solved: true, turn, desk, session)
            return DialogueStep(
                .reply,
                english
                    ? "Glad to hear it. Should it come back, just write to us here."
                    : "Çözüldüğüne sevindik. Tekrar ederse buradan yazmanız yeterli.")
        case .later:
            return DialogueStep(
                .ask,
                english
                    ? "Take your time. Please tell us afterwards: is it solved?"
                    : "Acele etmeyin; denedikten sonra yazar mısınız: sorununuz çözüldü mü?",
                state: try WireFormat.encode(state))
        case .no:
            try note(state, solved: false, turn, desk, session)
            var next = state
            next.triedHelp = true
            return try open(next, turn, desk, session)
        case nil:
            // Another problem begins another talk; anything else is not of this one.
            let other = Triage(turn.question.text, from: Office(id: "", name: "", plan: .starter))
            let isOther = FirstHelp.solution(for: turn.question.text, other).map { $0.id != state.solution }
            return isOther ?? other.isFault ? try begin(turn, desk, session) : nil
        }
    }

    private static func note(
        _ state: State, solved: Bool, _ turn: DialogueTurn, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws {
        guard let solution = state.solution else { return }
        try session.execute(
            """
            insert into realestate_desk_self_help (tenant_id, conversation, at, solution, solved)
            values (\(session.tenant), \(turn.customer.conversation), \(desk.now), \(solution), \(solved))
            on conflict (tenant_id, conversation, at) do nothing
            """)
    }

    // MARK: A ticket

    private static func open(
        _ state: State, _ turn: DialogueTurn, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        if let office = try Offices.of(turn.ticketCustomer, session) {
            return try open(state, for: office, turn, desk, session)
        }
        var next = State(step: .office, message: state.message, solution: state.solution)
        next.triedHelp = state.triedHelp
        return DialogueStep(
            .ask,
            turn.question.language == .english
                ? "I will open a request for our team. What is your office called?"
                : "Ekibimize bir destek talebi açacağım. Ofisinizin adını yazar mısınız?",
            state: try WireFormat.encode(next))
    }

    private static func hearOffice(
        _ turn: DialogueTurn, _ state: State, _ desk: SupportDesk, _ session: borrowing PluginSession
    ) throws -> DialogueStep? {
        let name = OfficeName.read(turn.question.text)
        guard let name else {
            guard !state.again else { return nil }
            var next = state
            next.again = true
            return DialogueStep(
                .ask,
                turn.question.language == .english
                    ? "Please write just the name of your office, so that I can open the request."
                    : "Talebi açabilmem için yalnızca ofisinizin adını yazar mısınız?",
                state: try WireFormat.encode(next))
        }
        try session.lock("offices")
        let office = try Offices.remember(name, at: desk.now, session)
        return try open(state, for: office, turn, desk, session)
    }

    private static func open(
        _ state: State, for office: StoredOffice, _ turn: DialogueTurn, _ desk: SupportDesk,
        _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        let language = turn.question.language
        try Offices.connect(turn.ticketCustomer, to: office.id, session)
        let stored = try desk.open(
            SupportDesk.Opening(
                office: office, message: state.message, channel: SupportChannel(channel: turn.customer.channel),
                customer: turn.ticketCustomer, language: language, lastWords: turn.question.text,
                triedHelp: state.triedHelp), session)
        let ticket = stored.ticket
        let due = ticket.responses.last?.due(by: desk.policy).map { desk.words(for: $0, language) }
        let problem = try stored.problem.flatMap { try Problems.find($0, session) }
        let english = language == .english
        var text =
            english
            ? "I have opened your request; its number is \(stored.number)."
            : "Destek talebinizi açtım; numarası \(stored.number)."
        if let due {
            text += english ? " We will answer by \(due)." : " En geç \(due) itibarıyla yanıtlayacağız."
        }
        if problem?.severity != nil {
            text +=
                english
                ? " Other offices have the same problem; our team is working on it."
                : " Aynı sorun başka ofislerde de görülüyor; ekibimiz üzerinde çalışıyor."
        }
        text +=
            english ? " What you write here is added to it." : " Buradan yazdıklarınız talebinize eklenir."
        let quote = [String(stored.number), ticket.priority.name.text(in: language), due].compactMap { $0 }
        return DialogueStep(
            .reply, text,
            records: [
                Fact.Record(
                    table: "tickets", id: stored.key.description, quote: quote.joined(separator: " · "))
            ], card: try WireFormat.encode(TicketLine(stored, desk, language)))
    }
}

/// An office's name out of a sentence that tells it.
enum OfficeName {
    private static let openings = [
        "ofisimizin adı", "ofisimin adı", "ofisin adı", "ofis adı", "adımız", "adı", "biz", "our office is",
        "the name is", "our name is", "we are", "it is called",
    ]

    /// `nil` for what is no name.
    static func read(_ text: String) -> String? {
        var name = text.trimmingCharacters(in: .whitespacesAndNewlines.union(.punctuationCharacters))
        let lowered = name.lowercased(with: Locale(identifier: "tr_TR"))
        if let opening = openings.first(where: { lowered.hasPrefix($0 + " ") || lowered.hasPrefix($0 + ":") }) {
            name = String(name.dropFirst(opening.count))
                .trimmingCharacters(in: .whitespacesAndNewlines.union(.punctuationCharacters))
        }
        let words = name.split(whereSeparator: \.isWhitespace)
        let isQuestion = text.contains("?")
        guard !isQuestion, (1...6).contains(words.count), (2...80).contains(name.count),
            name.contains(where: \.isLetter), !name.contains(where: \.isNewline), SolvedAnswer(name) == nil
        else { return nil }
        return name
    }
}

extension DialogueTurn {
    fileprivate var ticketCustomer: TicketCustomer { TicketCustomer(customer) }
}

extension TicketCustomer {
    init(_ customer: TalkingCustomer) {
        self.init(
            name: customer.name, phone: customer.phone, email: customer.email, conversation: customer.conversation)
    }
}
