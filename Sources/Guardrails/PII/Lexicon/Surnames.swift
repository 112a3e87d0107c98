/// Family names that are common in Turkey, written from memory; none stands for a person.
enum Surnames {
    /// Hardly ever anything but a name.
    static let clear = """
        acar açıkgöz adıgüzel ağca ağaoğlu ak akar akarsu akay akbaba akbaş akbulut akça akçay akdağ akdemir akdeniz akdoğan
        akgül akgün akgöz akınay akıncı akkaya akkoç akkuş akman akpınar aksoy aksu akşahin aktaş aktürk akyol akyıldız akyüz
        alagöz alkan alpay alptekin altay altıntaş altınok altuntaş altunay altun arıkan arıcı arslan arslantaş arslaner aslan aslantürk asar
        ataman atalay ateş atasoy avcı ayaydın aybar aydemir aydın aydoğan aydoğdu aygün ayhan aykaç aytekin ayyıldız ayvalı
        babacan bakır bakırcı balaban balcı balkan baltacı barut bal başaran başar başer batur baydar bayar baykal bayrak bayraktar
        bayram baysal bektaş berber berk beyaz bilen bilgiç bilgili bilgin bilir biçer bingöl bircan birinci bostancı boz
        bozdağ bozkurt bozoğlu boztepe bulut buldu büyük cabbar can candan canpolat caner cebeci cengiz ceylan cihan coşkun
        coşar cömert çağlar çağlayan çakır çakar çakmak çalık çalışkan çam çamlı çapar çapan çatal çavuş çavuşoğlu çelebi çelik çelikkaya
        çetin çetinkaya çevik çiçek çiftçi çimen çınar çırak çolak çoban çorlu çoşkun dağ dağdelen dağlı dal daldal darıcı daş
        demir demirbaş demirci demirel demirhan demirkan demirkaya demirtaş demircan deniz denizci dere dereli dikmen dilek dinç
        dinçer doğan doğru doğruyol dönmez dumlu duman durak duran durmaz durmuş dursun duru duygu ege ekinci ekici ekmekçi elmas emre
        er eraslan erbaş ercan erdal erdem erden erdinç erdoğan eren ergen ergin ergül ergün erkan erkal ermiş eroğlu erol ersoy ersöz ertaş ertekin
        ertürk eryılmaz esen eser evren eyüboğlu fidan fırat filiz genç gedik gezer girgin göçer gök gökalp gökçe gökdemir gökmen göksu
        gökyüz gül güler gülbahar gülcan gülmez gültekin gümüş gün günay gündoğan gündoğdu gündüz güner güneş güney güngör
        günal gürbüz gürel gürkan gürler gürsoy gürses güven güvenç güzel hacıoğlu hancı hızal ılgaz ışık ışıklı inal inan ince ipek işler işbilir
        kabak kaçar kaçmaz kader kahraman kahveci kalaycı kalkan kandemir kanat kaplan kaptan kara karaaslan karabacak karabulut
        karaca karacan karadağ karadeniz karagöz karahan karakaya karakaş karakoç karakurt karakuş karaman karaoğlu karasu karataş
        karayel karslı kartal kasap kavak kavaklı kaya kayaalp kayhan kaygısız keleş keklik kemal keskin kesici kılıç kılıçaslan kılınç kıraç kıran
        kırmızı kısa kızıl kızılay kızılkaya kızıltan koca kocabaş kocaman koçak koç koçer koçoğlu konak köse köksal körpe korkmaz köroğlu kösem
        kozan kök kurt kurtuluş kurnaz kuru kuş kutlu kuzu kul küçük küçükoğlu kütük mert mutlu nazlı oğuz oktay okur okumuş
        okyay oral orak orhan oruç öcal öğüt ölmez ömür önal önder öner ongun onay orhon öz özbek özcan özçelik özdemir özden özdil özen
        özer özgür özkan özkaya özkul özmen öztekin öztürk özyürek pala palabıyık paksoy parlak pekcan pektaş pehlivan pınar polat
        poyraz sağlam sağır sak sakallı sakin salman sancak sarı saraç sarıkaya sarıoğlu savaş saygılı saygın sayın seçkin selçuk
        semiz sert sevim sevinç sezer sezgin solak solmaz somer sonmez sönmez sözen soylu soydan soysal subaşı şahin şahinoğlu
        şeker şen şener şenol şensoy şentürk şimşek tan tanrıverdi taner tanır taş taşçı taşdemir taşkın tekin tekeli tekbaş temel temiz
        tepe terzi tetik tezcan tokgöz toker topal topçu toprak torun tosun tuna tunç tuncer tunca turan türk türker türkmen türkoğlu
        uçar uçak ulu uluçay ulusoy ulutaş ünal ünlü ünver uğur urak usta uslu uyar uygun uysal uz uzun uzuner vardar varol vural
        yağcı yalçın yalçınkaya yalın yaman yanık yaşar yavaş yavuz yazar yazıcı yener yerli yeşil yeşilyurt yetkin yıldırım
        yıldız yılmaz yiğit yolcu yurt yurdakul yücel yüce yüksel yürek zengin zorlu ergüven erkmen tanyeri tuncel sarpkaya özateş gürdal
        alkaç bayındır bozyel çamoğlu derinöz dokumacı esendal fıstıkçı gümüşlü gökbulut hazneci ilhanlı kalender karadoğan kayabaş kırlangıç
        kocatürk koçyiğit korkut kuyucu maraşlı nalbant narin nacar odabaşı ormancı ovalı özaydın özsoy pamuk peker pekin rençber saka sandal serin sipahi
        soyer sürücü tarhan tekdal tezel toklu tozlu turgut türkyılmaz ulaş uluğ vatansever yaprak yarar yaylacı yelken yenice yorulmaz yörük zeybek
        akalın akarca aksel akın alemdar altan altıparmak altuğ argun arman atabey atay ayaz aytaç bahçeci barlas baran başol baykara bayer bilgen boyacı bozkır bulut
        canbaz cankurt cerit cevher dalgıç dalkıran dayı deliktaş demiray demirkol deveci dizdar dülger dündar ecevit efe elçi elibol emir engin eraydın erbay ercivan
        erdağ erek ergene ergenç ergüder ersin ertan ertuğ esin evin gaziler gencer gökçek gökoğlan göktaş gönen gönül görgülü gülay güleryüz gülşen günaydın hekimoğlu
        hepgüler ışıldak ilhan inanç inci irmak kaçan kadıoğlu kalemci kamacı kanca karaer karakılıç karagül karaköse karslıoğlu kasım kayacan kazancı kerimoğlu kıvanç koçbay
        konuk kopuz korucu kurtoğlu kutay menteş meriç mumcu müftüoğlu nur oflaz olgun orbay ordu oskay öğretmen ötgen özalp özbay özbilgin özdoğan özgül özışık özkök özsarı
        öztuna öztaş pektürk saatçi sağıroğlu sanlı sarıbaş savcı saydam seven sevgi sezen solmazer soyak süer sümer süzen şanlı şarman şengül tansel taşkıran tatar tatlı
        tekbıyık tiryaki topaloğlu topuz torunoğlu tugay tunalı türeli tüzün uçan ulucan umut ural ülger ünsal üstün vatan yağız yalım yatkın yerlikaya yetiş yılancı
        yıldıray yontar yurdagül yurtsever yücesoy zaman zeren erkoç erten alp aral aras bozan kurtul
        """

