import Foundation
import Testing

@testable import Schedule

@Suite struct `Quiet hours` {
    private let istanbul = TimeZone(identifier: "Europe/Istanbul")!
    private let berlin = TimeZone(identifier: "Europe/Berlin")!

    private func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test(arguments: [
        ("2026-05-28T20:59:00+03:00", "2026-05-28T20:59:00+03:00"),
        ("2026-05-28T21:00:00+03:00", "2026-05-29T09:00:00+03:00"),
        ("2026-05-29T03:30:00+03:00", "2026-05-29T09:00:00+03:00"),
        ("2026-05-29T09:00:00+03:00", "2026-05-29T09:00:00+03:00"),
    ])
    func `over midnight end in the morning`(_ asked: String, _ allowed: String) throws {
        let hours = try #require(QuietHours(from: 21 * 60, to: 9 * 60))
        #expect(hours.firstAllowed(from: try moment(asked), in: istanbul) == (try moment(allowed)))
    }

    @Test func `within a day end on it`() throws {
        let hours = try #require(QuietHours(from: 12 * 60, to: 13 * 60))
        let noon = try moment("2026-05-28T12:30:00+03:00")
        #expect(hours.firstAllowed(from: noon, in: istanbul) == (try moment("2026-05-28T13:00:00+03:00")))
        let night = try moment("2026-05-28T23:30:00+03:00")
        #expect(hours.firstAllowed(from: night, in: istanbul) == night)
    }

    @Test func `that end where the clock is set forward end at once after`() throws {
        let hours = try #require(QuietHours(from: 23 * 60, to: 2 * 60 + 30))
        let asked = try moment("2026-03-29T00:30:00+01:00")
        #expect(hours.firstAllowed(from: asked, in: berlin) == (try moment("2026-03-29T03:00:00+02:00")))
    }

    @Test func `have a beginning and an end within a day`() {
        #expect(QuietHours(from: 60, to: 60) == nil)
        #expect(QuietHours(from: -1, to: 60) == nil)
        #expect(QuietHours(from: 0, to: 1440) == nil)
    }
}
