/// Words around a value that say what it is, or what it is not.
enum ContextWords {
    static let tckn = """
        tc tckn tcno tckimlik tcm tcsi tckimlikno kimlik kimliğim kimliği kimlikte kimlikteki kimliğin kimliğimdeki nüfus vatandaş vatandaşlık
        vatandaşı cüzdan cüzdanı mernis yurttaş tcknm tcknsi
        """
    static let vkn = """
        vkn vergi vergino vd vdno mükellef mükellefi mükellefiyet firma firmamız firması şirket şirketi şirketimiz faturası vergilendirme ünvan unvan
        vknmiz vknsi tüzel maliye
        """
    static let phone = """
        tel telefon telefonum telefonu telefonumuz telno telefonno cep cebim ceptel gsm gsmim whatsapp whatsap wp wap watsap hat hattı hattım
        ara arayın arayabilirsiniz ararsanız arayınız arasın arayabilir ulaş ulaşın ulaşabilirsiniz ulaşmak mobil mobile phone iletişim sms mesaj
        faks fax dahili santral ofis irtibat call arama aranma aranacak yazın telegram viber rehber ahize
        """
    static let iban =
        "iban ibanım ibanı ibanımız hesap hesabı hesabım hesabıma hesabına havale eft banka bankası fast swift ibanno"
    static let card =
        "kart kartım kartı kartımı kartımdan kartıma kredi visa mastercard troy amex banka debit card kartno pos provizyon sanal"
    static let plate = """
        plaka plakam plakası plakalı plakamız plakasını plakadaki araç aracım aracı araba arabam arabası arabamız otopark park kurye kamyonet kamyon otomobil oto
        taksi motor motosiklet minibüs tır otobüs servis ruhsat ruhsatı trafik hgs ogs kasko muayene vale garaj çekici valeye bariyer
        aracımız araçla minivan ceza cezası traktör panelvan
        """
    static let passport = """
        pass passno pasaport pasaportum pasaportu pasaportumun passport passaport pasport pasaportno vize uçuş uçak check yolcu schengen gümrük sınır pasaportta travel
        """
    static let birth = """
        doğum doğumum doğumu doğumtarihi dt dtarihi dtarih dob birth born birthday doğduğum doğdum doğdu doğmuşum doğmuş
        """
    static let born = "doğumlu doğumluyum doğumluyuz doğumludur doğumlular doğum doğdum doğmuşum doğdu doğmuş born"
    static let ip =
        "ip ipsi adres sunucu server host ping modem router ağ giriş erişim login bağlantı bağlanan vpn dns proxy log saldırı ssh istemci client panel ağdan cihazdan oturum engellendi engelle"
    static let secrets = """
        şifre şifrem şifresi şifremiz parola parolam parolası password passwd pwd pass pin pinim token secret apikey api anahtar anahtarı anahtarım key
        bearer authorization
        """
    static let orders = """
        sipariş siparişi siparişim siparişimin siparişiniz siparişler takip takipte kargo kargom gönderi barkod barkodu ilan ilanı fatura faturam
        faturanın kod kodu kodlu stok seri sku referans ref fiş dosya işlem evrak abone tesisat sözleşme poliçe ürün ürünü model modeli irsaliye paket
        koli rezervasyon bilet talep kayıt iade dekont ekstre kupon parça ada parsel tapu artikel ean isbn upc lot parti üretim teklif
        ticket order tracking müşterino imei seriyi makbuz sıra protokol sayaç katalog kampanya hediye ruhsatname evrakın
        dosyanız siparişimle kargonuz ihale belge sertifika lisans cihaz
        """
    static let versions = """
        sürüm sürümü sürümde sürüme version versiyon versiyonu versiyonda firmware build release yazılım güncelleme güncellemesi güncellendi
        uygulama uygulaması paket modül driver sürücü kernel ios android ver rev revizyon madde bölüm standart kütüphane eklenti tema
        """
    static let units = """
        tl try lira liraya liralık liradan usd eur euro dolar kuruş adet tane cm mm mt metre km kg gr gram ml lt litre watt volt amper derece gün günde günlük
        saat dakika dk sn saniye ay aylık taksit taksitle yıl yıllık hafta haftalık kişi kişilik numara beden çift kat katlı oda daire sayfa kutu
        paket koli yaş yaşında puan gb tb mb mah mahmah ppm rpm hp kw kwh va bar inç inch db hz ghz mhz amp fps px dpi kal kcal top rulo
        parça seans kür doz ünite metrekare dönüm hane bin milyon milyar yüzde dönem sınıf kademe nesil hız modu ışık renk varyant lik luk lük adette
        """
    static let months = "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
    static let shortMonths = "oca şub mar nis may haz tem ağu eyl eki kas ara"

