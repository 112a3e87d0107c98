import Foundation
import PluginKit
import Testing

@testable import RealEstate

@Suite struct `Reading a matter` {
    static let office = Office(id: "o1", name: "Deneme Emlak", plan: .pro)

    /// As offices write: short, without marks, misspelt; the priority set by hand from the definitions.
    static let messages: [(String, Priority)] = [
        ("Sabahtan beri platforma giremiyoruz, ofiste herkes aynı", .critical),
        ("siteniz acilmiyor", .critical),
        ("panel komple çöktü galiba", .critical),
        ("giriş yapılamıyor, 502 hatası veriyor", .critical),
        ("Sistem açılmıyo müşteri bekliyor acil", .critical),
        ("Bütün ilanlarım kaybolmuş!!", .critical),
        ("müşteri kayıtlarım silinmiş ben silmedim", .critical),
        ("tum portfoyum ucmus gorunmuyor", .critical),
        ("Yanlışlıkla müşteri listesini sildik, geri getirebilir misiniz?", .critical),
        ("ödeme sistemi çalışmıyor kimse ödeyemiyor", .critical),
        ("ödeme sayfası hata veriyor", .critical),
        ("we can't log in since this morning", .critical),
        ("the platform is down", .critical),
        ("plaform acılmıyor", .critical),
        ("Uygulama bembeyaz ekran veriyor", .critical),
        ("All our listings disappeared", .critical),
        ("verilerimiz gitti ne yapacağız", .critical),

        ("AI değerleme hata veriyor", .high),
        ("değerlemede sürekli hata alıyoruz", .high),
        ("PDF raporu indiremiyorum", .high),
        ("rapor inmiyor arkadaşlar", .high),
        ("Telegram botu hiç cevap vermiyor", .high),
        ("bot calısmıyo", .high),
        ("toplu yükleme çalışmıyor, dosyayı seçince takılıyor", .high),
        ("ilan ekleyemiyorum kaydet deyince hata", .high),
        ("Vitrin sayfam yayınlanmıyor", .high),
        ("Mini App açılmıyor telefonda", .high),
        ("eşleştirme bozuldu eşleşme çıkmıyor", .high),
        ("kredi hesaplayıcı sonuç vermiyor", .high),
        ("degerlme calismiyor", .high),
        ("hesabım kilitlendi", .high),
        ("the telegram bot is not responding", .high),
        ("İlan asistanı metin oluşturmuyor", .high),
        ("ilanı silemiyorum", .high),
        ("fotoğraflar yüklenmiyor", .high),

        ("Toplu yükleme nasıl yapılır?", .normal),
        ("Vitrin URL'mi değiştirebilir miyim?", .normal),
        ("şifremi unuttum", .normal),
        ("Doğrulama e-postası gelmedi", .normal),
        ("Faturamı nereden indirebilirim?", .normal),
        ("kredi kartım reddedildi", .normal),
        ("değerleme sonucu çok yüksek çıktı", .normal),
        ("Desteklenmeyen bölge yazıyor bizim mahallede", .normal),
        ("İkinci danışmanı nasıl ekleyebilirim bilmiyorum", .normal),
        ("CRM'de müşteri notunu nereye yazıyorum", .normal),
        ("elite plana geçersem fark ne kadar", .normal),
        ("para iadesi istiyorum", .normal),
        ("bota hangi komutları yazabilirim", .normal),
        ("How do I change my showcase address?", .normal),
        ("kampanya kodum kabul edilmedi", .normal),
        ("Silinmiş ilanı arşivde nasıl görürüm?", .normal),
        ("merhaba, eğitim videosu var mı", .normal),
        ("mini app'i nerede bulurum", .normal),
        ("değerleme kaç ilçeyi kapsıyor", .normal),

        ("Raporda renk değişikliği olabilir mi?", .low),
        ("Yeni bir filtre eklenebilir mi?", .low),
        ("karanlık mod olsa çok güzel olur", .low),
        ("Öneri: ilan kartında kat bilgisi de görünsün", .low),
        ("raporun yazı tipi biraz büyük olabilir", .low),
        ("haritaya metro hattı ekleseniz keşke", .low),
        ("logomuzun yeri kaymış raporda", .low),
        ("It would be nice to have a dark mode", .low),
        ("vitrine whatsapp butonu eklense iyi olur", .low),
        ("butonun üstünde yazım hatası var", .low),
        ("ileride mobil uygulama planlıyor musunuz", .low),

        ("Hocam sisteme hiçbir şekilde giriş olmuyor", .critical),
        ("Bugün panel gelmiyor ekrana, site çökmüş olabilir mi", .critical),
        ("girdiğim 40 ilan yok olmuş", .critical), ("Müşteri rehberimiz komple silindi", .critical),
        ("kart çekemiyoruz ödeme altyapısı çalışmıyor", .critical),
        ("Platforma ulaşamıyoruz 1 saattir", .critical), ("tüm kayıtlarım gitmiş", .critical),
        ("giris ekranı acılmıyor hicbirimizde", .critical),
        ("the site won't load for anyone in the office", .critical),
        ("portföyümdeki ilanlar bir anda kayboldu", .critical),
        ("değerleme butonu tepki vermiyor", .high), ("raporun pdf'i bozuk iniyor açılmıyor", .high),
        ("telegramdaki bot sustu cevap yok", .high),
        ("Excel yükledim hata verdi", .high), ("Vitrin linkim çalışmıyor", .high),
        ("virtual staging çalışmıyor", .high), ("müşteri ekleyemiyorum kaydetmiyor", .high),
        ("eşleştirme listesi boş geliyor", .high), ("kredi hesaplama ekranı hata veriyor", .high),
        ("fotoğraf ekleyemiyorum", .high), ("bot baglanmiyor", .high),
        ("ilan kaydederken hata alıyorum", .high), ("mini ap acilmiyor", .high),
        ("Yeni danışmanıma nasıl hesap açarım", .normal), ("Planımı yükseltmek istiyorum nasıl yapacağım", .normal),
        ("bot ne işe yarıyor", .normal),
        ("fatura adresimi değiştirmek istiyorum", .normal), ("excel şablonunu nereden indireceğim", .normal),
        ("değerleme hangi verilere bakıyor", .normal),
        ("parolamı değiştirmek istiyorum", .normal), ("kartımdan ödeme geçmedi", .normal),
        ("aktivasyon maili hala yok", .normal), ("İlanın fiyatını nasıl güncellerim", .normal),
        ("rapora kendi logomuzu koyabilir miyiz", .normal), ("ne kadar sürede dönüş yapıyorsunuz", .normal),
        ("değerleme biraz düşük geldi bana", .normal),
        ("listeleme ekranına sıralama seçeneği eklense", .low), ("renkler çok soluk değiştirseniz", .low),
        ("Keşke raporda grafik olsa", .low),
        ("bir öneride bulunmak istiyorum, bildirimler sesli olsun", .low),
        ("menüdeki yazı çok küçük büyütülebilir mi", .low), ("could you add an English version of the report", .low),
        ("ilan kartında buton kaymış görünüyor", .low), ("takvim entegrasyonu gelirse çok iyi olur", .low),
    ]

