/// Words of health in clinics' messages.
enum HealthWords {
    /// A condition by itself.
    static let illnesses = """
        diyabet diyabetik diabet astım epilepsi sara hepatit hiv aids kanser lösemi lenfoma tümör parkinson alzheimer demans
        depresyon anksiyete bipolar şizofreni migren romatizma romatoid guatr hipotiroid hipotiroidi hipertiroid hipertiroidi
        haşimato hashimoto hemofili anemi talasemi kansızlık koah bronşit zatürre ülser reflü gastrit sedef egzama vitiligo rosacea roza
        psoriasis osteoporoz tüberküloz verem sifiliz hpv herpes lupus çölyak behçet fmf hipertansiyon felç inme multiple
        fibromiyalji menopoz endometriozis polikistik keloid trombositopeni tromboz varis apse diyaliz obez obezite otizm dehb hiperaktivite
        bulimi anoreksi sinüzit siroz sarılık siyatik skolyoz glokom katarakt crohn kolit alopesi uçuk lohusa
        vertigo uyuz zona kızamık suçiçeği kabakulak menenjit nöropati retinopati hipoglisemi hiperglisemi sklerodermi aritmi taşikardi
        bradikardi sistit mastit dermatit ürtiker ekzema okb obsesif lenfödem lipödem sarkoidoz vaskülit üveit keratokonus miyom
        polip divertikül pankreatit nefrit hemoroid basur fistül akromegali cushing addison gut talasemili kist nodül
        diskinezi afazi sepsis anevrizma emboli pıhtı vajinismus adenomyozis pcos hipotansiyon kolera tetanoz kuduz sıtma
        panikatak kalpkrizi bruksizm gingivit periodontit kansızlığ hastayım
        """

    /// Parts and words that become a condition with a head: "kalp hastası", "şeker hastalığı".
    static let organs = """
        kalp şeker tansiyon böbrek karaciğer akciğer tiroid mide bağırsak damar kan kemik eklem prostat rahim meme beyin sinir
        göz panik obsesif yutma uyku yeme anksiyete insülin kolon pankreas safra ritim kapak bel boyun romatizma ruh alzheimer kanser astım cilt ms deri psikiyatri psikolojik otoimmün
        bağışıklık ses diş eti gut
        """

    /// What makes a condition of the word before it, and who has it.
    static let heads = """
        hastası hastasıyım hastasıyız hastasıdır hastalığı hastalığım hastalığımız hastalıkları yetmezliği yetmezliğim krizi krizim ameliyatı
        ameliyatım nakli naklim pili pilim kapakçığı eksikliği bozukluğu bozukluğum iltihabı romatizması kanseri fıtığı
        fıtığım hassasiyeti hassasiyetim sklerozu sklerozum pıhtılaşması zayıflığı erimesi rahatsızlığı rahatsızlığım rahatsızlıkları
        direnci direncim erimem erime iltihabım kanserim romatizmam taşım atağım krizlerim bozukluklarım spazmı spazmım tutulması
        sorunu sorunum problemi problemim tedavisi tedavim kisti atak bozukluk pozitif pozitifim pozitifiz pozitifliği taşıyıcısı taşıyıcısıyım taşıyıcıyım nefriti
        """

    static let drugs = """
        sulandırıcı sulandırıcılar aspirin coumadin kumadin warfarin varfarin insülin antidepresan antidepresanlar kortizon kortizonlu roaccutane
        roakutan isotretinoin izotretinoin zoretanin aknetrent metformin glifor lityum eliquis xarelto plavix klopidogrel heparin clexane
        kemoterapi kemoterapisi radyoterapi bifosfonat fosamax zometa methotrexate metotreksat prednol deltacortril levotiron euthyrox
        ecopirin coraspin beloc lustral cipram cipralex prozac xanax concerta ritalin ventolin antihipertansif ozempic
        humira antiepileptik depakin tegretol immünsüpresan
        """

