import HTTPServer
import Knowledge
import PluginKit

extension APIProblem {
    /// - Parameter name: of the niche.
    static func pluginTimeout(_ name: LocalizedText) -> Problem {
        Problem(
            status: 504, code: "plugin_timeout",
            title: LocalizedText(tr: "Eklenti yanıt vermedi", en: "The plugin did not answer"),
            detail: LocalizedText(
                tr: "“\(name.tr)” eklentisi süresi içinde yanıt vermedi ve kapatıldı; başka her şey çalışıyor. "
                    + "Yöneticiniz sunucuyu yeniden başlatınca eklenti yeniden açılır.",
                en: "The plugin “\(name.en)” did not answer in time and was switched off; everything else works. It "
                    + "is switched on again when your administrator restarts the server."))
    }

    static func pluginFailed(_ name: LocalizedText) -> Problem {
        Problem(
            status: 500, code: "plugin_failed",
            title: LocalizedText(tr: "Eklenti hata verdi", en: "The plugin failed"),
            detail: LocalizedText(
                tr: "“\(name.tr)” eklentisi bu isteği yerine getiremedi; hiçbir şey kaydedilmedi. Ayrıntısı sunucunun "
                    + "günlüğünde, yöneticinize başvurun.",
                en: "The plugin “\(name.en)” could not do this, and nothing was saved. The server's log says why; ask "
                    + "your administrator."))
    }

    static func pluginOff(_ name: LocalizedText) -> Problem {
        Problem(
            status: 503, code: "plugin_off",
            title: LocalizedText(tr: "Eklenti kapalı", en: "The plugin is off"),
            detail: LocalizedText(
                tr: "“\(name.tr)” eklentisi hata verdiği için kapatıldı. Yöneticiniz sunucuyu yeniden başlatınca "
                    + "açılır.",
                en: "The plugin “\(name.en)” was switched off because it failed. It is switched on again when your "
                    + "administrator restarts the server."))
    }

    static let pluginCodes = ["plugin_timeout", "plugin_failed", "plugin_off"]
}

extension Problem {
    init(_ problem: PluginProblem) {
        self.init(
            status: problem.status, code: problem.code, title: problem.title, detail: problem.detail,
            errors: problem.errors.map { FieldError(pointer: $0.pointer, code: $0.code, detail: $0.detail) })
    }
}
