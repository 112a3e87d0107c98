import Foundation
import Knowledge
import Messaging
import Testing

@Suite struct `An opt-out` {
    @Test(arguments: [
        "STOP", "stop", "Stop.", "DUR", "dur!", "Dur lütfen", "İPTAL", "iptal", "IPTAL", "Ret", "Çıkış", "listeden çık",
        "yazmayın", "Lütfen yazmayın", "bana yazmayın", "bana bir daha yazmayın lütfen", "artık mesaj atmayın",
        "Mesaj göndermeyin", "mesaj almak istemiyorum", "Bana reklam mesajı atmayın artık!", "numaramı silin",
        "beni listeden çıkarın", "Beni rahatsız etmeyin", "kampanya sms istemiyorum", "Aboneliğimi iptal edin",
        "stop messaging me", "Please stop sending me messages", "don't text me", "Do not contact me again",
        "unsubscribe", "Unsubscribe me please", "opt out", "remove me from your list", "no more messages please",
        "I don't want messages", "توقف", "إيقاف", "الغاء", "إلغاء الاشتراك", "لا ترسل لي رسائل", "لا تراسلني",
        "أوقفوا الرسائل",
        "من فضلك لا ترسلوا لي رسائل بعد الآن", "🛑 STOP 🛑",
    ])
    func `is understood`(_ text: String) { #expect(OptOutWords.wish(in: text) == .stop) }

    @Test(arguments: [
        "Randevumu iptal etmek istiyorum", "siparişimi iptal edin", "iptal ücreti var mı?", "Durum nedir?",
        "durun bir bakayım",
        "dur bir dakika, fiyatı sormuştum", "kargoyu göndermeyin, adresim değişti", "adresi yanlış yazmayın lütfen",
        "don't stop", "where is the bus stop?", "stop by tomorrow?", "can I cancel my order", "cancel my appointment",
        "Mesajınızı aldım teşekkürler", "Mesaj atar mısınız?", "neden cevap yazmıyorsunuz", "Fatura gönderin",
        "yarın gelmek istemiyorum, ertelesek", "I want to stop smoking before the operation",
        "please send me a message",
        "remove the stain how?", "أريد إلغاء الموعد", "متى تصل رسالة التأكيد؟", "لا أريد هذا المنتج", "ok", "", "evet",
        "hayır",
        "do not send the package before Monday", "Bana numaranızı yazın", "sms gelmedi",
    ])
    func `is not made of other words`(_ text: String) { #expect(OptOutWords.wish(in: text) == nil) }

    @Test(arguments: ["BAŞLAT", "başla", "START", "Lütfen yeniden başlat", "subscribe", "ابدأ"])
    func `is taken back`(_ text: String) { #expect(OptOutWords.wish(in: text) == .start) }

    @Test func `is none where the word was asked for`() {
        #expect(OptOutWords.wish(in: "iptal", awaiting: ["EVET", "İPTAL"]) == nil)
        #expect(OptOutWords.wish(in: "dur", awaiting: ["EVET", "İPTAL"]) == .stop)
    }
}

@Suite struct `A template's text` {
    @Test func `is filled by name and numbered for WhatsApp`() throws {
        let text = try TemplateText("Merhaba {{ad}}, randevunuz {{gun}} saat {{saat}}. Görüşmek üzere {{ad}}!")
        #expect(text.variables == ["ad", "gun", "saat"])
        #expect(text.numbered == "Merhaba {{1}}, randevunuz {{2}} saat {{3}}. Görüşmek üzere {{1}}!")
        let values = ["ad": "Ayşe\n Nur", "gun": "yarın", "saat": "10.30"]
        #expect(text.filled(with: values) == "Merhaba Ayşe Nur, randevunuz yarın saat 10.30. Görüşmek üzere Ayşe Nur!")
        #expect(text.parameters(from: values) == ["Ayşe Nur", "yarın", "10.30"])
        #expect(text.missing(in: ["ad": " ", "gun": "x"]) == ["ad", "saat"])
        #expect(text.filled(with: [:]) == nil)
    }

    @Test func `says what is wrong with it`() {
        #expect(throws: TemplateText.Problem.unclosed) { try TemplateText("a {{b") }
        #expect(throws: TemplateText.Problem.badName("Ad Soyad")) { try TemplateText("a {{Ad Soyad}} b") }
        #expect(throws: TemplateText.Problem.variableAtEdge) { try TemplateText("{{ad}} merhaba").checked() }
        #expect(throws: TemplateText.Problem.variableAtEdge) { try TemplateText("a {{b}}{{c}} d").checked() }
        #expect(throws: TemplateText.Problem.empty) { try TemplateText("") }
    }
}

@Suite struct `A message's progress` {
    private func progress(_ status: OutgoingStatus, _ attempts: Int = 1) -> MessageProgress {
        MessageProgress(status: status, attempts: attempts)
    }

    @Test func `never goes back by receipts, in whatever order they come`() {
        let orders: [[MessageProgress.Receipt]] = [
            [.sent, .delivered, .read], [.read, .delivered, .sent], [.delivered, .sent, .read],
            [.delivered, .failed, .read],
        ]
        for order in orders {
            var message = progress(.sent)
            for receipt in order { message.apply(.receipt(receipt)) }
            #expect(message.status == .read, "\(order)")
        }
    }

    @Test func `that may have gone is not sent twice where twice is twice`() {
        var message = progress(.queued, 0)
        message.apply(.begun)
        message.apply(.lost(.atMostOnce))
        #expect(message.status == .failed)
        // A receipt settles it; so does the answer of a dispatcher that was thought dead.
        var told = message
        told.apply(.receipt(.delivered))
        #expect(told.status == .delivered)
        message.apply(.accepted)
        #expect(message.status == .sent)
        var again = progress(.sending)
        again.apply(.lost(.idempotent))
        #expect(again.status == .queued)
    }

    @Test func `ends after so many attempts`() {
        var message = progress(.queued, 0)
        var begun = 0
        while message.apply(.begun) {
            begun += 1
            message.apply(.refused(mayPass: true))
        }
        #expect(begun == MessageProgress.mostAttempts && message.status == .failed)
        var final = progress(.sending)
        final.apply(.refused(mayPass: false))
        #expect(final.status == .failed)
    }

    @Test func `is of one accepted send at most, whatever happens in whatever order`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            var message = progress(.queued, 0)
            var accepted = 0
            for _ in 0..<30 {
                if message.status == .queued, Bool.random(using: &random) { message.apply(.begun) }
                guard message.status == .sending else { continue }
                switch Int.random(in: 0..<4, using: &random) {
                case 0: message.apply(.refused(mayPass: true))
                case 1:
                    // The other side took it; whether its answer arrives is chance.
                    accepted += 1
                    message.apply(Bool.random(using: &random) ? .accepted : .lost(.atMostOnce))
                case 2: message.apply(.lost(.atMostOnce))
                default: message.apply(.refused(mayPass: false))
                }
            }
            #expect(accepted <= 1)
        }
    }

    @Test func `does not begin once it is over`() {
        for status in OutgoingStatus.allCases where status != .queued {
            var message = progress(status)
            let begins = message.apply(.begun)
            #expect(!begins)
        }
        for status in [OutgoingStatus.cancelled, .expired, .suppressed] {
            var message = progress(status)
            for receipt in MessageProgress.Receipt.allCases {
                let changes = message.apply(.receipt(receipt))
                #expect(!changes)
            }
        }
    }
}
