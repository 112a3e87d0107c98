import Foundation
import PluginKit

/// "Kadıköy Caferağa'da 3+1 110 m² dairem ne eder?": what is missing is asked for, one thing at a time, and the reply is
/// a range with what it rests on.
enum ValuationTalk {
    /// As many comparables are fitted to within a transaction's time.
    private static let mostToFit = 2_000

    static let dialogue = Dialogue("valuation", for: [IntentDefinition.valuation.id]) { turn, session in
        let heard = try turn.state.map { try WireFormat.decode($0, as: State.self).heard } ?? []
        let language = turn.question.language
        var talk = try talk(session)
        for message in heard { talk.hear(message) }
        let asked = talk.next
        talk.hear(turn.question.text)
        if heard.isEmpty {
            // Questions about the estimate itself are answered from the documents.
            guard isAboutAHome(turn.question.text, talk) else { return nil }
        } else if !talk.hasUnderstood {
            guard asked == .ask(.district), let region = namedPlace(turn.question.text) else { return nil }
            return try refused(unsupported(region, talk.home.deal, session), talk.home, language, session)
        }
        switch talk.next {
        case .ask(let field):
            return DialogueStep(
                .ask, field.text.text(in: language), card: card(talk.home),
                state: try WireFormat.encode(State(heard: heard + [turn.question.text])))
        case .value(let home): return try value(home, language, session)
        }
    }

    private struct State: Codable {
        /// What the customer wrote in this talk.
        let heard: [String]
    }

    private static func talk(_ session: borrowing PluginSession) throws -> ValuationDialogue {
        let homes = try PropertyAttributes.Deal.allCases.reduce(into: [Places]()) { $0.append(try Places($1, session)) }
        return ValuationDialogue(
            places: PlaceGazetteer(homes.flatMap(\.homes)), year: session.today.year)
    }

    /// Whether a message that opens a talk wants a value for a home of its own.
    static func isAboutAHome(_ text: String, _ talk: ValuationDialogue) -> Bool {
        let home = talk.home
        let known = [!home.district.isEmpty, FeatureSpace.area(home) != nil, home.rooms != nil].count { $0 }
        let words = " " + PlaceGazetteer.words(text).joined(separator: " ") + " "
        return known > 1 || asking.contains { words.contains(" \($0)") } && known + (isOwn(words) ? 1 : 0) > 0
    }

    private static func isOwn(_ words: String) -> Bool {
        ["evim", "dairem", "konutum", "villam", "my house", "my flat", "my home"].contains { words.contains(" \($0)") }
    }

    private static let asking = [
        "ne eder", "kac para eder", "ne kadar eder", "kaca gider", "kaca sat", "degeri ne", "degeri kac", "deger bic",
        "fiyat bic", "worth",
    ]

    /// What answers a question for the district without being one that is known: a few words that ask nothing.
    private static func namedPlace(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard (1...5).contains(words.count), !text.contains("?") else { return nil }
        return words.joined(separator: " ").trimmingCharacters(in: .punctuationCharacters)
    }

    private static func unsupported(
        _ region: String, _ deal: PropertyAttributes.Deal, _ session: borrowing PluginSession
    ) throws -> Refusal {
        let places = try Places(deal, session)
        guard places.count >= Support.leastComparables else { return .notEnoughComparables(places.count) }
        return .unsupportedRegion(region, supported: places.districts.filter(\.isSupported).map(\.region))
    }

    private static func value(
        _ home: PropertyAttributes, _ language: Language, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        var home = home
        do {
            try Places(home.deal, session).settle(&home)
            let work = try ValuationWork(home, on: nil, session)
            guard work.comparablesToFit <= mostToFit else {
                try session.schedule("load", key: home.deal.rawValue, at: session.now, ifThere: .keeps)
                return DialogueStep(
                    .handoff,
                    LocalizedText(
                        tr: "Bilgileri aldım; danışmanımız değer aralığını birazdan iletecek.",
                        en: "I have what is needed; our agent will send you the range shortly."
                    ).text(in: language), card: card(home))
            }
            let outcome = try work.computation(from: .conversation) { $0 }(session)
            switch outcome {
            case .failure(let refusal):
                return DialogueStep(.reply, refusal.text.text(in: language), records: [], card: card(home))
            case .success(let stored): return try reply(stored, language)
            }
        } catch let refusal as Refusal { return try refused(refusal, home, language, session) }
    }

    private static func refused(
        _ refusal: Refusal, _ home: PropertyAttributes, _ language: Language, _ session: borrowing PluginSession
    ) throws -> DialogueStep {
        try StoredValuation.save(refusal, of: home, from: .conversation, session)
        let text = refusal.text.text(in: language)
        return DialogueStep(
            .reply, text, records: [.init(table: "realestate_markets", id: home.deal.rawValue, quote: text)],
            card: card(home))
    }

    /// The valuation, the version of the model and the nearest comparables stand under the reply.
    private static func reply(_ stored: StoredValuation, _ language: Language) throws -> DialogueStep {
        guard let answer = stored.answer, let modelID = stored.modelID else { throw PluginProblem.notFound }
        let text = answer.text(language)
        let model = LocalizedText(
            tr: "Model sürümü \(answer.modelNumber): \(answer.value.basis.comparables) emsal.",
            en: "Version \(answer.modelNumber) of the model: \(answer.value.basis.comparables) comparables.")
        var records = [
            Fact.Record(table: "realestate_valuations", id: stored.id.description, quote: text),
            Fact.Record(table: "realestate_models", id: modelID.description, quote: model.text(in: language)),
        ]
        for (cited, id) in zip(answer.value.comparables, answer.comparableIDs).prefix(5) {
            let price = ValuationReply.grouped(Int(cited.listing.price))
            let adjusted = ValuationReply.liras(cited.adjusted)
            let quote = LocalizedText(
                tr: "\(cited.listing.id), \(cited.listing.day): \(price) TL; bu konuta göre \(adjusted) TL.",
                en: "\(cited.listing.id), \(cited.listing.day): \(price) TL; adjusted to this home \(adjusted) TL.")
            records.append(
                Fact.Record(table: "realestate_comparables", id: id.description, quote: quote.text(in: language)))
        }
        return DialogueStep(
            .reply, text, records: records,
            card: try WireFormat.encode(ValuationBody(stored, language, isWhole: false)))
    }

    private static func card(_ home: PropertyAttributes) -> JSONValue {
        (try? WireFormat.encode(["home": HomeBody(home)])) ?? .null
    }

    /// Reads a model into memory that is too large for a talk to wait for.
    static let loading = ScheduledJob("load", within: .seconds(300)) { call, session in
        guard let deal = PropertyAttributes.Deal(rawValue: call.key) else { return nil }
        let source = try MarketSource(deal, session)
        guard !source.isReady else { return nil }
        return Computation {
            let market: FittedMarket
            do { market = try source.fitted() } catch is Refusal { return { _ in } }
            return { session in _ = try source.settled(market, session) }
        }
    }
}
