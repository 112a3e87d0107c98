/// The provinces of Turkey and the districts that addresses name most.
enum Places {
    static let provinces = """
        adana adıyaman afyon afyonkarahisar ağrı aksaray amasya ankara antalya ardahan artvin aydın balıkesir bartın batman bayburt
        bilecik bingöl bitlis bolu burdur bursa çanakkale çankırı çorum denizli diyarbakır düzce edirne elazığ erzincan erzurum
        eskişehir gaziantep antep giresun gümüşhane hakkari hatay ığdır ısparta istanbul izmir kahramanmaraş maraş karabük karaman kars
        kastamonu kayseri kilis kırıkkale kırklareli kırşehir kocaeli konya kütahya malatya manisa mardin mersin içel muğla muş
        nevşehir niğde ordu osmaniye rize sakarya samsun siirt sinop sivas şanlıurfa urfa şırnak tekirdağ tokat trabzon tunceli
        uşak van yalova yozgat zonguldak
        """

    static let districts = """
        adalar arnavutköy ataşehir avcılar bağcılar bahçelievler bakırköy başakşehir bayrampaşa beşiktaş beykoz beylikdüzü beyoğlu
        büyükçekmece çatalca çekmeköy esenler esenyurt eyüp eyüpsultan fatih gaziosmanpaşa güngören kadıköy kağıthane kartal
        küçükçekmece maltepe pendik sancaktepe sarıyer silivri sultanbeyli sultangazi şile şişli tuzla ümraniye üsküdar zeytinburnu
        altındağ çankaya etimesgut keçiören mamak sincan yenimahalle gölbaşı polatlı pursaklar beypazarı çubuk elmadağ
        aliağa balçova bayındır bayraklı bergama bornova buca çeşme çiğli foça gaziemir güzelbahçe karabağlar karaburun karşıyaka
        kemalpaşa konak menderes menemen narlıdere ödemiş seferihisar selçuk tire torbalı urla
        nilüfer osmangazi yıldırım gemlik inegöl mudanya gürsu kestel iznik orhangazi mustafakemalpaşa karacabey
        aksu alanya demre döşemealtı elmalı finike gazipaşa kaş kemer kepez konyaaltı korkuteli kumluca manavgat muratpaşa serik
        aladağ ceyhan çukurova feke karaisalı kozan sarıçam seyhan yüreğir izmit gebze darıca çayırova dilovası körfez derince
        gölcük kartepe başiskele kandıra adapazarı serdivan erenler arifiye akyazı hendek karasu sapanca
        atakum ilkadım canik tekkeköy bafra çarşamba ortahisar akçaabat yomra araklı of sürmene altınordu ünye fatsa
        şahinbey şehitkamil nizip islahiye eyyübiye haliliye karaköprü siverek viranşehir birecik bağlar kayapınar sur yenişehir ergani
        bismil silvan selçuklu meram karatay ereğli akşehir beyşehir seydişehir kocasinan melikgazi talas develi odunpazarı tepebaşı
        merkezefendi pamukkale acıpayam çivril efeler kuşadası didim nazilli söke germencik bodrum fethiye marmaris milas menteşe
        dalaman ortaca datça köyceğiz yatağan şehzadeler yunusemre akhisar turgutlu salihli soma alaşehir altıeylül karesi bandırma
        edremit gönen ayvalık burhaniye erdek akdeniz mezitli toroslar tarsus erdemli silifke anamur antakya iskenderun defne
        samandağ dörtyol kırıkhan reyhanlı onikişubat dulkadiroğlu elbistan battalgazi yeşilyurt akçadağ ipekyolu tuşba erciş
        yakutiye palandöken aziziye horasan süleymanpaşa çorlu çerkezköy kapaklı malkara lüleburgaz babaeski keşan uzunköprü
        kdz alaplı devrek çaycuma merzifon turhal erbaa niksar zile şebinkarahisar tirebolu bulancak ardeşen pazar çayeli hopa
        arhavi midyat kızıltepe nusaybin artuklu kurtalan cizre silopi gediz tavşanlı simav bozüyük sandıklı bolvadin dinar
        safranbolu taşköprü tosya boyabat gerze ürgüp avanos bor çiftlikköy çınarcık altınova termal merkez moda göztepe bostancı
        suadiye levent etiler nişantaşı mecidiyeköy taksim kurtköy kozyatağı erenköy fenerbahçe caddebostan çengelköy alsancak
        """
}
