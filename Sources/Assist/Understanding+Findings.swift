import Knowledge

extension Understanding {
    /// The same message with more that the guardrails have against it.
    public func adding(_ more: [GuardFinding]) -> Understanding {
        if more.isEmpty { return self }
        return Understanding(
            question: question, language: language, parts: parts, queries: queries, findings: findings + more,
            signal: signal, smallTalk: smallTalk, gap: gap)
    }
}
