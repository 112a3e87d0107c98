/// Given names that are common in Turkey, written from memory; none stands for a person.
enum GivenNames {
    /// All of them; those that are common words too stand in ``common`` as well.
    static let clear = """
        abdullah abdurrahman abdülkadir adem adnan afşin agah ahmet ahmed akif alaattin ali alican alihan alp
        alparslan alper alperen altan altuğ anıl arda arif asım ata atakan atalay atilla attila avni aydan ayhan aykut
        aytaç aytekin ayvaz aziz bahadır bahattin baki baran barbaros barkın bartu batın batuhan bayram bedirhan bedri
        bekir berat berk berkan berkay berkcan berke berkin bilal bircan birol boran bora buğra buğrahan bülent burak
        burhan caner canberk cafer cahit celal celalettin cem cemal cemalettin cemil cengiz cengizhan cevat cevdet
        cihan cihangir coşkun cumali cüneyt davut dağhan deha devrim dinçer doruk doğukan durmuş dursun ebubekir ediz
        edip efe egemen ekrem emin emirhan emircan emrah emre emrecan enes engin ensar ercan ercüment erdal erdem erdi
        erdinç erdoğan eren ergün erhan erkan erkin erkut erol ersan ersin ertan ertuğrul erman esat eşref evren eyüp
        fahrettin fahri faruk fatih fazıl ferdi ferhan ferhat ferit fethi fettah fevzi feyyaz feyzullah fikret fikri
        fırat fuat furkan galip gencay giray gökalp gökay gökberk gökhan gökmen gökçe göktuğ görkem güçlü gürcan
        gürhan gürkan gürol gürsel güven hakan hakkı haldun halil halit haluk hamdi hamza harun hasan haşim hayati
        haydar hayrettin hayri hazar hıdır hikmet hilmi hüsamettin hüseyin hüsnü ibrahim idris ilhami ilhan ilkay
        ilkcan ilker ilyas inan irfan isa ishak ismail ismet izzet izzettin kaan kadir kadri kağan kamil kaya kayahan
        kazım kemal kemalettin kenan kerem kerim koray korhan korkut kubilay kürşat kutay kutlu kuzey latif levent
        lokman lütfi lütfü mahir mahmut mahsun mazhar mehmet mehmetcan melih melikşah memduh merih mert mertcan mesut
        mete metehan metin mevlüt miraç mithat muammer mücahit muhammed muhammet muharrem muhittin muhsin mükremin
        mümin münir murat murathan musa mustafa muzaffer müslüm mutlu naci nadir nail namık nazım nazmi necati necdet
        necip necmettin nedim nevzat nihat niyazi nizamettin nuh nuri nurettin nurullah oğuz oğuzhan oğulcan okan
        oktay olcay onat onur onurcan orçun orhan orkun osman ömer ömercan ömür önder özay özcan özer özgür özkan
        öztürk polat poyraz rafet ragıp rahmi raif ramazan rasim raşit rauf recai recep refik remzi reşat reşit rıdvan
        rıfat rıza rüştü sabahattin sabri sadettin sadık sadi sadullah saffet sait salih salim samet sami samih sarp
        sedat sefa selahattin selami selçuk selim semih serdar serhan serhat serkan sermet sertaç server seyfettin
        seyfi seyit sezai sezer sinan sıtkı soner suat süleyman süreyya şaban şafak şahin şakir şamil şaziye şefik
        şemsettin şenol şerafettin şerif şevket şevki şükrü tahir tahsin talat talha tamer taner tanju tarık tarkan
        tayfun tayfur taylan tayyar tayyip teoman tevfik tolga tolgahan tolunay toprakhan tufan tugay tugrul tuğrul
        tuğra tuğberk tuncay tuncer turan turgay turgut turhan ufuk uğur uğurcan uluç umur umutcan utku vahap vahit
        vedat vefa veli veysel veysi volkan vural yahya yakup yalın yalçın yaman yasin yaşar yavuz yekta yener yetkin
        yiğit yiğitcan yılmaz yücel yunus yusuf yüksel zafer zahit zeki zekeriya zihni ziya ziyaettin zülfikar zülküf
        adalet afet ahu ajda arzu asiye aslı aslıhan asuman asya ayla aylin aynur aysel aysu aysun ayşe ayşegül ayşen
        ayşenur ayten azize azra bahriye banu başak bedia bedriye begüm behice belgin belma belkıs bengi bengisu bennu
        beren berfin beril berna berrak berrin betül beyhan beyza bihter billur bilge binnaz binnur birgül birsen
        buket burcu buse büşra cahide canan cansel cansu cemile cemre ceren ceyda ceylan cevriye damla defne delal
        demet deniz derya didem dilan dilara dilay dilber dilek dilruba dilşad döndü duygu ebru ece ecem ecrin eda
        edanur efsun ela elanur elçin elif elifnur elvan emel emine eminenur enise esen esin esma esmanur esra eslem
        eylül ezgi ezo fadime fahriye fatma fatmanur fehime feraye feride ferihan feriha ferda feriştah fevziye feyza
        fidan figen filiz firdevs fulya funda füsun gamze gaye gizem gonca gökçen göksu gönül gözde gül gülay gülbahar
        gülben gülcan gülçin gülden gülderen güler gülendam gülfem gülfidan gülhan gülistan gülizar gülkız güllü
        gülnaz gülnihal gülnur gülperi gülriz gülsen gülser gülseren gülsüm gülşah gülşen gülten gülümser gülüzar
        günay güzide güzin habibe hacer hafize hale halide halime handan hande hanife hasibe hatice hatun havva
        hayriye hayrünnisa hazal hediye helin hicran hilal hülya hümeyra hürrem hürriyet hüsniye ılgın ırmak ıraz ışıl
        ışılay iclal ikbal ilayda ilgi ilgın ilknur imran inci ipek irem iremnur kadriye kamile kevser kezban kiraz
        kübra lale lamia latife leman lerzan leyla lütfiye macide mahinur makbule manolya mediha mehtap mehveş mehlika
        melahat melda melek melike melis melisa meliha meltem menekşe meral merve meryem mihriban mina mine miray
        mualla muazzez muhterem mukaddes mukadder münevver münire mürüvvet müzeyyen müge müjde müjgan naciye nadide
        nadire nagihan nalan narin naz nazan nazife nazire nazlı nazlıcan nazmiye nebahat necla necmiye nefise nehir
        nergis nermin neriman neslihan neslişah nesibe nesrin neşe nevin nevriye nida nigar nihal nihan nil nilay
        nilgün nilüfer nimet nisa nisan nisanur nur nuran nuray nurcan nurdan nurgül nurhan nuriye nursel nursen
        nurten oya oylum özge özgül özlem özden özgenur öznur pakize pelin pelinsu pembe perihan peri pervin petek
        pınar rabia rahime rana rasime raziye refika refiye remziye reyhan reyyan ruhsar rukiye rümeysa saadet sabiha
        sabriye sacide sadiye safiye saime saliha samiye sanem seda sedef seher selcan selda selen selin selma selvi
        sema semiha semra sena senem seray serap seren serpil sertap seval sevcan sevda sevgi sevgül sevil sevilay
        sevim sevin sevinç sevtap seyhan seyran sezen sıdıka sıla sibel simay simge sinem su sude sudenaz suna suzan
        sümeyye sündüz süheyla şadiye şahika şebnem şehnaz şehriban şenay şengül şeniz şermin şerife şevval şeyda
        şeyma şirin şule şükran şükriye tuba tuğba tuğçe tuğçenur tülay tülin türkan türkü ulviye ülkü ümmühan
        ümran vahide verda vildan vuslat yaprak yasemin yelda yeliz yeşim yeter yıldız yonca yurdagül zahide zehra
        zekiye zeliha zeren zerrin zeynep zeynepnur zeyneb zübeyde zuhal zülal zümra züleyha zerda aleyna almila alara
        arya asel asena asmin aymina ayza beliz belinay berfu berra bade cemrenur çağla çağrı çağan çağatay çağdaş
        çağlar çelebi çetin çiğdem çisem dora duru eflin efnan elay elisa erva esila gökçenur hifa hiranur hira ikra
        ipeknur kayra kumsal lara liya lina maya masal mavinur mila mira nehirsu nilsu öykü parla rüya rüzgar talya
        tuana uras vera yağmur zeyd zümrüt ahsen aden alya aras atlas ayaz aybars aydemir aybüke beste burçin can
        cankat çınar çiçek doğa doğan dila ekin ege ekim emir evin ferah gece güneş ilke ışık kuzgun mavi okyanus
        pamir pars tan tuna umay ural yade yankı yiğithan zerdali deren derin ozan rojda rojin berivan zilan şilan
        şehmus şeyhmus welat sidar serhildan mazlum hasret hayat huri huriye ilksen izel jale jülide kader kamuran
        kardelen kerime keriman kısmet kutsal lemi melodi mercan
        maria marina marta martin marie mark mario anna anastasia elena olga natalia natasha irina svetlana tatiana oksana
        yulia ekaterina alexander alexei dmitri sergei vladimir igor ivan john james michael david thomas peter paul andrew
        george robert william daniel sarah emma laura julia sophie hans klaus jürgen stefan andreas wolfgang heike sabine
        petra monika birgit claudia pierre nicolas mohammed muhammed mohamed mahmoud abdullah abdulrahman khaled omar
        youssef hassan hussein fatima aisha noura layla svenja giulia giovanni carlos miguel
        """

