import PluginKit

extension Dental {
    /// What patients and price tables call one and the same treatment; what is only of its kind is another row.
    static let sameTreatments = SameThings([
        [
            "dis tasi temizli*", "dis temizli*", "dis tasi*", "detartraj*", "teeth cleaning", "dental cleaning",
            "scaling",
        ],
        ["lamina*", "yaprak porselen*", "veneer*"],
        ["kanal tedavi*", "root canal*"],
        ["dolgu*", "filling*"],
        ["kaplama*", "kron*", "crown*"],
        ["zirkonyum*", "zirconia", "zirconium"],
        ["porselen*", "porcelain"],
        ["kopru*", "bridge*"],
        ["dis cekimi*", "dis cektir*", "tooth extraction*", "extraction*"],
        ["20 yas", "yirmi yas", "yirmilik*", "20lik", "20 lik", "wisdom tooth", "wisdom teeth"],
        ["beyazlat*", "agartma*", "whitening", "bleaching"],
        ["dis teli*", "tel tedavi*", "braket*", "braces"],
        ["seffaf plak*", "seffaf plag*", "clear aligner*", "aligner*"],
        ["takma dis*", "protez*", "denture*"],
        ["gece plag*", "night guard*"],
        ["muayene*", "on gorusme*", "examination*", "check up", "checkup"],
        ["rontgen*", "x ray*"],
        ["implant*", "implants"],
    ])
}