    @Test func `reads the priority from the text`() {
        var wrong: [String] = []
        for (text, priority) in Self.messages {
            let triage = Triage(text, from: Self.office)
            if triage.priority != priority {
                wrong.append(
                    "\(text): \(triage.priority) \(triage.part.map(\.rawValue) ?? "-") \(triage.symptom.map(\.rawValue) ?? "-") \(triage.solution ?? "-")"
                )
            }
        }
        let share = 1 - Double(wrong.count) / Double(Self.messages.count)
        #expect(share >= 0.95, "\(share)\n\(wrong.joined(separator: "\n"))")
    }

    @Test func `a seed office's matter is one level up, P1 at most, and stays so after its first month`() {
        let seed = Office(
            id: "s", name: "Çınar Emlak", plan: .starter, seedSince: CalendarDay(year: 2024, month: 2, day: 1))
        for (text, _) in Self.messages {
            let plain = Triage(text, from: Self.office)
            let raised = Triage(text, from: seed)
            #expect(raised.priority == plain.priority.raised)
            #expect(raised.reasons.contains(.seedOffice) == (plain.priority != .critical))
        }
    }

    @Test func `every plan reads alike: Elite has shorter promises, not another priority`() {
        for (text, _) in Self.messages {
            let read = Office.Plan.allCases.map { Triage(text, from: Office(id: "o", name: "X", plan: $0)).priority }
            #expect(Set(read).count == 1)
        }
    }

    @Test(arguments: [
        ("calismiyor", "calsmiyor"), ("calismiyor", "callismiyor"), ("degerleme", "degerlme"),
        ("telegram", "telgeram"), ("fatura", "fatora"),
    ])
    func `a slip of one letter is taken back`(stem: String, word: String) {
        #expect(SpellingRepair([stem]).repaired([word + "de"]) == [stem + "de"])
    }

    @Test func `words that are right are left alone`() {
        let repair = SpellingRepair(["calismiyor", "hata", "ilan", "fatura"])
        let words = ["calismiyoruz", "hatali", "ilanlar", "masa", "bilinmez", "at", "fatih"]
        #expect(repair.repaired(words) == words)
    }
}

@Suite struct `Standard solutions` {
    private static let office = Office(id: "o1", name: "Deneme Emlak", plan: .pro)