    /// Names that are words of every day as well; alone and in lower case they say nothing.
    static let common = """
        adalet afet aslan ayaz aydın bahar bahri barış başak berrak beste bilge billur bulut can ceylan ceyhan cihan
        coşkun çağdaş çağrı çelik çetin çiçek çınar damla demet deniz derin derya devrim dicle dilek doğa doğan doruk
        duru duygu dursun durmuş ege ekim ekin ela emek emir engin esen eser evren eylül ezgi ferah fidan gamze gaye
        gece gizem gonca gönül gökçe görkem göksu gül güler güllü gülümser güneş gurur gün güven güzel güçlü hale
        hasret hatun hayal hayat hazan hazar hediye hicran huri hürriyet huzur hilal ihsan ışık ırmak ilgi ilke ikbal
        ikram imdat inan inci ipek ismet kader kadir kardelen kaya kısmet kiraz kumsal kutlu kuzey lale lara mavi maya
        masal melek meltem melodi menekşe mercan mert metin mevsim mine müjde mutlu nadir narin naz nehir nergis neşe
        nil nimet nisan nur oba okyanus ömür önder orkide ozan öykü özen özgür özlem özge pamuk papatya pembe peri
        petek pınar polat poyraz rana reyhan rüya rüzgar safa saadet sağlam satı savaş sedef seher selvi sıla sevda
        sevgi sevinç seyhan seyran simge soner songül songün su sultan suna şafak şahin şans şebnem şirin şevket şen
        tan toprak tufan tuna türkü ufuk uğur ümit umut ülkü ülke vefa veli vera vuslat yağmur yaman yalın yaprak
        yasemin yaşar yavuz yener yeter yıldız yiğit yonca yücel yüksel zafer zümrüt çağan dolunay defne nilüfer
        ülker manolya sümbül akın aktan altın alp aras bade balım ışıl ışın mehtap oya özel petunya servet seçkin tekin
        temel uzay varol yankı yetkin zeki aziz bayram hakkı halit hikmet izzet kamil kurban muhterem mübarek rahmi
        ramazan sadık şaban şükür vahit vakur ilkbahar adil alim arif asil baki baran fazıl fikri gazi gani galip
        güney hür kutsal mahsun mazlum medeni mesut mümin münir nazım necip pars resul sarp sefa dost masum mehdi
        nadide vahide afife ilk berat miraç
        """
}
