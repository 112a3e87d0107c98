import PluginKit

/// What the clinic's own records answer, before any document is asked. No word of it is medical advice, and every number
/// stands in the row that is named beside it.
enum CatalogueFacts {
    static let all = [
        prices, durations, recovery, packages, cautions, gallery, consultation, international, address, hours,
    ]

    private struct PriceCard: Encodable {
        let services: [Service]
        let freeConsultation: Bool
    }

    /// A range from the catalogue, and a consultation that makes it a price.
    static let prices = Facts("price", for: ["fiyat"]) { question, session in
        guard question.language != .arabic else { return nil }
        let services = try ServiceCatalogue.meant(by: question, besides: PriceWords.stems, session)
        guard !services.isEmpty else { return nil }
        let language = question.language
        let isFree = try session.clinic().freeConsultation
        return try Fact(
            text: priceText(of: services, language) + " " + offer(isFree: isFree, language),
            records: services.map { $0.record($0.price(in: language), in: language) },
            card: PriceCard(services: services, freeConsultation: isFree))
    }

    private static func priceText(of services: [Service], _ language: Language) -> String {
        let list = services.map { "\($0.name(in: language)) \($0.price(in: language))" }.joined(separator: ", ")
        if language == .english { return "According to our price list: \(list)." }
        let isRange = services.contains { $0.priceMin != $0.priceMax }
        return isRange ? "Fiyat listemize göre \(list) aralığındadır." : "Fiyat listemize göre: \(list)."
    }

    static func offer(isFree: Bool, _ language: Language) -> String {
        switch (isFree, language) {
        case (true, .english): "Would you like a free consultation for a price of your own?"
        case (false, .english): "Would you like a consultation for a price of your own?"
        case (true, _): "Kişiye özel fiyat için ücretsiz konsültasyon alalım mı?"
        case (false, _): "Kişiye özel fiyat için konsültasyon alalım mı?"
        }
    }

    private static let durationWords = PhraseSet([
        "ne kadar sur*", "kac dakika*", "kac saat*", "suresi ne*", "kac dk", "islem suresi*", "how long does",
        "how long is", "how long will", "how many minutes", "how many hours", "duration",
    ])

    /// How long something lasts afterwards is another question, which the documents know.
    private static let afterwards = PhraseSet([
        "etki*", "kalici*", "gecer*", "gecme*", "iyiles*", "sisli*", "morluk*", "agri*", "sonuc*", "ay", "seans*",
        "effect*", "last", "lasts", "recover*", "result*", "swelling", "bruis*",
    ])

    static let durations = Facts("duration", for: ["islem_detayi"]) { question, session in
        let text = FoldedText(question.text)
        guard question.language != .arabic, says(durationWords, text), !says(afterwards, text) else { return nil }
        let services = try ServiceCatalogue.meant(by: question, besides: durationStems, session)
            .filter { $0.durationMinutes != nil }
        return try told(services, question) {
            minutes($0.durationMinutes ?? 0, question.language)
        } saying: { list in
            question.language == .english
                ? "According to our list of services, the procedure takes: \(list)."
                : "Hizmet listemize göre işlem süresi: \(list)."
        }
    }

    private static let recoveryWords = PhraseSet([
        "iyilesme sure*", "iyilesme ne kadar*", "iyilesme kac *", "iyilesmesi ne kadar*", "iyilesmesi kac *",
        "kac gunde iyiles*", "kac gunde toparla*", "ne zaman iyiles*", "ne kadar surede iyiles*", "recovery time",
        "how long * recovery", "how long * recover", "days * recover", "days of recovery",
    ])

    static let recovery = Facts("recovery", for: ["iyilesme"]) { question, session in
        guard question.language != .arabic, says(recoveryWords, FoldedText(question.text)) else { return nil }
        let services = try ServiceCatalogue.meant(by: question, besides: recoveryStems, session)
            .filter { $0.recoveryDays != nil }
        return try told(services, question) {
            days($0.recoveryDays ?? 0, question.language)
        } saying: { list in
            question.language == .english
                ? "According to our list of services, recovery usually takes: \(list). It differs from person to person."
                : "Hizmet listemize göre iyileşme çoğunlukla şu kadar sürer: \(list). Süre kişiden kişiye değişir."
        }
    }

    static let packages = Facts("packages", for: ["paket"]) { question, session in
        guard question.language != .arabic else { return nil }
        let language = question.language
        let packages = try PackageCatalogue.meant(by: question, session)
        guard !packages.isEmpty else { return nil }
        let lines = packages.map { "\($0.name(in: language)) (\($0.contents)) \($0.price(in: language))" }
        let list = lines.joined(separator: "; ")
        return try Fact(
            text: (language == .english ? "According to our list of packages: " : "Paket listemize göre: ") + list
                + ". "
                + (language == .english
                    ? "Would you like a consultation about it?" : "Bunun için konsültasyon alalım mı?"),
            records: zip(packages, lines).map { package, line in
                Fact.Record(table: "packages", id: package.id.description, quote: line)
            }, card: ["packages": packages])
    }

