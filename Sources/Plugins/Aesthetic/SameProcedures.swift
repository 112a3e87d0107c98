import PluginKit

extension Aesthetic {
    /// What patients and price lists call one and the same procedure; what is only of its kind is another row.
    static let sameProcedures = SameThings([
        ["botoks*", "botox*", "botulinum*"],
        ["dudak dolgu*", "lip filler*"],
        ["dolgu*", "filler*"],
        ["burun estetig*", "burun ameliyat*", "rinoplasti*", "rhinoplasty", "nose job"],
        ["sac ekim*", "sac ektir*", "hair transplant*"],
        ["sakal ekim*", "sakal ektir*", "beard transplant*"],
        ["lazer epilasyon*", "laser hair removal"],
        ["mezoterapi*", "mesotherapy"],
        ["altin igne*", "gold needle*", "golden needle*"],
        ["ip aski*", "thread lift*"],
        ["liposuction*", "liposaksin*", "yag aldir*"],
        ["karin germe*", "abdominoplasti*", "tummy tuck"],
        ["goz kapagi estet*", "goz kapagi ameliyat*", "blefaroplasti*", "eyelid surgery", "blepharoplasty"],
        ["meme buyut*", "gogus buyut*", "breast augmentation", "breast enlargement"],
        ["meme kucult*", "gogus kucult*", "breast reduction"],
        ["cilt bakim*", "skin care", "facial"],
    ])
}
