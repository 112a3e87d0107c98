extension Exemplified<GuardrailRule> {
    /// A value of a property is never stated without what it rests on: comparables, a report, or the cited source.
    ///
    /// - Parameter niche: the id that the rule's own begins with.
    public static func valueWithoutBasis(for niche: String) -> Exemplified {
        Exemplified(
            GuardrailRule(
                id: "\(niche).value_without_basis", directions: [.outgoing], verdict: .approve,
                phrases: [
                    "degeri * tl", "degeri * milyon", "degeri * lira", "degerin * tl", "degerin * milyon",
                    "eder * milyon",
                    "ederi * tl", "ederi * milyon", "edecegini * dusunuyor*", "piyasa degeri*", "rayic * milyon",
                    "rayic deger*", "tahmini deger*", "milyon * eder", "milyon tl eder", "milyona satilir",
                    "milyona gider",
                    "tl ye satilir", "is worth", "are worth", "market value", "estimated value", "would sell for",
                    "should sell for", "valued at",
                ],
                unless: [
                    "emsal*", "karsilastir*", "benzer * ilan*", "benzer * satis*", "ekspertiz*", "degerleme rapor*",
                    "degerleme aralig*", "sayfa * gore", "sss ye gore", "comparable*", "appraisal*", "according to",
                    "based on",
                ],
                detail: LocalizedText(
                    tr: "Yanıt, dayanağı olmadan bir taşınmaz değeri söylüyor.",
                    en: "The reply states a property's value without what it rests on.")),
            stops: [
                "Evinizin değeri 4 milyon TL.", "Bu daire 3 milyona satılır.", "Your flat is worth 200,000 EUR.",
                "Tahmini değeri yüksek bir konut.",
            ],
            letsBy: [
                "12 emsale göre dairenin değeri 3,8–4,2 milyon TL arasındadır.", "İlan fiyatı 3 milyon TL'dir.",
                "Based on 9 comparables it is worth 180,000–210,000 EUR.", "Değerleme için adres ve m² gerekir.",
            ])
    }
}