    static let honorifics = """
        hanım hanımın hanıma hanımı hanımdan hanımla hanımda hanımefendi bey beyin beye beyi beyden beyle beyde beyefendi abla ablaya ablanın abi abiye
        abinin ağabey amca amcaya amcanın teyze teyzeye teyzenin hoca hocaya hocanın hocam dayı dayının hala yenge efendi usta ustaya ustanın hnm hn
        hanim hanımlar nine dede kaptan kardeş
        """
    static let titles = """
        sayın sn bay bayan dr dt doktor prof doç uzm op av avukat mimar öğr yrd mr mrs ms miss mister madam mösyö dişhekimi hemşire ecz eczacı hekim
        diş hekimi psk dyt fzt vet uzman opr prof profesör doçent ord
        """
    /// Says that a name follows.
    static let nameFollows = """
        adım adımız ismim isim isminiz adsoyad soyad soyadı soyadım soyisim soyismi soyismim alıcı alıcısı gönderen gönderici hasta hastamız hastam müşteri müşterim müşterimiz
        danışman danışmanınız danışmanım danışmanımız temsilci temsilcisi temsilciniz yetkili yetkilisi yetkiliniz sahibi hekimim hekimimiz hekiminiz doktorum doktorumuz doktorunuz
        imza kime kimden alacaklı borçlu kiracı kiracım kiracımız malik satıcı yolcu davetli katılımcı veli velisi öğrenci çalışanınız personel
        asistanınız sorumlu sorumlusu muhatap teslimalan mülk unvanı hitaben name merhaba selam
        ben adı ad ismi isimler arayan yazan soran isteyen
        """
    static let nameBefore = """
        adına isimli adlı ismine isminde adında adıyla ismiyle aradı arıyor arayacak yazdı yazıyor yazmış geldi gelecek gelmiş geliyor gitti söyledi söylemiş dedi demişti istiyor istedi sordu soruyor
        aldı alacak imzaladı ödedi ödeyecek bekliyor bekleyecek gönderdi gönderecek konuştu konuşmuştu ilgilendi ilgileniyor ilgilenecek getirdi randevusu randevulu görüştü görüşecek teslim
        iletti iletin iletir iletir ulaştı rahatsızlandı adlı hanımefendi üzerine mi aramıştı ile ilgilenmişti
        kaydı idi gelemeyecek gelebilir soyadlı imzalı kullanıcı doğumlu doğdu vefat evlendi
        """
    /// "oğlum Kerem"
    static let kin = """
        oğlum oğlumun kızım kızımın eşim eşimin annem annemin babam babamın kardeşim kardeşimin ablam abim ağabeyim dedem ninem anneannem babaannem teyzem halam
        amcam dayım yeğenim yeğenimin kuzenim arkadaşım arkadaşımın komşum komşumuz ortağım nişanlım kayınvalidem kayınpederim bebeğim çocuğum torunum torunumun gelinim damadım
        patronum müdürüm müdürümüz hocam asistanım ikizim
        """
    /// Never a name, though a capital may begin it.
    static let plain = """
        merhaba merhabalar selam selamlar günaydın bugün yarın dün sipariş siparişim kargo fatura iade ürün fiyat bilgi lütfen teşekkürler teşekkür teşekkürlerimle iyi iyiyim günler akşamlar geceler
        ne nasıl neden niçin niye kim kime kimin hangi hani kaç bu şu o bunu şunu onu burası şurası orası bana sana ona bize size onlara beni seni bizi sizi onları benim senin onun bizim sizin onların
        ben sen biz siz onlar ve veya ya ile için gibi kadar daha en çok az bir iki üç dört beş altı yedi sekiz dokuz on var yok mı mi mu mü da de ki ama fakat ancak çünkü eğer
        evet hayır tamam olur olmaz peki acaba belki sanırım galiba tabii tabi elbette kesinlikle
        telefon telefonum tel cep gsm adres adresi adresim adresimiz eposta posta mail email iban kart kartım kredi banka hesap hesabı tc tckn vkn kimlik numara numaram numarası no plaka pasaport
        doğum tarih tarihi tarihli randevu randevum randevusu sayın sn hanım bey ad adı adım soyad soyadı isim ismi ismim alıcı gönderen hasta müşteri yetkili sahibi danışman
        mahalle mahallesi mah cadde caddesi cad sokak sokağı sok bulvar bulvarı blv apartman apartmanı apt site sitesi blok kat daire kapı il ilçe ilçesi köy köyü semt
        pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
        whatsapp instagram facebook twitter google apple samsung iphone android trendyol hepsiburada amazon yurtiçi aras mng ptt sürat ziraat garanti akbank yapı kredi vakıfbank halkbank denizbank enpara papara
        türkiye türk almanya fransa ingiltere amerika avrupa anadolu karadeniz akdeniz ege marmara
        satılık kiralık daire ev villa arsa dükkan ofis bina oda salon balkon depozito kira
        diş implant dolgu kanal tedavi tedavisi botoks lazer epilasyon estetik klinik kliniği kliniğiniz hastane hastanesi doktor hekim muayene kontrol
        indirim kampanya ücretsiz yeni eski büyük küçük orta beyaz siyah kırmızı mavi yeşil sarı mor pembe gri kahverengi lacivert turuncu bej
        bluz elbise pantolon etek gömlek ceket mont kazak çanta ayakkabı bot tişört takım masa sandalye örtü örtüsü perde halı
        müdürlüğü müdürü başkanlığı bakanlığı belediyesi belediye valiliği şirketi şirket ltd şti aş limited anonim ticaret sanayi
        kimliğim numaramız vergi dairesi pasaportum aracım araba sağlık sağlıklı geçmiş olsun kolay gelsin rica ederim memnun oldum hoş geldiniz görüşmek üzere saygılarımla saygılar sevgiler
        test deneme not konu mesaj cevap soru şikayet öneri talep acil önemli dikkat uyarı hata ödeme havale eft taksit tutar toplam lira tl
        kaldı kalan oldu olan olarak olsun olmuş etti eden edin ediyor ettim aldım verdim verin veriyor yaptım yapın yapılır
        içinde dışında üstünde altında yanında önünde arkasında sonra önce şimdi hemen henüz hâlâ artık hep hiç her tüm bütün bazı birkaç
        kadın erkek çocuk bebek kapıcı güvenlik resepsiyon sekreter asistan usta şoför kurye öğretmen avukat mühendis memur emekli ikinci birinci üçüncü
        """
    /// Makes of the words before it a place, a house or goods.
    static let placeNouns = """
        hastanesi hastane üniversitesi üniversite okulu ilkokulu ortaokulu lisesi koleji kreşi parkı park meydanı meydan köprüsü köprü camii camisi kuaför kuaförü berber market
        marketi eczanesi eczane plajı sahili oteli otel hotel pansiyon restoran restoranı lokantası lokanta kafe cafe pastanesi fırını avm çarşısı çarşı iş plaza plazası rezidans evleri konutları
        konakları sitesi apartmanı mahallesi caddesi sokağı bulvarı durağı istasyonu metrosu iskelesi limanı havalimanı havaalanı stadyumu stadı müzesi kütüphanesi
        vakfı derneği belediyesi kaymakamlığı valiliği koleksiyonu serisi modeli marka markası ürünleri elbise bluz desenli desen rengi renk renkli ağacı çiçeği fidanı temizliği
        tatlısı çorbası kebabı yemeği filmi dizisi şarkısı şarkıları kitabı kitapları şiiri şiirleri yüzüğü heykelleri posteri tablosu konseri albümü belgeseli biyografisi romanları romanı günleri günü festivali sineması tiyatrosu turizm holding inşaat emlak otomotiv tekstil gıda ltd şti aş ticaret sanayi
        nakliyat kargo sigorta bankası bank petrol mobilya ilçesi ili köyü beldesi kasabası barajı gölü nehri dağı ovası vadisi adası burnu körfezi boğazı yolu kavşağı geçidi
        tıp dershanesi spor kulübü apartman mahalle cadde sokak bulvar site mah cad sok apt sk cd mh blv kule kulesi tower business center merkezi işhanı hanı pasajı meslek
        fasulye fasulyesi türbesi mezarlığı heykeli anıtı caddesinde sokağında mahallesinde kapısı çeşmesi hamamı sarayı kalesi yurdu anaokulu poliklinik polikliniği kliniği
        """

