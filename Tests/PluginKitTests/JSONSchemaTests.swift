import Foundation
import Knowledge
import PluginKit
import Testing

@Suite struct `A schema` {
    private static let schema = JSONSchema.object([
        .required("name", .text(1...20), LocalizedText(tr: "Ad", en: "Name")),
        .optional("minutes", .integer(5...240), LocalizedText(tr: "Dakika", en: "Minutes"), default: 30),
        .optional("opens", .format(.time), LocalizedText(tr: "Açılış", en: "Opens"), default: "09:00"),
        .optional("phone", .format(.phone), LocalizedText(tr: "Telefon", en: "Telephone")),
        .optional(
            "days", .list(.choice([JSONSchema.Choice("mon", LocalizedText(tr: "Pzt", en: "Mon"))]), most: 2),
            LocalizedText(tr: "Günler", en: "Days")),
    ])

    @Test func `fills defaults in, trims texts and normalises numbers`() {
        let verdict = Self.schema.check(["name": "  Örnek ", "phone": "0555 111 22 33"])
        #expect(
            verdict == .fits(["name": "Örnek", "minutes": 30, "opens": "09:00", "phone": "+905551112233"]))
    }

    @Test(
        arguments: [
            ([:], "/name", "missing"), (["name": ""], "/name", "too_short"), (["name": 3], "/name", "wrong_type"),
            (["name": "x", "minutes": 4], "/minutes", "out_of_range"),
            (["name": "x", "minutes": "30"], "/minutes", "wrong_type"),
            (["name": "x", "opens": "24:00"], "/opens", "invalid"),
            (["name": "x", "phone": "12"], "/phone", "invalid"),
            (["name": "x", "days": ["mon", "tue"]], "/days/1", "invalid"),
            (["name": "x", "days": ["mon", "mon", "mon"]], "/days", "too_many"),
            (["name": "x", "a/b": true], "/a~1b", "unknown"), ("x", "", "wrong_type"),
        ] as [(JSONValue, String, String)])
    func `points at what is wrong`(_ value: JSONValue, _ pointer: String, _ code: String) {
        guard case .breaches(let breaches) = Self.schema.check(value) else {
            Issue.record("\(value) was taken")
            return
        }
        #expect(breaches.map(\.pointer) == [pointer])
        #expect(breaches.map(\.code) == [code])
        #expect(breaches.allSatisfy { !$0.detail.tr.isEmpty && !$0.detail.en.isEmpty })
    }

    @Test func `is written as JSON Schema with titles in a language`() {
        let document = Self.schema.document(in: .turkish)
        #expect(document["required"] == ["name"])
        #expect(document["properties"]?["minutes"]?["title"] == "Dakika")
        #expect(document["properties"]?["minutes"]?["default"] == 30)
        #expect(document["properties"]?["opens"]?["format"] == "time")
    }
}

@Suite struct `A recurrence` {
    private static let nine = WallTime("09:00")!
    private static let berlin = TimeZone(identifier: "Europe/Berlin")!

    @Test func `comes once on every day of a year, at its time of the wall clock`() {
        let first = CalendarDay(year: 2026, month: 1, day: 1)
        var moment = first.moment(WallTime("00:00")!, in: Self.berlin)
        for offset in 0..<365 {
            moment = Recurrence.daily(Self.nine).next(after: moment, in: Self.berlin)
            #expect(moment == first.adding(offset).moment(Self.nine, in: Self.berlin))
            #expect(CalendarDay(moment, in: Self.berlin) == first.adding(offset))
        }
    }

    @Test func `comes once on the day that lacks its time, and once on the day that has it twice`() {
        let daily = Recurrence.daily(WallTime("02:30")!)
        let spring = CalendarDay(year: 2026, month: 3, day: 29)
        var moments: [Date] = []
        var moment = spring.adding(-1).moment(WallTime("12:00")!, in: Self.berlin)
        while moments.count < 3 {
            moment = daily.next(after: moment, in: Self.berlin)
            moments.append(moment)
        }
        #expect(moments.map { CalendarDay($0, in: Self.berlin).day } == [29, 30, 31])
        moment = CalendarDay(year: 2026, month: 10, day: 24).moment(WallTime("12:00")!, in: Self.berlin)
        moments = (0..<3).map { _ in
            moment = daily.next(after: moment, in: Self.berlin)
            return moment
        }
        #expect(moments.map { CalendarDay($0, in: Self.berlin).day } == [25, 26, 27])
    }

    @Test func `comes weekly on its day`() {
        let friday = Recurrence.weekly(5, Self.nine)
        let wednesday = CalendarDay(year: 2026, month: 3, day: 25).moment(Self.nine, in: Self.berlin)
        let next = friday.next(after: wednesday, in: Self.berlin)
        #expect(CalendarDay(next, in: Self.berlin) == CalendarDay(year: 2026, month: 3, day: 27))
        #expect(
            CalendarDay(friday.next(after: next, in: Self.berlin), in: Self.berlin)
                == CalendarDay(year: 2026, month: 4, day: 3))
    }
}
