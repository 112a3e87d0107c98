import Knowledge

/// Concepts that signs make and words do not: tokens of chat templates, role labels, hidden parts of pages, links that carry
/// data away.
enum Markers {
    struct Marker: Sendable {
        let concept: Concept
        let span: Span
    }

    private static let tokens = [
        "<|im_start|>", "<|im_end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|endoftext|>",
        "<|eot_id|>",
        "<|start_header_id|>", "<|begin_of_text|>", "[inst]", "[/inst]", "<<sys>>", "<</sys>>",
        "<system>", "</system>",
        "<system_prompt>", "</user>", "</user_input>", "<developer>", "<sistem>", "</sistem>",
        "<instructions>",
        "<system_message>", "<admin>", "### system", "###system", "### instruction:", "### talimat",
        "[system prompt]",
        "[system message]", "[system override]", "<start_of_turn>", "<end_of_turn>", "<assistant>",
        "{{system",
        "begin system", "```system", "[[system", "<system-reminder>", "role\":\"system",
        "role\": \"system",
        "'role': 'system", "<tool_call>", "<function_call", "\"tool_calls\"", "<tool_use>", "<|tool",
    ]

    /// A heading in brackets or stars.
    private static let notices = [
        "[system", "[sistem", "[admin", "[yönetici", "[developer", "[geliştirici", "[güvenlik", "[root",
        "[override",
        "### sistem", "### yönetici", "### admin", "### yeni", "### new", "*** sistem", "*** system",
        "--- sistem",
        "--- system", "=== sistem", "=== system", "<<sistem", "<<system", "[new instruction",
        "[yeni talimat",
        "[administrator", "<root>",
    ]

    private static let hidden = [
        "<!--", "display:none", "display: none", "visibility:hidden", "visibility: hidden",
        "font-size:0",
        "font-size: 0", "font-size:1px", "font-size: 1px", "opacity:0", "opacity: 0", "color:white",
        "color: white",
        "color:#fff", "color: #fff", "[//]:", "[comment]:", "[talimat", "[instruction", "[yönerge",
        "{talimat",
        "{instruction", "{{talimat", "{{instruction", "hidden>", "aria-hidden", "<!–", "/*", "{#",
        "{{!", "color:#ffffff",
        "left:-9999", "text-indent:-", "height:0", "[gizli", "[hidden", "(gizli talimat", "<meta ",
        "<noscript", "<template",
        " alt=\"", " title=\"", "rgba(0,0,0,0)", "transparent", "<hidden", "%%",
    ]

    private static let labels: [String: Concept] = [
        "sistem": .notice, "system": .notice, "asistan": .notice, "assistant": .notice,
        "developer": .notice,
        "geliştirici": .notice, "admin": .notice, "yönetici": .notice, "ai": .address, "llm": .address,
        "bot": .address,
        "chatbot": .address, "model": .address, "yapay zeka": .address, "yapay zekâ": .address,
    ]

    /// Chinese, Japanese and Korean write without spaces between words, or join particles to them.
    private static let eastern: [(Concept, String)] = [
        (.override, "忽略 无视 無視 忘记 忘記 不要理会 忽視 忘れて 無視して 무시하고 무시해 무시하 잊어 绕过 繞過 抛开 覆盖"),
        (.orders, "指令 指示 命令 说明 提示词 プロンプト 지시 명령 지침 프롬프트"),
        (.rules, "规则 規則 限制 ルール 制限 규칙 제한"),
        (.prior, "之前 以前 先前 所有 上述 上面 以上 前の これまで すべて 全ての 이전 모든 위의"),
        (.prompt, "系统提示 系統提示 系统指令 系统消息 システムプロンプト システムメッセージ 시스템 프롬프트"),
        (.tell, "显示 顯示 输出 輸出 告诉 告訴 打印 重复 说出 写出 透露 表示して 教えて 出力 書いて 보여 알려 출력 말해 作为回复 回复"),
        (.become, "你现在是 你現在是 从现在起你 从现在开始你 假装你 扮演 あなたは今から ふりをして 너는 이제 당신은 이제 척해"),
        (.limitless, "没有限制 沒有限制 不受限制 无限制 無限制 没有任何限制 制限なし 制限のない 제한 없는 제한이 없는"),
        (.machine, "人工智能 语言模型 大模型 言語モデル 인공지능 언어 모델 AI助手 AIアシスタント"),
        (.customer, "用户 使用者 客户 ユーザー 사용자 고객"),
        (.others, "其他客户 其他用户 所有客户 所有用户 他の顧客 他のユーザー 다른 고객 모든 고객"),
        (.personal, "电话 邮箱 地址 数据 資料 电话号码 電話番号 データ 전화번호 데이터"),
    ]

    private static let automaton: Automaton = {
        var texts: [(String, Concept)] = []
        texts += tokens.map { ($0, .token) }
        texts += notices.map { ($0, .notice) }
        texts += hidden.map { ($0, .hidden) }
        for (concept, list) in eastern {
            texts += list.split(separator: " ").map { (String($0), concept) }
        }
        return Automaton(texts)
    }()

    static func all(in scalars: [Unicode.Scalar]) -> [Marker] {
        automaton.markers(in: scalars) + roleLabels(in: scalars) + drains(in: scalars)
            + toolNames(in: scalars)
    }

