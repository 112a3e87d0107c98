import PluginKit

/// What the niche's own words for procedures are called in front of people; the words are ``Aesthetic/services``.
enum Procedure {
    static func title(_ id: String) -> LocalizedText { titles[id] ?? LocalizedText(tr: id, en: id) }

    static let choices = Aesthetic.services.map { JSONSchema.Choice($0.id, title($0.id)) }

    /// Those that a text names, in the order of the list.
    static func named(in text: String) -> [String] {
        let found = Set(phrases.matches(in: FoldedText(text)).map { owners[$0.phrase] })
        // "Dudak dolgusu" names the lips, and not every filler beside them.
        let ids = Aesthetic.services.map(\.id).filter(found.contains)
        return ids.contains("lip_filler") ? ids.filter { $0 != "filler" } : ids
    }

    private static let phrases = PhraseSet(Aesthetic.services.flatMap(\.phrases))
    private static let owners = Aesthetic.services.flatMap { service in service.phrases.map { _ in service.id } }

    private static let titles = [
        "botulinum_toxin": LocalizedText(tr: "Botoks", en: "Botox"),
        "lip_filler": LocalizedText(tr: "Dudak dolgusu", en: "Lip filler"),
        "filler": LocalizedText(tr: "Dolgu", en: "Filler"),
        "rhinoplasty": LocalizedText(tr: "Burun estetiği", en: "Rhinoplasty"),
        "hair_transplant": LocalizedText(tr: "Saç ekimi", en: "Hair transplant"),
        "laser_hair_removal": LocalizedText(tr: "Lazer epilasyon", en: "Laser hair removal"),
        "mesotherapy": LocalizedText(tr: "Mezoterapi", en: "Mesotherapy"),
        "micro_needling": LocalizedText(tr: "Altın iğne", en: "Micro-needling"),
        "thread_lift": LocalizedText(tr: "İp askı", en: "Thread lift"),
        "liposuction": LocalizedText(tr: "Liposuction", en: "Liposuction"),
        "tummy_tuck": LocalizedText(tr: "Karın germe", en: "Tummy tuck"),
        "eyelid_surgery": LocalizedText(tr: "Göz kapağı estetiği", en: "Eyelid surgery"),
        "breast_surgery": LocalizedText(tr: "Meme estetiği", en: "Breast surgery"),
        "skin_care": LocalizedText(tr: "Cilt bakımı", en: "Skin care"),
    ]
}
