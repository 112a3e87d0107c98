/// Whether every number of a text stands somewhere.
enum NumberProof {
    /// The numbers of a text that stand in none of the sources. How they are written does not matter: "15.000" is proved
    /// by "15000" and by itself, "9:30" by "09.30".
    static func unproved(in text: String, by sources: [String]) -> [String] {
        let known = sources.flatMap(numbers)
        let runs = Set(known.flatMap { $0.map(plain) })
        let whole = Set(known.map { plain($0.joined()) })
        return numbers(text).filter { number in
            !whole.contains(plain(number.joined())) && !number.allSatisfy { runs.contains(plain($0)) }
        }
        .map { $0.joined(separator: ".") }
    }

    /// Each number as the runs of digits between its separators.
    private static func numbers(_ text: String) -> [[String]] {
        var numbers: [[String]] = []
        var run = ""
        var isAfterSeparator = false
        for character in text {
            if let digit = character.wholeNumberValue {
                if run.isEmpty, !isAfterSeparator { numbers.append([]) }
                run += String(digit)
                isAfterSeparator = false
            } else {
                let ended = !run.isEmpty
                if ended { numbers[numbers.count - 1].append(run) }
                run = ""
                isAfterSeparator = ended && ".,:/".contains(character)
            }
        }
        if !run.isEmpty { numbers[numbers.count - 1].append(run) }
        return numbers
    }

    /// Without the zeros before it.
    private static func plain(_ run: String) -> String {
        let rest = run.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }
}
