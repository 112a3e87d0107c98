import PluginKit
import Testing

@Suite struct `A message template` {
    @Test func `puts its values in, wherever they stand`() throws {
        let template = MessageTemplate("t", .transactional, tr: "{name}: {day} günü, {name}", en: "{name} on {day}")
        #expect(MessageTemplate.variables(of: template.text.tr) == ["name", "day"])
        #expect(MessageTemplate.variables(of: "no values") == [])
        #expect(try template.text(["name": "Ada", "day": "salı"], in: .turkish) == "Ada: salı günü, Ada")
        #expect(throws: PluginMistake.self) { try template.text(["day": "salı"], in: .turkish) }
    }
}