    /// "Sistem:" at the beginning of a line or after a stop.
    private static func roleLabels(in scalars: [Unicode.Scalar]) -> [Marker] {
        var markers: [Marker] = []
        var start = 0
        var begins = true
        for index in scalars.indices {
            let scalar = scalars[index]
            if scalar == ":", begins, index > start, index - start < 16 {
                let word = String(String.UnicodeScalarView(scalars[start..<index])).lowercased()
                    .trimmingPrefix { !$0.isLetter }
                if let concept = labels[String(word).replacing("i\u{307}", with: "i")] {
                    markers.append(Marker(concept: concept, span: Span(start..<(index + 1))))
                }
                begins = false
            } else if scalar == "\n" || scalar == "." || scalar == "!" || scalar == "?" || scalar == ">"
                || scalar == "]"
            {
                start = index + 1
                begins = true
            } else if scalar.isSpace, index > start,
                scalars[start..<index].contains(where: \.isLetter)
            {
                begins = false
            }
            if index - start > 40 { begins = false }
        }
        return markers
    }

    private static let toolVerbs: Set<String> = [
        "delete", "send", "http", "run", "exec", "execute", "get", "update", "transfer", "create",
        "drop", "read", "write",
        "issue", "approve", "refund", "fetch", "post", "list", "set", "remove", "export", "upload",
        "download", "cancel",
        "grant", "add", "call", "query", "forward", "mail", "pay", "book", "reset", "sil", "gonder",
    ]

    /// `delete_file`, `send_email`.
    private static func toolNames(in scalars: [Unicode.Scalar]) -> [Marker] {
        let isPart: (Unicode.Scalar) -> Bool = { ("a"..."z").contains($0) || $0 == "_" }
        return Reading.chunks(of: scalars, where: isPart).compactMap { chunk in
            guard let line = scalars[chunk].firstIndex(of: "_"), line + 2 < chunk.upperBound,
                line - chunk.lowerBound < 10
            else { return nil }
            let verb = String(String.UnicodeScalarView(scalars[chunk.lowerBound..<line]))
            return toolVerbs.contains(verb) ? Marker(concept: .toolName, span: Span(chunk)) : nil
        }
    }

    /// A picture or link whose address has a place for data.
    private static func drains(in scalars: [Unicode.Scalar]) -> [Marker] {
        var markers: [Marker] = []
        var index = 0
        while index + 8 < scalars.count {
            guard scalars[index] == "h", scalars[index + 1] == "t", scalars[index + 2] == "t",
                scalars[index + 3] == "p"
            else {
                index += 1
                continue
            }
            var end = index
            var hasQuery = false
            while end < scalars.count, !scalars[end].isSpace, scalars[end] != ")",
                end - index < 400
            {
                if scalars[end] == "?" { hasQuery = true }
                end += 1
            }
            let isPicture =
                index > 1 && scalars[index - 1] == "(" && scalars[index - 2] == "]"
                && scalars[max(0, index - 80)..<index].contains("!")
            let last = scalars[end - 1]
            let isOpen =
                hasQuery
                && (last == "=" || last == "{" || scalars[index..<end].contains("[")
                    || scalars[index..<end].contains("{"))
            if hasQuery, isPicture || isOpen {
                markers.append(Marker(concept: .drain, span: Span(index..<end)))
            }
            index = max(end, index + 1)
        }
        return markers
    }

    /// Aho–Corasick over lower-case scalars: every text is found in one pass.
    private struct Automaton: Sendable {
        private var next: [[Unicode.Scalar: Int]] = [[:]]
        private var fallback: [Int] = [0]
        private var found: [[(length: Int, concept: Concept)]] = [[]]

        init(_ texts: [(String, Concept)]) {
            for (text, concept) in texts {
                var node = 0
                let scalars = Array(text.unicodeScalars)
                for scalar in scalars {
                    if let child = next[node][scalar] {
                        node = child
                    } else {
                        next.append([:])
                        fallback.append(0)
                        found.append([])
                        next[node][scalar] = next.count - 1
                        node = next.count - 1
                    }
                }
                found[node].append((scalars.count, concept))
            }
            var queue = Array(next[0].values)
            var head = 0
            while head < queue.count {
                let node = queue[head]
                head += 1
                found[node] += found[fallback[node]]
                for (scalar, child) in next[node] {
                    fallback[child] = step(from: fallback[node], over: scalar)
                    queue.append(child)
                }
            }
        }

        private func step(from node: Int, over scalar: Unicode.Scalar) -> Int {
            var node = node
            while true {
                if let child = next[node][scalar] { return child }
                if node == 0 { return 0 }
                node = fallback[node]
            }
        }

        func markers(in scalars: [Unicode.Scalar]) -> [Marker] {
            var markers: [Marker] = []
            var node = 0
            for index in scalars.indices {
                node = step(from: node, over: Self.lower(scalars[index]))
                for (length, concept) in found[node] {
                    markers.append(Marker(concept: concept, span: Span((index + 1 - length)..<(index + 1))))
                }
            }
            return markers
        }

        private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
            if scalar.isASCII {
                return ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
            }
            if scalar == "İ" { return "i" }
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            return lower.count == 1 ? lower.first! : scalar
        }
    }
}
