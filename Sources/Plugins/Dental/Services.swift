import PluginKit

extension Dental {
    /// Treatments by the words patients use for them.
    static let services = [
        ServiceName("implant", ["implant*", "زراعه * سن*", "زراعه * اسنان*"]),
        ServiceName("root_canal", ["kanal tedavi*", "kanal", "root canal*"]),
        ServiceName("filling", ["dolgu*", "filling*"]),
        ServiceName("crown", ["zirkonyum*", "porselen*", "kaplama*", "kopru*", "crown*", "bridge"]),
        ServiceName("veneer", ["lamina*", "yaprak porselen*", "veneer*"]),
        ServiceName("extraction", ["cekim*", "dis cektir*", "yirmilik*", "20lik", "extraction*"]),
        ServiceName("cleaning", ["dis tasi*", "dis temizli*", "detartraj*", "cleaning"]),
        ServiceName("whitening", ["beyazlat*", "whitening", "تبييض"]),
        ServiceName("braces", ["ortodonti*", "tel tedavi*", "dis teli*", "braket*", "braces", "تقويم"]),
        ServiceName("aligners", ["seffaf plak*", "aligner*"]),
        ServiceName("denture", ["protez*", "takma dis*", "damak", "denture*"]),
        ServiceName("night_guard", ["gece plagi*", "night guard"]),
        ServiceName("check_up", ["muayene*", "check up", "checkup"]),
    ]
}
