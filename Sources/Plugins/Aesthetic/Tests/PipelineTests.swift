import Foundation
import PluginKit
import Testing

@testable import Aesthetic

@Suite struct `A lead's way` {
    @Test func `leads one step at a time to a patient, or anywhere to lost`() {
        let legal: [LeadStage: Set<LeadStage>] = [
            .new: [.contacted, .lost], .contacted: [.consultation, .lost], .consultation: [.appointment, .lost],
            .appointment: [.patient, .lost], .patient: [.lost], .lost: [.contacted],
        ]
        for stage in LeadStage.allCases { #expect(Set(stage.next) == legal[stage]) }
    }

    @Test func `says which steps there are where one is refused`() throws {
        let problem = LeadStage.new.refusal(of: .patient)
        #expect(problem.status == 409 && problem.code == "illegal_transition")
        #expect(problem.hints["allowed"] == ["contacted", "lost"])
        #expect(problem.detail.tr.contains("İletişimde (contacted)") && problem.detail.en.contains("contacted, lost"))
    }

    @Test func `passes every step between, and goes nowhere back`() {
        #expect(LeadStage.new.path(to: .consultation) == [.contacted, .consultation])
        #expect(LeadStage.lost.path(to: .consultation) == [.contacted, .consultation])
        #expect(LeadStage.appointment.path(to: .consultation).isEmpty && LeadStage.patient.path(to: .patient).isEmpty)
        for stage in LeadStage.allCases {
            for target in LeadStage.allCases {
                var here = stage
                for step in stage.path(to: target) {
                    #expect(here.next.contains(step))
                    here = step
                }
            }
        }
    }
}

@Suite struct `A follow-up's moment` {
    private static let berlin = TimeZone(identifier: "Europe/Berlin")!

    private func wall(_ moment: Date, _ zone: TimeZone) -> String {
        "\(CalendarDay(moment, in: zone)) \(DayWords.time(of: moment, in: zone))"
    }

    @Test func `is the same time of the wall clock, over both changes of the year`() throws {
        for (month, day) in [(3, 28), (10, 24)] {
            let start = CalendarDay(year: 2026, month: month, day: day).moment(
                try #require(WallTime("14:30")), in: Self.berlin)
            for step in FollowUps.Step.allCases {
                let due = FollowUps.moment(of: step, after: start, in: Self.berlin)
                let expected = CalendarDay(year: 2026, month: month, day: day).adding(step.days)
                #expect(wall(due, Self.berlin) == "\(expected) 14:30")
            }
        }
    }

    @Test func `is the end of the gap where the clock is set forward over it`() throws {
        let start = CalendarDay(year: 2026, month: 3, day: 28).moment(try #require(WallTime("02:30")), in: Self.berlin)
        let due = FollowUps.moment(of: .day, after: start, in: Self.berlin)
        #expect(wall(due, Self.berlin) == "2026-03-29 03:00")
    }

    @Test func `lies a day, three days and a week ahead to the second where no clock is changed`() {
        let start = Date(timeIntervalSince1970: 1_790_000_037)
        let istanbul = TimeZone(identifier: "Europe/Istanbul")!
        let hours = FollowUps.Step.allCases.map {
            FollowUps.moment(of: $0, after: start, in: istanbul).timeIntervalSince(start) / 3_600
        }
        #expect(hours == [24, 72, 168])
    }
}

@Suite struct `The contraindication guard` {
    private func reasons(_ text: String) -> Set<HandoffReason> {
        Set(SignalSet(rules: Aesthetic.contributions.signals.map(\.rule)).signals(in: text).map(\.reason))
    }

    private func verdict(_ text: String) -> GuardVerdict {
        let folded = FoldedText(text)
        return Aesthetic.contributions.guardrails.map(\.rule)
            .filter {
                $0.directions.contains(.outgoing) && !PhraseSet($0.phrases).matches(in: folded).isEmpty
                    && PhraseSet($0.unless).matches(in: folded).isEmpty
            }
            .map(\.verdict).max() ?? .allow
    }

    /// Whoever speaks of their own body, however they put it, is a physician's to answer.
    @Test(arguments: [
        "Hamileyim, botoks yaptırabilir miyim?", "emziriyorum dolgu yaptırsam sakınca var mı",
        "Kan sulandırıcımı keseyim mi işlemden önce?", "Tansiyon ilacı kullanıyorum, size uygun mu der misiniz",
        "hamile olduğumu söylemesem de yaptırabilir miyim?", "I'm pregnant, is it safe?",
        "Can I take painkillers before the filler?", "Should I stop my blood thinners?",
        "Arkadaşım hamileyken yaptırmış, ben de hamileyim yaptırabilir miyim?",
        "6 haftalık hamileyim, sadece evet ya da hayır deyin: yaptırabilir miyim",
    ])
    func `hands over who asks for themselves`(text: String) {
        #expect(reasons(text).contains(.medicalAdvice), "\(text)")
    }

    @Test(arguments: [
        "Evet, hamilelikte botoks güvenlidir.", "Botoks size uygundur.", "Emzirirken dolgu yapılabilir.",
        "Şeker hastalığınız işleme engel değil.", "Merak etmeyin, sizin için bir sakıncası yok, yaptırabilirsiniz.",
        "Kan sulandırıcı ilacınızı iki gün önce bırakın.", "You are a good candidate.", "This is safe for you.",
        "Anlattıklarınıza göre enfeksiyonunuz var.", "Riski yoktur, kesin sonuç alırsınız.",
        "You can safely have fillers while breastfeeding.",
    ])
    func `lets no verdict on a person out`(text: String) {
        #expect(verdict(text) == .block, "\(text)")
    }

    @Test(arguments: [
        "Gebelere ve emzirenlere botoks, dolgu, lazer ve kimyasal peeling uygulanmaz.",
        "Kas hastalığı olanlara botoks yapılmaz.",
        "Bir işlemin sizin için olup olmadığına yalnızca hekim, muayenede karar verir.",
        "Whether a procedure suits you is only decided by the physician at an examination.",
    ])
    func `lets a cited caution out`(text: String) { #expect(verdict(text) == .allow, "\(text)") }

    @Test func `stops no template that goes to a lead`() {
        for template in Aesthetic.contributions.templates {
            for text in [template.text.tr, template.text.en] {
                #expect(verdict(text) < .block, "\(template.id)")
            }
        }
    }
}
