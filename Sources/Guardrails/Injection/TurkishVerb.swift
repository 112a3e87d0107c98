/// The forms in which a Turkish verb commands, folded as ``FoldedText`` folds.
///
/// Statements ("unuttum"), negations ("unutmayın") and participles ("yok sayan satıcı") are not among them: they tell an
/// order from a report.
enum TurkishVerb {
    /// As one speaks to a machine: "yaz", "yazsana", "yazmalısın", "yazacaksın", "yazar mısın".
    static func familiar(_ stem: String) -> [String] {
        let (glide, harmonies) = shape(of: stem)
        return harmonies.flatMap { a, i -> [String] in
            let must = "m\(a)"
            return [
                "", "s\(a)n\(a)", "s\(i)n", "s\(i)nl\(a)r", "\(glide)\(i)p", "\(glide)\(a)r\(a)k",
                "\(glide)\(a)c\(a)ks\(i)n",
                "\(must)li", "\(must)lidir", "\(must)lis\(i)n", "\(must)k", "\(must)n", "\(must)ni",
                "\(must)si",
                "\(must)sini", "\(must)sin\(i)", "\(must)k gerek*", "\(must)k zorunda*", "\(must)k icin",
            ].map { stem + $0 } + questions(stem, glide, a, i, "sin")
        } + aorist(stem).map { "\($0)sin" }
    }

    /// As one speaks to people: "yazın", "yazınız", "yazar mısınız".
    static func polite(_ stem: String) -> [String] {
        let (glide, harmonies) = shape(of: stem)
        return harmonies.flatMap { a, i -> [String] in
            [
                "\(glide)\(i)n", "\(glide)\(i)n\(i)z", "s\(a)n\(i)z", "s\(a)n\(i)z\(a)", "\(glide)\(a)lim",
                "m\(a)n\(i)z", "m\(a)n\(i)zi", "m\(a)lisiniz", "\(glide)\(a)c\(a)ksiniz",
            ].map { stem + $0 } + questions(stem, glide, a, i, "siniz")
        }
    }

    private static func questions(
        _ stem: String, _ glide: String, _ a: String, _ i: String, _ person: String
    )
        -> [String]
    {
        let mark = "m\(i)\(person == "sin" ? "s\(i)n" : "s\(i)n\(i)z")"
        return (aorist(stem) + ["\(stem)\(glide)\(a)bilir"]).map { "\($0) \(mark)" }
            + ["\(stem)\(glide)\(a)bilirs\(person == "sin" ? "in" : "iniz")"]
    }

    private static func aorist(_ stem: String) -> [String] {
        endsInVowel(stem) ? ["\(stem)r"] : ["ar", "er", "ir", "ur"].map { stem + $0 }
    }

    /// The glide before vowels, and the vowels that follow the stem's last: the open one and the close one.
    private static func shape(of stem: String) -> (glide: String, harmonies: [(String, String)]) {
        let last = stem.last { "aeiou".contains($0) } ?? "e"
        // Folding makes ı and i one letter, o and ö, u and ü: where it does, both harmonies are formed.
        let harmonies: [(String, String)] =
            switch last {
            case "a": [("a", "i")]
            case "e": [("e", "i")]
            case "i": [("a", "i"), ("e", "i")]
            default: [("a", "u"), ("e", "u")]
            }
        return (endsInVowel(stem) ? "y" : "", harmonies)
    }

    private static func endsInVowel(_ stem: String) -> Bool {
        stem.last.map { "aeiou".contains($0) } ?? false
    }
}
