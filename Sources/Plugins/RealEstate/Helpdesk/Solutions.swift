import PluginKit

/// The known problems over the API, and as knowledge.
enum Solutions {
    static let routes = [
        PluginRoute(
            .get, "solutions", "The platform's known problems with their steps",
            query: [
                .optional(
                    "text", .text(1...1_000),
                    LocalizedText(tr: "Ofisin yazdığı (en yakın çözüm için)", en: "What an office wrote"))
            ]
        ) { call, _ in
            guard let text = call.query["text"] else {
                return try .list(StandardSolution.all.map { SolutionView($0, call.language) })
            }
            let triage = Triage(text, from: Office(id: "", name: "", plan: .starter))
            let found = FirstHelp.solution(for: text, triage) ?? triage.solution.flatMap(StandardSolution.of)
            return try .list((found.map { [$0] } ?? []).map { SolutionView($0, call.language) })
        }
    ]

    static let knowledge = [Language.turkish, .english].flatMap { language in
        StandardSolution.all.map { solution in
            KnowledgeEntry(
                id: language == .turkish ? solution.externalID : "\(solution.externalID)/\(language.rawValue)",
                question: solution.title.text(in: language),
                answer: solution.steps.map { $0.text(in: language) }.joined(separator: " "),
                category: solution.category.name.text(in: language), language: language)
        }
    }
}
