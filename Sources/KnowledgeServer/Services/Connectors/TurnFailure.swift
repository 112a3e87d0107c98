import Foundation
import Knowledge
import PluginKit
import Schedule

/// Why a turn of a connector failed, as it is kept and shown.
struct TurnFailure: Error, Equatable {
    enum Problem: String, CaseIterable {
        case refused, busy, unavailable, rejected, unreadable, address
        case tooLarge = "too_large"
        /// The other system took longer than a turn may.
        case slow
        /// The niche's code did not come back, and is off until the next start.
        case overran
        /// The niche's code failed.
        case failed
        /// The secrets do not open with this server's key.
        case sealed
        /// This version has no such connector.
        case unknown
    }

    let problem: Problem
    let status: Int?
    /// What the other system asked for.
    let asked: Duration?

    init(problem: Problem, status: Int? = nil, asked: Duration? = nil) {
        self.problem = problem
        self.status = status
        self.asked = asked
    }

    init(_ error: any Error) {
        switch error {
        case let failure as TurnFailure: self = failure
        case let failure as ConnectorFailure:
            self.init(
                problem: Problem(rawValue: failure.reason.rawValue) ?? .failed, status: failure.status,
                asked: failure.pause)
        case is ConnectorWall.TimedOut: self.init(problem: .slow)
        case is ConnectorWall.Overran, PluginFault.overran: self.init(problem: .overran)
        default: self.init(problem: .failed)
        }
    }

    static let base: Duration = .seconds(30)
    static let longest: Duration = .seconds(3_600)

    /// How long the next turn waits: doubling with jitter; an account that is refused is not knocked at again and again,
    /// and what the other system asked for counts where it is longer.
    ///
    /// - Parameter failures: those in a row before this one.
    func pause(after failures: Int, seed: UInt64 = .random(in: .min ... .max)) -> Duration {
        var policy = RetryPolicy(attempts: .max, base: Self.base, ceiling: Self.longest, seed: seed)
        // Seven doublings reach the ceiling.
        let steps = problem == .refused || problem == .sealed ? 8 : min(failures + 1, 8)
        var pause = Duration.zero
        for _ in 0..<steps { if case .retry(let delay) = policy.attemptFailed() { pause = delay } }
        return max(pause, asked ?? .zero)
    }

    /// For whoever set the account up.
    static func detail(_ problem: Problem) -> LocalizedText {
        switch problem {
        case .refused:
            LocalizedText(
                tr: "Karşı sistem hesabı kabul etmedi. Anahtarları denetleyip yeniden girin.",
                en: "The other system refused the account. Check the keys and enter them again.")
        case .busy:
            LocalizedText(
                tr: "Karşı sistem daha seyrek sorulmasını istiyor; istediği süre sonunda yeniden denenecek.",
                en: "The other system asks for fewer requests; it is tried again after the pause that it named.")
        case .unavailable:
            LocalizedText(
                tr: "Karşı sistem yanıt vermedi; kendiliğinden yeniden denenecek.",
                en: "The other system did not answer; it is tried again by itself.")
        case .rejected:
            LocalizedText(
                tr: "Karşı sistem isteği anlamadı. Hesaptaki numaraları denetleyin.",
                en: "The other system did not accept the request. Check the account's numbers.")
        case .unreadable:
            LocalizedText(
                tr: "Karşı sistemin yanıtı beklenen biçimde değil.",
                en: "The other system's answer has not the form that was expected.")
        case .address:
            LocalizedText(
                tr: "Bu adres çağrılamaz; özel ağdaki bir adres için sunucu private-targets ayarıyla başlatılmalı.",
                en: "The address cannot be called; for one in a private network the operator sets private-targets.")
        case .tooLarge:
            LocalizedText(
                tr: "Karşı sistemin yanıtı bir turda okunamayacak kadar büyük.",
                en: "The other system's answer is too large for one turn.")
        case .slow:
            LocalizedText(
                tr: "Karşı sistem süresi içinde yanıtı tamamlamadı; yeniden denenecek.",
                en: "The other system did not finish in time; it is tried again.")
        case .overran:
            LocalizedText(
                tr: "Bağlantı durduruldu: eklentinin kodu süresinde dönmedi. Sunucu yeniden başlatılınca denenir.",
                en: "The connection was stopped: the plugin's code did not come back. A restart tries it again.")
        case .failed:
            LocalizedText(
                tr: "Gelen kayıtlar işlenemedi; ayrıntısı sunucunun günlüğünde. Yeniden denenecek.",
                en: "What came could not be stored; the server's log says why. It is tried again.")
        case .sealed:
            LocalizedText(
                tr: "Hesabın anahtarları bu sunucunun gizli anahtarıyla açılamıyor; yeniden girin.",
                en: "The account's keys cannot be opened with this server's key; enter them again.")
        case .unknown:
            LocalizedText(
                tr: "Bu sürümde böyle bir bağlantı yok; hesabı silebilirsiniz.",
                en: "This version has no such connector; delete the account.")
        }
    }
}

/// A turn came back after it had passed on to somebody else: nothing of it is written.
struct LostLease: Error {}
