import Knowledge

/// Why a reply is what it is, in a sentence for somebody who runs an office.
enum Explanation {
    static func reply(_ answers: [Answer], open: Int) -> LocalizedText {
        var names: [LocalizedText] = []
        for answer in answers {
            let name = name(of: answer.source.passage.source)
            if !names.contains(name) { names.append(name) }
        }
        let tr = names.map(\.tr).joined(separator: " ve ")
        let en = names.map(\.en).joined(separator: " and ")
        let fit = fit(answers.map(\.confidence).min() ?? 0)
        let rest =
            open == 0
            ? LocalizedText(tr: "", en: "")
            : LocalizedText(
                tr: "; \(open) soru için kaynak bulunamadı, onu siz yanıtlayın",
                en: "; no source answers \(open == 1 ? "one question" : "\(open) questions"), please answer it yourself"
            )
        return LocalizedText(
            tr: "Yanıt \(tr) alındı ve \(fit.tr)\(rest.tr).",
            en: "The answer was taken from \(en) and \(fit.en)\(rest.en).")
    }

    static func ask(_ options: Int) -> LocalizedText {
        LocalizedText(
            tr: "Kaynaklarda bu soruya uyan \(options) farklı seçenek var; tahmin etmemek için müşteriye soruldu.",
            en:
                "The sources hold \(options) options that fit this question; the customer was asked rather than guessed for."
        )
    }

    static let askWhat = LocalizedText(
        tr: "Mesaj neyin sorulduğunu söylemiyor; tahmin etmemek için müşteriye soruldu.",
        en: "The message does not say what it asks about; the customer was asked rather than guessed for.")

    static func courtesy(_ talk: SmallTalk) -> LocalizedText {
        switch talk {
        case .greeting, .farewell:
            LocalizedText(
                tr: "Mesaj yalnızca bir selamlama; soru içermediği için kaynağa bakılmadı.",
                en: "The message is only a greeting; it asks nothing, so no source was looked at.")
        case .thanks:
            LocalizedText(
                tr: "Mesaj yalnızca bir teşekkür; soru içermediği için kaynağa bakılmadı.",
                en: "The message only says thanks; it asks nothing, so no source was looked at.")
        }
    }

    private static func fit(_ confidence: Float) -> LocalizedText {
        switch confidence {
        case 0.85...: LocalizedText(tr: "sorulanı açıkça karşılıyor", en: "clearly covers what was asked")
        case 0.65...: LocalizedText(tr: "sorulanı büyük olasılıkla karşılıyor", en: "very likely covers what was asked")
        default:
            LocalizedText(
                tr: "sorulanı karşılıyor olabilir, göndermeden önce bir bakın",
                en: "may cover what was asked; have a look before it is sent")
        }
    }

    private static func name(of source: PassageSource) -> LocalizedText {
        switch source {
        case .page(let document, let page, _):
            LocalizedText(
                tr: "“\(document.title)” belgesinin \(page). sayfasından", en: "page \(page) of “\(document.title)”")
        case .faq(let faq):
            LocalizedText(tr: "“\(faq.question)” SSS kaydından", en: "the FAQ entry “\(faq.question)”")
        }
    }
}