    static let quarters =
        "mah mahalle mahallesi mahallemiz mahalleme mahallesinde mh mahallesinden mahalesi mevkii mevki"
    static let streets =
        "cad cadde caddesi cd caddesinde sok sokak sokağı sk sokağında bulvar bulvarı blv bulv bulvarında çıkmazı"
    static let buildings =
        "apt apartman apartmanı ap site sitesi blok plaza plazası rezidans konutları evleri işhanı köyü"
    static let numbers = "no numara nr num"
    static let floors = "kat kt k zemin bodrum"
    static let flats = "daire d dai kapı"
    static let address =
        "adres adresi adresim adresimiz adresime adresine adresiniz adresten teslimat ikamet ikametgah oturuyorum oturuyoruz evim evimiz gönderin yollayın gönderilecek konum address fatura kargo"

    static let ats = "at et kuyruklu kuyruklua guzel arobase eti"
    static let dots = "nokta dot point"
    static let dashes = "tire altçizgi alttire underscore dash"
    static let providers =
        "gmail hotmail outlook yahoo icloud yandex mynet protonmail proton live msn windowslive ymail gmx aol superonline ttmail googlemail"
    static let topLevels =
        "com net org edu gov tr co io info biz me name de uk eu dev app shop online site store web tv ai gen av dr bel k"

    /// Cardinals, with what each is worth.
    static let numerals: [(String, Int16)] = [
        ("sıfır", 0), ("bir", 1), ("iki", 2), ("üç", 3), ("dört", 4), ("beş", 5), ("altı", 6), ("yedi", 7),
        ("sekiz", 8),
        ("dokuz", 9), ("on", 10), ("yirmi", 20), ("otuz", 30), ("kırk", 40), ("elli", 50), ("altmış", 60),
        ("yetmiş", 70),
        ("seksen", 80), ("doksan", 90), ("yüz", 100), ("bin", 1000),
    ]
}