    static let messages: [(String, String?)] = [
        ("şifreyi unutmuşum nasıl yenilerim", "password-forgotten"), ("sifremi unuttm", "password-forgotten"),
        ("parola sıfırlama linki gönderir misiniz", "password-forgotten"),
        ("kayıt oldum doğrulama maili gelmedi hala", "verification-mail"),
        ("onay e postasi spamda da yok", "verification-mail"),
        ("kampanya kodunu yazıyorum geçersiz diyor", "campaign-code"), ("promosyon kodum calismadi", "campaign-code"),
        ("yanlış şifre girdim hesap kitlendi", "account-locked"), ("Hesabımın kilidini açın lütfen", "account-locked"),
        ("ilan ekleyemiyorum", "listing-not-added"), ("yeni ilan kaydedilmiyor", "listing-not-added"),
        ("toplu yüklemede excel hata verdi", "bulk-upload"), ("şablon dosyam yüklenmiyor", "bulk-upload"),
        ("toplu yukleme sutun hatasi", "bulk-upload"),
        ("ilanda m2 yanlış yazıyor", "listing-wrong"), ("ilan fiyatını güncellemem lazım", "listing-wrong"),
        ("ilanı silemiyorum", "listing-not-deleted"), ("satılmış ilan silinmiyor", "listing-not-deleted"),
        ("degerleme hata veriyor", "valuation-error"), ("Değerleme yaparken hata alıyorum", "valuation-error"),
        ("değerleme sonucu aşırı yüksek", "valuation-off"), ("ai değerleme fiyatı çok düşük buldu", "valuation-off"),
        ("değerleme 10 dakikadır dönüyor çok uzun sürdü", "valuation-slow"), ("degerleme cok yavas", "valuation-slow"),
        ("desteklenmeyen bölge diyor", "region-unsupported"), ("bizim ilçe desteklenmiyormuş", "region-unsupported"),
        ("bot cevap vermiyor", "bot-silent"), ("telegram botuna yazıyorum yanıt yok", "bot-silent"),
        ("botun komutları çalışmıyor", "bot-commands"), ("komut geçersiz diyor bot", "bot-commands"),
        ("botu bağlayamıyorum", "bot-connection"), ("telegram bot bağlantı kurmuyor", "bot-connection"),
        ("mini app acilmiyor", "mini-app"), ("miniapp boş ekran", "mini-app"),
        ("ödeme reddedildi ne yapmalıyım", "payment-declined"),
        ("kartım onaylanmadı ödeme yapamadım", "payment-declined"),
        ("faturayı göremiyorum", "invoice-missing"), ("bu ayki fatura gelmedi", "invoice-missing"),
        ("benden yanlış paket ücreti alınmış", "plan-charged"), ("fazla ücret çekilmiş kartımdan", "plan-charged"),
        ("iade istiyorum", "refund"), ("param ne zaman iade edilir", "refund"),
        ("I forgot the password", "password-forgotten"), ("my card got declined", "payment-declined"),
        ("bulk upload error", "bulk-upload"),
        // Nothing of the list.
        ("Kaç kullanıcı ekleyebilirim?", nil), ("Ofisinizin adresi nedir", nil), ("karanlık mod olsa güzel olur", nil),
        ("eğitim ne zaman yapılacak", nil), ("teşekkürler, sorun çözüldü", nil),
        ("vitrin adresimi nasıl değiştiririm", nil),
        ("sözleşme örneği var mı", nil), ("yeni danışman işe aldık", nil), ("sunucularınız nerede barınıyor", nil),
        ("kvkk metnini iletir misiniz", nil), ("asdf", nil), ("", nil),
    ]

    @Test func `are found by how offices tell of them, and not where nothing fits`() {
        let wrong = Self.messages.filter { SolutionFinder.shared.best(for: $0.0)?.solution.id != $0.1 }.map {
            text, id in
            let found = SolutionFinder.shared.best(for: text)
            return "\(text): \(found?.solution.id ?? "-") \(found?.score ?? 0) ≠ \(id ?? "-")"
        }
        let share = 1 - Double(wrong.count) / Double(Self.messages.count)
        #expect(share >= 0.95, "\(share)\n\(wrong.joined(separator: "\n"))")
    }

    @Test func `are twenty in five categories of four, each told with steps, levels and words`() {
        let all = StandardSolution.all
        #expect(all.count == 20 && Set(all.map(\.id)).count == 20)
        for category in StandardSolution.Category.allCases {
            #expect(all.filter { $0.category == category }.count == 4)
        }
        for solution in all { #expect(!solution.steps.isEmpty && solution.utterances.count >= 6) }
        let technical = all.filter { $0.levels.lowerBound == .l2 }.map(\.id)
        #expect(technical == ["valuation-slow", "plan-charged", "refund"])
        let both = all.filter { $0.levels == .l1 ... .l2 }.map(\.id)
        #expect(both == ["account-locked", "valuation-off", "bot-connection"])
    }

    @Test func `the first answer names the office, goes step by step and speaks plainly`() {
        for solution in StandardSolution.all {
            let answer = FirstAnswer(office: Self.office, solution: solution.id, priority: .normal)
            #expect(
                answer.text.tr.contains("Deneme Emlak") && answer.text.tr.contains("1. ")
                    && answer.solution == solution.id)
            let words = FoldedText(answer.text.tr).words.map(\.text)
            for jargon in ["cache", "onbellek", "api", "backend", "token", "log", "endpoint", "bug"] {
                #expect(!words.contains(jargon), "\(solution.id): \(jargon)")
            }
        }
        let unknown = FirstAnswer(office: Self.office, solution: nil, priority: .normal)
        #expect(unknown.solution == nil && unknown.text.tr.contains("Hangi ekrandaydınız"))
        #expect(FirstAnswer(office: Self.office, solution: nil, priority: .critical).text.tr.contains("acil"))
    }

}
