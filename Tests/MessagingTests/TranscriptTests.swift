import Knowledge
import Messaging
import Testing

@Suite struct `A transcript` {
    private func customer(_ text: String) -> Message { Message(role: .customer, text: text) }
    private func agent(_ text: String) -> Message { Message(role: .agent, text: text) }

    @Test func `takes a burst of messages for one turn`() {
        let transcript = Transcript([customer("merhaba"), customer("kargo kaç günde gelir"), customer("ankaraya")])
        #expect(transcript.turns.count == 1)
        #expect(transcript.question == Question(text: "merhaba\nkargo kaç günde gelir\nankaraya"))
    }

    @Test func `asks the customer's last turn and tells the ones before`() {
        let transcript = Transcript([customer("iade etmek istiyorum"), agent("21 gününüz var."), customer("param?")])
        #expect(transcript.question?.text == "param?")
        #expect(transcript.question?.history == [customer("iade etmek istiyorum"), agent("21 gününüz var.")])
    }

    @Test func `has nothing to answer where an agent spoke last, or nobody did`() {
        #expect(Transcript([customer("param?"), agent("Bakıyorum.")]).question == nil)
        #expect(Transcript().question == nil)
        #expect(Transcript([customer(" \n ")]).question == nil)
    }

    @Test func `keeps no more of the past than it may`() {
        var random = SystemRandomNumberGenerator()
        let limits = Transcript.Limits(turns: 4, scalars: 60)
        var transcript = Transcript(limits: limits)
        for number in 0..<200 {
            let text = String(repeating: "é", count: Int.random(in: 1...40, using: &random))
            transcript.append(Message(role: number % 3 == 0 ? .agent : .customer, text: text))
            let past = transcript.turns.dropLast()
            #expect(past.count <= limits.turns)
            #expect(past.reduce(0) { $0 + $1.text.unicodeScalars.count } <= limits.scalars)
            #expect(zip(transcript.turns, transcript.turns.dropFirst()).allSatisfy { $0.role != $1.role })
            #expect(transcript.turns.last?.texts.last == text)
        }
    }
}