    /// Names that are words of every day as well.
    static let common = """
        acar ak akar akdeniz altın altun arıcı aslan ateş avcı ayaz bahçeci bakır bakırcı balcı balkan barut bal başaran başar bayar bayrak
        bayram berber beyaz biçer birinci bostancı boyacı boz bulut buldu büyük can candan caner ceylan cihan coşkun cömert çakmak çalışkan çam
        çamlı çatal çavuş çelik çetin çevik çiçek çiftçi çimen çınar çırak çolak çoban dağ dağlı dal darıcı daş dayı demir demirci
        deniz denizci dere dereli deveci dilek dinç doğan doğru dönmez duman durak duran durmaz durmuş dursun duru duygu ege ekmekçi ekici elmas er
        eren ergen ergin esen eser engin evren fidan filiz fırat genç gezer girgin göçer gök gül güler gülmez gümüş gün gündüz güneş güney
        gönül güven güvenç güzel günaydın hancı ışık ışıklı inan inanç ince inci ipek işler kabak kaçar kaçan kaçmaz kader kahraman kahveci kalaycı kalem kalender kalkan
        kanat kaplan kaptan kara karadeniz karaca kartal kasap kasım kavak kavaklı kaya kazancı keklik keskin kesici kılıç kıran kırmızı kısa kızıl
        kızılay koca kocaman koç koçak konak konuk kök korkmaz korucu köse kul kurnaz kurt kurtuluş kuru kuş kutlu kuyucu kuzu küçük kütük
        mert mutlu narin nazlı nur okur okumuş olgun orak ordu ormancı oruç ölmez ömür önder öğretmen öğüt öz özen özgür pala pamuk parlak pınar
        poyraz saatçi sağlam sağır sak saka sakallı sakin sancak sandal sarı savaş savcı saygılı saygın sayın saydam seçkin serin sert seven sevgi sevinç sezgin
        solak solmaz sonmez sönmez subaşı sürücü şahin şanlı şeker şen şimşek tan taş taşkın tatar tatlı tekin temel temiz tepe terzi tetik tiryaki tokgöz
        topal topçu toprak torun tozlu tuna tunç türk uçak uçan uçar ulu umut usta uslu uyar uygun uysal uz uzun uçak varol vatan vatansever yağcı
        yalın yaman yanık yaprak yarar yaşar yavaş yavuz yazar yazıcı yelken yenice yener yerli yeşil yetiş yetkin yıldırım yıldız yiğit yolcu yörük yurt yüce
        yücel yüksel yürek zaman zengin zorlu üstün ünlü elçi efe çağlayan kamacı kul kuzey bostancı kurtul temiz
        """
}