    /// For whom it is not, as the clinic wrote it; whom it suits, a physician says.
    static let cautions = Facts("cautions", for: ["kontrendikasyon"]) { question, session in
        let language = question.language
        guard language != .arabic else { return nil }
        let services = try ServiceCatalogue.mentioned(in: question, session).filter {
            !$0.cautions(in: language).isEmpty
        }
        guard !services.isEmpty else { return nil }
        let lines = services.map { "\($0.name(in: language)): “\($0.cautions(in: language))”" }
        let list = lines.joined(separator: " ")
        return try Fact(
            text: language == .english
                ? "Our list of services says: \(list) Whether a procedure suits you is only decided by the physician at "
                    + "an examination; please tell them about your illnesses and medicines."
                : "Hizmet listemizde şöyle yazar: \(list) Bir işlemin sizin için olup olmadığına yalnızca hekim, muayenede "
                    + "karar verir; hastalıklarınızı ve ilaçlarınızı kendisine söyleyin.",
            records: services.map { $0.record($0.cautions(in: language), in: language) }, card: ["services": services])
    }

    private static let pictures = PhraseSet([
        "foto*", "gorsel*", "resim*", "resm*", "galeri*", "once sonra*", "once ve sonra*", "oncesi*", "sonras*",
        "sonuc*",
        "ornek*", "vaka*", "video*", "picture*", "photo*", "before*", "galler*", "result*", "case*",
    ])

    /// A link, and what the law wants said with it; no picture ever leaves by itself.
    static let gallery = Facts("gallery", for: ["once_sonra_foto"]) { question, session in
        guard question.language != .arabic, says(pictures, FoldedText(question.text)),
            let url = try session.clinic().galleryUrl
        else { return nil }
        let text =
            question.language == .english
            ? "Pictures whose owners gave written consent, each with its date, are in our gallery: \(url) Results differ "
                + "from person to person; please ask your physician."
            : "Sahibinin yazılı izni olan, tarihli görüntüler galeri sayfamızdadır: \(url) Sonuçlar kişiden kişiye "
                + "değişir; ayrıntıyı hekiminize sorun."
        return try Fact(
            text: text, records: [Fact.Record(table: "settings", id: "gallery_url", quote: url)], card: ["gallery": url]
        )
    }

    static let consultation = Facts("consultation", for: ["konsultasyon"]) { question, session in
        let clinic = try session.clinic()
        return try setting(
            "consultation_info", tr: clinic.consultationInfo, en: clinic.consultationInfoEn, question, besides: nil)
    }

    static let international = Facts("international", for: ["yabanci_hasta"]) { question, session in
        let clinic = try session.clinic()
        return try setting(
            "international_info", tr: clinic.internationalInfo, en: clinic.internationalInfoEn, question,
            besides: nil)
    }

    static let hours = Facts("hours", for: ["calisma_saatleri"]) { question, session in
        let clinic = try session.clinic()
        return try setting(
            "working_hours", tr: clinic.workingHours, en: clinic.workingHoursEn, question, besides: PlaceWords.hours)
    }

    static let address = Facts("address", for: ["adres"]) { question, session in
        let clinic = try session.clinic()
        guard let address = clinic.address else { return nil }
        return try setting(
            "address", tr: clinic.directions.map { "\(address)\nYol tarifi: \($0)" } ?? address,
            en: clinic.directions.map { "\(address)\nDirections: \($0)" } ?? address, question,
            besides: PlaceWords.address)
    }

    static func minutes(_ count: Int, _ language: Language) -> String {
        language == .english ? "\(count) minutes" : "\(count) dakika"
    }

    static func days(_ count: Int, _ language: Language) -> String {
        language == .english ? (count == 1 ? "1 day" : "\(count) days") : "\(count) gün"
    }

    private static func says(_ phrases: PhraseSet, _ text: FoldedText) -> Bool { !phrases.matches(in: text).isEmpty }

    private static let durationStems = ["islem", "sure", "seans", "uygulama", "procedure", "session", "duration"]
    private static let recoveryStems = ["iyiles", "toparla", "sure", "recover", "time"]

    private static func told(
        _ services: [Service], _ question: FactQuestion, _ value: (Service) -> String,
        saying text: (String) -> String
    ) throws -> Fact? {
        guard !services.isEmpty else { return nil }
        let language = question.language
        return try Fact(
            text: text(services.map { "\($0.name(in: language)) \(value($0))" }.joined(separator: ", ")),
            records: services.map { $0.record(value($0), in: language) }, card: ["services": services])
    }

    /// - Parameter stems: what every question of this kind may speak of, where anything else has to stand in the text.
    private static func setting(
        _ name: String, tr: String?, en: String?, _ question: FactQuestion, besides stems: [String]?
    ) throws -> Fact? {
        guard question.language != .arabic, let text = question.language == .english ? en : tr else { return nil }
        if let stems, !question.isAnswered(by: text, besides: stems) { return nil }
        return try Fact(
            text: text, records: [Fact.Record(table: "settings", id: name, quote: text)], card: [name: text])
    }
}
