import Knowledge

extension Language {
    /// Turkish or English, by an `Accept-Language` value (RFC 9110 §12.5.4); Turkish where neither is asked for.
    ///
    /// Among equal weights the earlier wins. The other languages have no texts of their own, so they are passed over.
    public static func preferred(by acceptLanguage: String?) -> Language {
        var best: (language: Language, weight: Double) = (.turkish, 0)
        for range in (acceptLanguage ?? "").split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let tag = parts.first?.lowercased() else { continue }
            let language: Language
            switch tag.prefix(while: { $0 != "-" }) {
            case "en": language = .english
            case "tr", "*": language = .turkish
            default: continue
            }
            var weight = 1.0
            for part in parts.dropFirst() where part.hasPrefix("q=") { weight = Double(part.dropFirst(2)) ?? 0 }
            if weight > best.weight { best = (language, weight) }
        }
        return best.language
    }
}
