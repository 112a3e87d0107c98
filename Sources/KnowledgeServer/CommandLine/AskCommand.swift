import Foundation
import Knowledge

/// One question, answered at the terminal.
enum AskCommand: Command {
    static let name = "ask"
    static let summary = "asks a tenant's knowledge a question and shows the cited reply"
    static let usage = "kaynak ask --tenant SLUG \"question\" [--json]"
    static let options: [Option] = [
        .value("tenant", "SLUG", "whose knowledge is asked"),
        .flag("json", "the API's draft object instead of text"),
    ]
    static let discussion = """
        Exit status 0 for a reply and for a hand-over alike: both are answers.

        example: kaynak ask --tenant yumakkoy "Kaç gün içinde iade edebilirim?"
        """

    static func run(_ arguments: Arguments) async throws {
        let question = try arguments.onlyPositional("the question")
        let slug = try arguments.required("tenant")
        try await CommandInstallation.with(arguments) { installation in
            let tenant = try await CommandTenant.named(slug, installation.operations)
            let messages = [Message(role: .customer, text: question)]
            let actor = AuditActor.system("command line")
            guard let answer = try await installation.replies.answer(messages, tenant: tenant, actor: actor) else {
                throw UsageError("the question is empty")
            }
            if arguments.has("json") {
                let body = DraftBody(answer, language: Failure.language)
                Terminal.print(String(decoding: try Wire.encoder().encode(body), as: UTF8.self))
            } else {
                Terminal.print(AnswerText.rendered(answer.draft))
            }
        }
    }
}
