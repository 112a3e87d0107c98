import PluginKit
import Testing

@Suite struct `A message template` {
    @Test(arguments: [
        ("{clinic}: Merhaba {name}.", ["clinic", "name"]), ("Merhaba {name}", ["name"]), ("{a}{b}", ["a", "b"]),
        ("Merhaba", []), ("", []),
    ])
    func `names every value in braces, the first word too`(text: String, names: [String]) {
        #expect(MessageTemplate.variables(of: text) == Set(names))
    }

    @Test func `has all its values in place`() throws {
        let template = MessageTemplate("t", .transactional, tr: "{clinic}: {name}", en: "{clinic}, {name}")
        #expect(try template.text(["clinic": "Örnek", "name": "Ada"], in: .turkish) == "Örnek: Ada")
        #expect(throws: (any Error).self) { try template.text(["name": "Ada"], in: .english) }
    }
}
