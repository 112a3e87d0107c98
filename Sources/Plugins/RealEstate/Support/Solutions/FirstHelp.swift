import PluginKit

/// Whether an office can be helped before anybody looks: the known problem whose steps it may try by itself.
public enum FirstHelp {
    /// A known problem that is named so clearly is meant, also where nothing is said to be broken.
    private static let clear = 0.75

    /// The known problem to try; `nil` where a person has to look, or nothing is wrong.
    public static func solution(for message: String, _ triage: Triage) -> StandardSolution? {
        if triage.isFault {
            if let known = triage.solution.flatMap(StandardSolution.of) { return known }
            // Who cannot get in, alone, has most often the wrong password; who writes for all of them knows better.
            guard triage.symptom == .unreachable, triage.part == .login, !speaksForAll(message) else { return nil }
            return StandardSolution.of("password-forgotten")
        }
        guard let best = SolutionFinder.shared.best(for: message), best.score >= clear,
            best.solution.id == triage.solution
        else { return nil }
        return best.solution
    }

    private static let all = PhraseSet([
        "giremiyoruz", "giris yapamiyoruz", "kimse*", "hepimiz*", "hicbirimiz*", "butun ofis*", "tum ofis*", "ekipte*",
        "coktu", "cokmus*", "nobody*", "none of us", "all of us", "we can t", "we cannot",
    ])

    private static func speaksForAll(_ message: String) -> Bool { !all.matches(in: FoldedText(message)).isEmpty }
}

/// What somebody says to “is it solved?”.
public enum SolvedAnswer: Sendable, Equatable {
    case yes, no
    /// They are about to try.
    case later

    /// `nil` where the words are about something else.
    public init?(_ text: String) {
        let folded = FoldedText(text)
        guard folded.words.count <= 25 else { return nil }
        func says(_ phrases: PhraseSet) -> Bool { !phrases.matches(in: folded).isEmpty }
        if says(Self.relieved) {
            self = .yes
        } else if says(Self.refusals) {
            self = .no
        } else if says(Self.waits) {
            self = .later
        } else if says(Self.assents) {
            self = .yes
        } else {
            return nil
        }
    }

    private static let relieved = PhraseSet([
        "sorun yok", "sorun kalmadi", "problem yok", "problem kalmadi", "hata yok", "hata kalmadi", "no problem*",
        "no longer", "gerek kalmadi",
    ])

    private static let refusals = PhraseSet([
        "hayir", "yok", "olmadi", "olmuyo*", "cozulmedi*", "cozulmuyo*", "cozemedi*", "cozmedi*", "hala", "halen",
        "ise yaramadi*", "yaramiyo*", "degismedi", "ayni *", "devam ediyo*", "calismiyo*", "calismadi*", "giremiyo*",
        "giremedi*", "acilmiyo*", "acilmadi*", "gelmedi*", "gelmiyo*", "yapamadi*", "yapamiyo*", "maalesef",
        "duzelmedi*",
        "no", "nope", "not solved", "didn t *", "doesn t *", "did not *", "does not *", "still *", "not working",
        "not yet",
    ])

    private static let waits = PhraseSet([
        "deneyeyim", "deneyecegim", "deniyorum", "deneriz", "deneyip *", "bakayim", "bakiyorum", "bakacagim",
        "bir dakika",
        "bi dakika", "bekleyin", "let me try", "i will try", "i ll try", "trying", "one moment", "a minute",
    ])

    private static let assents = PhraseSet([
        "evet", "cozuldu*", "cozdum", "cozduk", "oldu", "tamam*", "tesekkur*", "sagol*", "sag olun", "girdim",
        "girebildim",
        "giris yaptim", "halloldu*", "hallettim", "duzeldi*", "calisti*", "calisiyo*", "acildi*", "geldi", "super",
        "harika", "yes", "yep", "solved", "it works", "works now", "working now", "fixed", "thanks", "thank you",
        "done",
    ])
}
