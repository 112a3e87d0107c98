import Foundation
import PluginKit
import Testing

@testable import Dental

@Suite struct `When a patient would like to come` {
    /// A Monday.
    private static let today = CalendarDay(year: 2026, month: 3, day: 2)

    private struct Said: CustomTestStringConvertible {
        let text: String
        var time: String?
        var after: String?
        var before: String?
        var testDescription: String { text }
    }

    private static let hours = [
        Said(text: "salı 14:00", time: "14:00"), Said(text: "salı 14.30 olsun", time: "14:30"),
        Said(text: "saat 2'de gelsem", time: "14:00"), Said(text: "yarın 2de", time: "14:00"),
        Said(text: "iki buçukta uygun musunuz", time: "14:30"), Said(text: "üçte gelirim", time: "15:00"),
        Said(text: "saat 10 olur", time: "10:00"), Said(text: "9:30 uyar", time: "09:30"),
        Said(text: "thursday at 2 pm", time: "14:00"), Said(text: "friday 10 am please", time: "10:00"),
        Said(text: "akşam 8de", time: "20:00", after: "17:00", before: "22:00"),
        Said(text: "5'ten sonra müsaitim", after: "17:00"), Said(text: "after 3 pm", after: "15:00"),
        Said(text: "saat 11'den önce", before: "11:00"),
        Said(text: "yarın öğleden sonra", after: "12:00", before: "18:00"),
        Said(text: "cuma sabah", after: "07:00", before: "12:00"),
        Said(text: "tomorrow morning", after: "07:00", before: "12:00"), Said(text: "3 gün sonra"),
        Said(text: "ondan haberim yok"), Said(text: "bir de fiyat sorayım"), Said(text: "15.03.2026"),
    ]

    @Test(arguments: hours) private func `reads the hour`(_ said: Said) {
        let wish = SlotWish(said.text, [], today: Self.today)
        let minutes = { (text: String?) in text.flatMap { WallTime($0)?.minutes } }
        #expect(wish.time == minutes(said.time))
        #expect(wish.notBefore == minutes(said.after) && wish.notAfter == minutes(said.before))
    }

    @Test func `reads days that no entity names`() {
        #expect(SlotWish("ayın 15'inde olur mu", [], today: Self.today).day == Self.today.adding(13))
        #expect(SlotWish("on the 1st", [], today: Self.today).day == Self.today.adding(30))
        #expect(SlotWish("hafta sonu gelsem", [], today: Self.today).weekdays == [6, 7])
        #expect(SlotWish("merhaba", [], today: Self.today).isEmpty)
    }

    @Test(arguments: [
        ("EVET", true), ("evet geliyorum", true), ("Tamam olur", true), ("yes please", true), ("onaylıyorum", true),
        ("HAYIR", false), ("hayır gelemiyorum", false), ("uygun değil", false), ("olmaz", false),
        ("no thanks", false), ("sorry I can't come", false),
    ]) func `tells agreement from refusal`(_ text: String, agrees: Bool) {
        #expect(SaidWords.answer(in: text) == (agrees ? .yes : .no))
    }

    @Test(arguments: [
        "evet mi hayır mı?", "Evet ama fiyatı ne kadar?", "merhaba", "evet hayır",
        "İmplant için çekilen filmleri bana gönderir misiniz lütfen çünkü başka bir doktora da danışacağım",
    ]) func `takes nothing else for an answer`(_ text: String) { #expect(SaidWords.answer(in: text) == nil) }

    @Test func `reads which of a list is meant`() {
        #expect(SaidWords.choice(in: "ikincisi olsun", of: 3) == 1)
        #expect(SaidWords.choice(in: "ilki", of: 1) == 0)
        #expect(SaidWords.choice(in: "3", of: 3) == 2)
        #expect(SaidWords.choice(in: "üçüncü", of: 2) == nil)
        #expect(SaidWords.choice(in: "sonuncusu", of: 3) == 2)
        #expect(SaidWords.choice(in: "fark etmez", of: 3) == 0)
    }
}
