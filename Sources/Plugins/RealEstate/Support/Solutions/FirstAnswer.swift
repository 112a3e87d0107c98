import PluginKit

/// What the desk may write first: patient, without jargon, one step after the other, to the office by its name.
///
/// A suggestion for the person who answers; it says nothing that the known problem does not say.
public struct FirstAnswer: Sendable, Equatable {
    public let solution: StandardSolution.ID?
    public let text: LocalizedText

    public init(to ticket: Ticket) {
        self.init(office: ticket.office, solution: ticket.triage.solution, priority: ticket.priority)
    }

    public init(office: Office, solution id: StandardSolution.ID?, priority: Priority) {
        let solution = id.flatMap(StandardSolution.of)
        self.solution = solution?.id
        var turkish = ["Merhaba \(office.name) ekibi,"]
        var english = ["Hello \(office.name),"]
        if let solution {
            turkish.append(
                "Yazdığınız için teşekkürler. “\(solution.title.tr)” konusunda adım adım birlikte ilerleyelim:")
            english.append("Thank you for writing. Let us go through “\(solution.title.en)” step by step:")
            for (number, step) in solution.steps.enumerated() {
                turkish.append("\(number + 1). \(step.tr)")
                english.append("\(number + 1). \(step.en)")
            }
            turkish.append(
                "Takıldığınız bir yer olursa hangi adımda kaldığınızı yazmanız yeterli; oradan birlikte devam ederiz.")
            english.append("Should you get stuck, just tell us at which step, and we go on from there together.")
        } else if priority == .critical {
            turkish.append(
                "Yazdığınız için teşekkürler. Sorununuzu en acil konularımız arasına aldık; ekibimiz şu anda bakıyor.")
            turkish.append("Gelişmeleri buradan size yazacağız.")
            english.append(
                "Thank you for writing. Your matter is among our most urgent ones; our team is looking at it now.")
            english.append("We will write to you here as we learn more.")
        } else {
            turkish.append("Yazdığınız için teşekkürler. Size doğru yardımı verebilmemiz için şunları yazar mısınız?")
            turkish.append("1. Hangi ekrandaydınız?")
            turkish.append("2. Ne yapmak istediniz, ekranda ne gördünüz?")
            english.append("Thank you for writing. To help you well, would you tell us two things?")
            english.append("1. Which page were you on?")
            english.append("2. What did you want to do, and what did you see?")
        }
        text = LocalizedText(tr: turkish.joined(separator: "\n"), en: english.joined(separator: "\n"))
    }
}
