import Guardrails
import Knowledge
import Testing

@Suite struct `A banned phrase` {
    private func engine(_ phrase: String) -> GuardrailEngine {
        let rule = GuardrailRule(
            id: "tenant.banned", directions: [.outgoing], verdict: .approve, phrases: BannedPhrase.patterns(of: phrase),
            detail: LocalizedText(tr: "Yasak ifade", en: "Banned phrase"))
        return GuardrailEngine(rules: [rule])
    }

    @Test(arguments: [
        ("garanti", "Sonuç garantilidir."), ("garanti", "garantisi var"), ("garanti", "GARANTİLİYORUZ"),
        ("garanti", "g a r a n t i"), ("garanti", "g.a.r.a.n.t.i ediyoruz"), ("garanti", "g4r4nti veriyoruz"),
        ("garanti", "G@RANT1"), ("garanti", "gar\u{200B}anti"), ("garanti", "gаrаnti veriyoruz"),
        ("garanti", "gar-anti ediyoruz"), ("kitap", "bu kitabı alın"), ("söz vermek", "size söz veriyoruz"),
        ("kesin sonuç", "Kesin sonuçlar alıyoruz"), ("et", "eti taze"), ("en iyi", "en iyisi biziz"),
        ("fiyat", "𝐟𝐢𝐲𝐚𝐭ı sorun"),
    ])
    func `is found in every form and disguise`(phrase: String, text: String) {
        #expect(engine(phrase).check(text, .outgoing).map(\.rule) == ["tenant.banned"])
    }

    @Test(arguments: [
        ("garanti", "Garaj anahtarı nerede?"), ("et", "etkinlik takvimi"), ("kitap", "kit apartmanı"),
        ("kesin sonuç", "kesin değil, sonuç yarın"), ("söz vermek", "sözleşme verildi"),
    ])
    func `lets other words by`(phrase: String, text: String) {
        #expect(engine(phrase).check(text, .outgoing).isEmpty)
    }
}
