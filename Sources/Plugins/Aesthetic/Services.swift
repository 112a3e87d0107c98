import PluginKit

extension Aesthetic {
    /// Procedures by the words patients use for them.
    static let services = [
        ServiceName("botulinum_toxin", ["botoks*", "botox*", "masseter*", "بوتوكس", "البوتوكس"]),
        ServiceName("lip_filler", ["dudak dolgu*", "lip filler*", "فيلر الشفاه"]),
        ServiceName("filler", ["dolgu*", "filler*", "isik dolgu*", "فيلر", "الفيلر"]),
        ServiceName("rhinoplasty", ["burun estetig*", "burun ameliyat*", "rinoplasti*", "rhinoplasty", "nose job"]),
        ServiceName("hair_transplant", ["sac ekim*", "sac ektir*", "sakal ekim*", "hair transplant*", "زراعه الشعر"]),
        ServiceName("laser_hair_removal", ["lazer epilasyon*", "epilasyon*", "laser hair removal"]),
        ServiceName("mesotherapy", ["mezoterapi*", "genclik asisi*", "somon dna*", "prp"]),
        ServiceName("micro_needling", ["altin igne*", "dermapen*"]),
        ServiceName("thread_lift", ["ip aski*", "fransiz aski*", "thread lift*"]),
        ServiceName("liposuction", ["liposuction*", "yag aldir*", "شفط الدهون"]),
        ServiceName("tummy_tuck", ["karin germe*", "tummy tuck"]),
        ServiceName("eyelid_surgery", ["goz kapagi estet*", "goz kapagi ameliyat*", "eyelid surgery"]),
        ServiceName("breast_surgery", ["meme estet*", "meme buyut*", "meme kucult*", "breast *"]),
        ServiceName("skin_care", ["cilt bakim*", "hydrafacial", "peeling*"]),
    ]
}
