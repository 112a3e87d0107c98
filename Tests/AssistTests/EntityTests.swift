import Assist
import Knowledge
import Testing

@Suite struct `What a message names` {
    /// A Wednesday.
    private static let today = CalendarDay(year: 2026, month: 3, day: 11)
    private static let reader = EntityReader(services: [
        ServiceName("implant", ["implant*"]), ServiceName("root_canal", ["kanal tedavi*"]),
    ])

    private func values(_ text: String) -> [Entity.Value] {
        Self.reader.entities(in: text, today: Self.today).map(\.value)
    }

    @Test(arguments: [
        ("Bütçem 1.250,50 TL", 125_050, "TRY"), ("₺90 öderim", 9_000, "TRY"), ("3 bin lira olur mu", 300_000, "TRY"),
        ("2,5 milyon TL ev", 250_000_000, "TRY"), ("500 liralık alışveriş", 50_000, "TRY"),
        ("it costs 40 euro", 4_000, "EUR"), ("$15", 1_500, "USD"), ("900 tllik alsam", 90_000, "TRY"),
    ])
    func `sums of money`(text: String, minor: Int, currency: String) {
        #expect(values(text) == [.money(minor: minor, currency: currency)])
    }

    @Test(arguments: [
        ("bugün gelsem", "2026-03-11"), ("yarınki randevum", "2026-03-12"), ("öbür gün", "2026-03-13"),
        ("cumaya yer var mı", "2026-03-13"), ("haftaya salı gelirim", "2026-03-17"),
        ("gelecek hafta pazartesi", "2026-03-16"), ("çarşamba olur", "2026-03-18"), ("15 Mart", "2026-03-15"),
        ("2 ocakta", "2027-01-02"), ("29.10.2026", "2026-10-29"), ("iki hafta sonra", "2026-03-25"),
        ("3 gün önce aldım", "2026-03-08"), ("see you tomorrow", "2026-03-12"), ("next Friday", "2026-03-20"),
        ("حجز غدا", "2026-03-12"), ("pazartesiye alalım", "2026-03-16"), ("dün verdim", "2026-03-10"),
    ])
    func `days`(text: String, day: String) {
        let days = values(text).compactMap { if case .day(let day) = $0 { day.description } else { nil } }
        #expect(days == [day])
    }

    @Test(arguments: [
        ("200 adet lazım", 200, "adet"), ("üç seans yeter mi", 3, "seans"), ("1 ml dolgu", 1, "ml"),
        ("60 tane alsak", 60, "tane"), ("4000 kök", 4_000, "kok"), ("we need 500 pieces", 500, "pieces"),
    ])
    func `quantities`(text: String, count: Double, unit: String) {
        #expect(values(text) == [.quantity(count, unit: unit)])
    }

    @Test(arguments: [
        ("Sipariş numaram 48213", "48213"), ("TY-48213 nolu siparişim", "TY-48213"), ("order #A1B23456", "A1B23456"),
        ("kargo takip no 7712345678", "7712345678"),
    ])
    func `orders`(text: String, number: String) { #expect(values(text) == [.order(number)]) }

    @Test(arguments: [
        ("0532 111 22 33 beni arayın", "+905321112233"), ("+49 170 1234567", "+491701234567"),
        ("5321112233", "+905321112233"), ("0212 555 11 22", "+902125551122"),
    ])
    func `phones`(text: String, number: String) { #expect(values(text) == [.phone(number)]) }

    @Test func `times and services, each where it stands`() {
        let text = "Yarın saat 15.30'da implantım için geleyim"
        let entities = Self.reader.entities(in: text, today: Self.today)
        #expect(
            entities.map(\.value) == [
                .day(CalendarDay(year: 2026, month: 3, day: 12)), .time(930), .service("implant"),
            ])
        #expect(entities.compactMap { text.scalars(in: $0.span) } == ["Yarın", "saat 15.30", "implantım"])
    }

    @Test(arguments: [
        "", "merhaba", "3+1 daire", "2026 model", "pazarlık olur mu", "cumhuriyet", "%10 indirim", "salih bey",
    ])
    func `nothing where nothing is named`(text: String) { #expect(values(text).isEmpty) }
}
