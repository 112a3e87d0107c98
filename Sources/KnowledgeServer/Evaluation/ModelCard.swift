import Foundation

/// What the defaults reach on the demo tenants, as a page of the documentation.
struct ModelCard {
    let score: EvaluationScore
    let tenants: Int
    let questions: Int
    let model: String

    /// The same figures give the same page; latencies are left out, as they are of one machine.
    func rendered() -> String {
        """
        # Model card

        What the default settings reach, without a chat model, on the demo tenants of `corpora/`: \(tenants) fictional
        businesses and \(questions) questions that were written for this project. The page is made by

            kaynak eval card --output docs/model-card.md

        and by nothing else.

        ## What it is

        - **Embedding model:** `\(model)`, multilingual-e5-small (MIT licence), 384 dimensions.
        - **Replies** are extractive: sentences and table rows of the tenant's own documents and FAQ entries, each with its
          source. Nothing is generated; what no source says is handed to a person.
        - **Languages:** Turkish first, English and Arabic beside it.

        ## What it is for, and what not

        Suggested replies to customers' questions about a business's own material. It gives no medical, legal or financial
        advice, and it does not know orders, appointments or prices that are in no document. The questions were in view
        while the defaults were chosen: figures on a business's own FAQ come from `kaynak eval tenant --tenant SLUG`.

        ## Figures

        ```
        \(Self.withoutLatency(score.rendered()))
        ```

        `recall@k`: share of what a question needs that is among the first k sources. `ans_unans`: unanswerable questions
        that were replied to. `hand_ans`: answerable ones handed to a person. `gold`: share of the expected values in the
        reply; `exact`: replies with all of them. `cit_prec`, `cit_rec`: right citations among those given, and needs with
        one. `quote_ok`: quotes that stand in the source as `pdftotext` prints it.

        """
    }

    private static func withoutLatency(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("latency") }
            .joined(separator: "\n").trimmingCharacters(in: .newlines)
    }
}
