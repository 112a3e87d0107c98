import Foundation
import Testing

@testable import Knowledge
@testable import Messaging

@Suite struct `A contact` {
    @Test(arguments: [
        ("0555 111 22 33", "+905551112233"), ("5551112233", "+905551112233"), ("+90 (555) 111-22-33", "+905551112233"),
        ("00905551112233", "+905551112233"), ("905551112233", "+905551112233"), ("+44 20 7946 0018", "+442079460018"),
    ])
    func `has one phone number however it is written`(_ written: String, _ normalised: String) {
        #expect(PhoneNumber.normalised(written) == normalised)
    }

    @Test(arguments: ["", "abc", "12345", "+", "0000000000", "+0123456789", "555-CALL-NOW", "1234567890123456789"])
    func `has none in what is no number`(_ written: String) {
        #expect(PhoneNumber.normalised(written) == nil)
    }

    @Test func `of WhatsApp begins with its country code`() {
        #expect(PhoneNumber.normalised("442079460018", isInternational: true) == "+442079460018")
        #expect(PhoneNumber.normalised("442079460018") == nil)
    }

    @Test func `has one mail address whatever its case`() {
        #expect(MailAddress.normalised(" Ayse@Ornek.COM ") == "ayse@ornek.com")
        for text in ["", "a", "a@", "@b.com", "a@b", "a b@c.de", "a@b@c.de", "a@.de", "a@de."] {
            #expect(MailAddress.normalised(text) == nil, "\(text)")
        }
    }
}

@Suite struct `A notification` {
    private func body(_ value: String) -> Data {
        Data(
            """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":\(value)}]}]}
            """.utf8)
    }

    @Test func `of WhatsApp brings its messages with who wrote them`() throws {
        let notification = try WhatsAppNotification(
            body(
                """
                {"messaging_product":"whatsapp","metadata":{"phone_number_id":"42"},
                 "contacts":[{"wa_id":"905551112233","profile":{"name":"Ayşe"}}],
                 "messages":[
                   {"from":"905551112233","id":"wamid.1","timestamp":"1760000000","type":"text","text":{"body":"Merhaba"}},
                   {"from":"905551112233","id":"wamid.2","timestamp":"1760000001","type":"interactive",
                    "interactive":{"type":"button_reply","button_reply":{"id":"b","title":"Evet"}}},
                   {"from":"905551112233","id":"wamid.3","timestamp":"1760000002","type":"image","image":{"id":"9"}}]}
                """), phoneNumberID: "42")
        #expect(notification.messages.map(\.text) == ["Merhaba", "Evet", nil])
        #expect(notification.messages[0].phone == "+905551112233")
        #expect(notification.messages[0].name == "Ayşe")
        #expect(notification.messages[0].conversation == "905551112233")
        #expect(notification.messages[0].sentAt == Date(timeIntervalSince1970: 1_760_000_000))
    }

    @Test func `of WhatsApp tells what became of messages, and nothing of another business's number`() throws {
        let value = """
            {"metadata":{"phone_number_id":"42"},"statuses":[{"id":"wamid.9","status":"read","timestamp":"1"}]}
            """
        let mine = try WhatsAppNotification(body(value), phoneNumberID: "42")
        #expect(mine.statuses == [MessageStatus(id: "wamid.9", status: "read")])
        #expect(mine.messages.isEmpty)
        #expect(try WhatsAppNotification(body(value), phoneNumberID: "43").statuses.isEmpty)
        #expect(throws: DecodingError.self) { try WhatsAppNotification(Data("[]".utf8), phoneNumberID: "42") }
        #expect(try WhatsAppNotification(Data("{}".utf8), phoneNumberID: "42").messages.isEmpty)
    }

    @Test func `of Chatwoot brings what customers and agents write, and no private notes`() throws {
        func event(_ members: String) throws -> InboundMessage? {
            try ChatwootEvent(
                Data(
                    """
                    {"event":"message_created","id":7,"content":"Merhaba","account":{"id":1},"conversation":{"id":12},
                     "sender":{"name":"Ayşe","phone_number":"+905551112233"},\(members)}
                    """.utf8), accountID: 1
            ).message
        }
        let incoming = try #require(try event(#""message_type":"incoming","private":false"#))
        #expect(incoming.conversation == "12" && incoming.id == "7" && !incoming.isFromAgent)
        #expect(try event(#""message_type":"outgoing""#)?.isFromAgent == true)
        #expect(try event(#""message_type":0"#)?.isFromAgent == false)
        #expect(try event(#""message_type":"outgoing","private":true"#) == nil)
        #expect(try event(#""message_type":"activity""#) == nil)
        #expect(try ChatwootEvent(Data(#"{"event":"conversation_updated"}"#.utf8), accountID: 1).message == nil)
    }
}
