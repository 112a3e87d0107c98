/// Words that say nothing about what is asked for, in folded letters.
///
/// Reviewed by hand for customers' messages: question words, politeness, particles, pronouns, and the verbs every
/// question needs ("var mı", "istiyorum", "yapıyor musunuz", "öğrenebilir miyim"). Kept out of the list is whatever
/// names a topic, however frequent: `fiyat`, `saat`, `gun`, `adres`, `iade`. Days counted from today (`dun`, `yarin`)
/// stay out too: a question about yesterday's order is one that documents lack the answer to.
enum StopWords {
    static func contains(_ word: String) -> Bool {
        if words.contains(word) { return true }
        // Verbs appear in hundreds of forms; these stems have no other meaning at a word's start.
        for length in 4...9 where word.utf8.count >= length {
            if stems.contains(String(word.prefix(length))) { return true }
        }
        return false
    }

    private static let words: Set<String> = {
        let lists = [questions, particles, pronouns, politeness, auxiliaries, slang, english, arabic]
        var words = Set(lists.joined(separator: " ").split(separator: " ").map(String.init))
        // Written as Arabic is folded.
        words.formUnion(arabic.split(separator: " ").map { TurkishAnalyzer.fold(String($0)) })
        return words
    }()

    private static let questions = """
        ne neden neler neyi neye neyin nedir nedeni niye nicin nasil nasildir nasi hangi hangisi hangileri hangisini \
        kac kaca kaci kacta kacar kacinci kacdir kactir kim kime kimi kimin kimler nere nerede nereden nereye neresi \
        neresinde nerde nerden nereye neredesiniz nerdesiniz zaman mi mu midir mudur miyim muyum miyiz muyuz misin \
        musun misiniz musunuz miydi muydu mudurlar midirlar acaba kadar kadardir
        """

    private static let particles = """
        ve veya ya yahut da de ki ile ise icin gibi gore diye ama fakat ancak lakin oysa yani hem hatta bile dahi \
        sadece yalnizca sirf daha en cok az pek biraz cogu tum tumu butun hep hepsi her herhangi hic bazi birkac \
        bir biri birisi iste simdi sonra once hala henuz artik zaten belki galiba sanirim eger sayet madem meger \
        cunku zira halde olarak dolayi yuzden uzere beri dogru karsi ragmen itibaren dair iliskin hakkinda ilgili \
        boyle soyle oyle aynen tekrar yine gene ayrica uzerinden uzerine uzerinde peki tamam evet hayir yok var vardi \
        varmi varsa yoksa yokmu degil degilmi falan filan vs vb asla lutfen tane adet baska diger fazla tl usd eur gbp yuzde \
        kere defa olanda biriyle kadara zamana
        """

    private static let pronouns = """
        ben sen o biz siz onlar bana sana ona bize size onlara beni seni onu bizi sizi onlari bende sende onda bizde \
        sizde onlarda benden senden ondan bizden sizden benim senin onun bizim sizin onlarin benimki sizinki kendi \
        kendim kendisi kendime kendine bu su bunu sunu buna suna bunda sunda bundan sundan bunun sunun bunlar sunlar \
        bunlari burada burda buraya buradan surada orada oraya oradan sey seyi seye seyler seyleri
        """

    private static let politeness = """
        merhaba merhabalar selam selamlar slm mrb iyi gunler aksamlar geceler gunaydin tesekkur tesekkurler \
        tesekkurederim sagol sagolun eyvallah tsk tskler rica ederim ederiz kolay gelsin kolayliklar hocam abi abla \
        kardesim canim beyefendi hanimefendi bey hanim sayin efendim pardon kusura bakma bakmayin zahmet olmazsa \
        yardim yardimci bilgi bilgisi bilgiyi memnun mumkun mumkunse mumkunmu
        """

    private static let auxiliaries = """
        olan olanlar olani oldu oldum olduk olsun olsa olma olmak olmasi olmasin olur olurmu oluyor oluyo oluyormu \
        olursa olurum olmaz olmuyor olacak olabilir olabilirmi olabiliyor edilir edilmez ediyor eder edip eden etmek \
        etme etmem etsem etsek edilen edebilir edebilirim edelim yapilir yapar yapmak yapmam yapilan yapsam yapayim \
        gerek gereken gerekli gerekir gerekirse gerekiyor gerekiyo gerekmez lazim lazimmi istek ister istesem isterim \
        istersem istiyor istiyo almak alsam alayim alir alirim alirsam alinir aldim alabilir alabilirim alabiliyor \
        verir verirmisiniz versem gelir gelsem gelsin kalir kaldi geldi gelmesi gider gitmek demek dedim dedi diyor \
        deniyor etti ettim ettik olup olmus olmadi ederse verirsiniz alirsiniz yaparsiniz soyler sorabilir sorum sorun soru sorayim merak bilmek biliyor bilen bilir bakar calisiyor
        """

    private static let slang = """
        nkdr nekadar kdr bi bisey birsey bsy seyy naber nbr tmm ok okey knk kanka hacim ya yaa valla vallahi yav be \
        bn sn cnm kib bilgialabilirmiyim zmn nzmn
        """

    private static let english = """
        a an the i you he she it we they me my your our their this that these those is are was were be been am do \
        does did can could will would shall should may might must have has had what which who whom whose when where \
        why how much many and or but if of at by for with about into to from in on as so not no yes any some please \
        hello hi hey thanks thank there here get need want know tell let us im ill id dont
        """

    private static let arabic = """
        ما ماذا من متى أين كيف كم هل لماذا أي في على إلى عن مع هذا هذه ذلك تلك هو هي أنا نحن أنت أنتم لي لكم لدي عندكم \
        و أو ثم لا نعم يا أن إن كان يكون يمكن يمكنني أريد من فضلك فضلكم لديكم لديك عندي مرحبا السلام عليكم شكرا لو سمحت
        """

    private static let stems: Set<String> = [
        "istiyor", "isterdi", "istemis", "ogrenebil", "ogrenme", "alabili", "yapabili", "edebili", "olabili",
        "verebili", "verirmi", "yapiyor", "yapiyo", "yaparmi", "ediyor", "aliyor", "aliniyor", "veriyor", "oluyor",
        "bulunuyor", "soyleye", "sorabil", "sormak", "sormus", "bilgilen", "tesekk", "merhab", "misiniz", "musunuz",
        "mudur", "yardimc", "acaba", "dusunuy", "planliyo", "calisiyor", "yazabil", "gerekiyor", "gerekmek",
        "lazimmi", "edermi", "olurmu", "varmi", "alacag", "alacak", "yapacag", "yapacak", "edecek", "edeceg", "olaca",
        "verecek", "gelecek", "gelecegi", "alirsa", "yaparsa", "ederse", "olursa", "verirse", "gelirse", "yaptir",
        "yapmis", "yaptim", "yaptik", "aldim", "aldik", "verdim", "verdik", "gerekir", "gereki", "isterim", "istersem",
        "aldig", "verdig", "yaptig", "oldug", "ettig", "gelebil", "olmali", "olmayan", "olmadan", "olmadig", "edilme",
        "edilece", "edince", "olunca",
    ]
}
