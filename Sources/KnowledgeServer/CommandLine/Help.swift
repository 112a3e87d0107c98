/// Help pages, laid out from what the commands declare.
enum Help {
    static func overview(_ commands: [any Command.Type]) -> String {
        let width = commands.map { $0.name.count }.max() ?? 0
        let rows = commands.map { "  \(padded($0.name, to: width))  \($0.summary)" }
        return """
            kaynak — cited answers from a business's own documents

            usage: kaynak COMMAND [options]

            \(rows.joined(separator: "\n"))

            kaynak help COMMAND explains one, with an example.
            """
    }

    static func page(of command: any Command.Type) -> String {
        var page = "\(command.summary)\n\nusage: \(command.usage)\n"
        let options = command.options
        if !options.isEmpty { page += "\noptions:\n" + rows(options) }
        page += "\nevery command also takes:\n" + rows(Setting.options)
        return page + "\n" + command.discussion
    }

    private static func rows(_ options: [Option]) -> String {
        let forms = options.map { "--\($0.name)" + ($0.value.map { " \($0)" } ?? "") }
        let width = forms.map(\.count).max() ?? 0
        var text = ""
        for (form, option) in zip(forms, options) { text += "  \(padded(form, to: width))  \(option.help)\n" }
        return text
    }

    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