    static let pregnancies = """
        hamile hamileyim hamileyiz hamilelik hamileliğim gebe gebeyim gebelik gebeliğim emziriyorum emziren emzirme emziriyor
        emzirmekteyim düşük kürtaj
        """

    static let allergies = """
        alerji alerjim alerjisi alerjimiz alerjiniz alerjik alerjiyim allerji allerjim allerjisi allerjik alerjilerim intolerans
        intoleransım anafilaksi
        """

    static let allergens = """
        penisilin lateks anestezi anesteziye lokal aspirin antibiyotik antibiyotiğe iyot fıstık nikel polen yumurta süt arı lidokain
        novalgin ibuprofen parasetamol latekse penisiline botoks hyalüronidaz gluten laktoz metal amoksisilin sülfa toz ilaç ilaca
        """

    /// Says that somebody has it.
    static let suffering = """
        kullanıyorum kullanıyor kullanıyoruz kullanmaktayım kullandım kullanmaktadır kullanan alıyorum alıyor alıyorduk aldım içiyorum içiyor geçirdim
        geçirdi geçirmiş geçirmiştim var vardı varmış mevcut oldum oldu olmuştum teşhisi tanısı teşhis tanı kondu konuldu konmuştu hastası
        hastasıyım yaşıyorum çekiyorum görüyorum görüyor muzdaribim takıldı takılı takılıdır taktırdım taşıyorum taşıyıcısıyım pozitif pozitifim pozitifiz raporum raporlu öyküm
        öyküsü geçmişim teşhisim tanım teşhisiyle tanısıyla gördüm görmüştüm gördü tuttu azdı nüksü tedavisindeyim yüksek düşük yendim atlattım başladı başladım nüksetti kullanmam atağı ataklarım nöbetim nöbetleri nöbeti bende
        """

    static let kin = """
        annem annemin annemde annemiz babam babamın babamda babamız eşim eşimin eşimde kızım kızımın kızımda oğlum oğlumun oğlumda
        kardeşim kardeşimin ablam ablamın abim abimin ağabeyim dedem dedemin ninem anneannem anneannemin babaannem babaannemin teyzem
        halam amcam dayım yeğenim yeğenimin kayınvalidem kayınpederim çocuğum çocuğumun çocuğumuz bebeğim bebeğimin torunum nişanlım
        kuzenim arkadaşım arkadaşımın hastam hastamız hastanın hasta gelinim damadım eltim baldızım ben bende benim bana kendim
        """

    /// Goods, places and talk that carry a health word and concern nobody.
    static let goods = """
        yastığı yastık elbisesi elbise pantolonu pantolon tişört tişörtü aleti alet cihazı cihaz ürün ürünü ürünleri ürünler dostu
        derneği vakfı haftası günü merkezi bölümü polikliniği hastanesi kliniği kliniğiniz servisi birimi uzmanı doktoru ilacı ilaçları
        testi testleri taraması kolye kolyesi bilekliği bileklik kurabiye çikolata bisküvi un unu sütü içeriği kitap kitabı dergisi
        kremi krem maskesi şampuanı şampuan bezi kıyafeti kıyafetleri korsesi çorabı kemeri sutyeni atleti çantası minderi yapar
        yapmaz yapmıyor yapıyor yapma önleyici karşıtı riski önleme nedir önlemek mayo mayosu takibi şekli şeklinde kırıklığı sigortası
        eğitimi semineri kursu broşürü poşeti fiyatı fiyatları grubu bankası bağışı bağış
        """

    static let bloodValues = """
        tansiyonum tansiyonu şekerim şekeri inr hba hemoglobin hemoglobinim kolesterolüm kolesterol tsh kreatinin trombosit trombositim ferritin
        ferritinim açlık glikoz demirim grubum grubu vitaminim crp hgb
        """

    static let operations = """
        ameliyat ameliyatı ameliyatım ameliyattan operasyon bypass baypas stent anjiyo anjiyoyu sezaryen sezaryenle nakil biyopsi
        protez kemoterapi radyoterapi ışın mastektomi bypassım
        """
}
