/// Names that stand for one another: spellings of one name that no letter rule derives, and familiar forms.
enum NameVariants {
  /// The sets that a name is in; empty for a name that is in none.
  static func sets(of word: [UInt8]) -> [Int] { word.count <= lettersMax ? membership[word] ?? [] : [] }

  /// Letters of the longest name.
  private static let lettersMax = membership.keys.map(\.count).max() ?? 0

  /// Every name of a set.
  static func names(of set: Int) -> [[UInt8]] { sets.indices.contains(set) ? sets[set] : [] }

  /// Whether two names are in one set.
  static func areVariants(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count <= lettersMax, right.count <= lettersMax, let first = membership[left],
      let second = membership[right]
    else { return false }
    return first.contains { second.contains($0) }
  }

  private static let sets: [[[UInt8]]] = (spellings + "\n" + familiar).split(separator: "\n").map { line in
    line.split(separator: " ").map { Letters.codes(String($0)) }
  }

  private static let membership: [[UInt8]: [Int]] = {
    var membership: [[UInt8]: [Int]] = [:]
    for (index, set) in sets.enumerated() {
      for name in set { membership[name, default: []].append(index) }
    }
    return membership
  }()

  private static let spellings = """
    mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohamud mahomed mehmet mehmed mohd muhamed magomed \
    mukhammad mokhammad mamadou mohamadou mochammad muhammet maxamed mahamat
    ahmed ahmad akhmed akhmad achmad ahmet axmed amadou
    hussein husayn hussain hossein husein hussin houssein hosein hussien huseyin xuseen khusein
    abdullah abdallah abdulla abdalla abdellah abdollah abdoulaye cabdullaahi abdullahi
    abdul abdel abd abdal abdol abdoul abdil abed
    yusuf yousef youssef yusef yousuf yussef josef joseph jose giuseppe jusuf iosif osip yosef
    ibrahim ebrahim ibraheem brahim abraham avraham ibragim
    omar umar omer umer cumar
    osman othman uthman usman ousmane
    osama usama ousama oussama
    qadhafi gaddafi qaddafi kadafi kadhafi gadafi qadafi khadafy gathafi gadhafi
    yevgeny evgeny evgeni evgenii yevgeni yevgeniy evgeniy eugene evgenij jewgeni yevhen eugen eugenio evgenios
    alexander aleksandr alexandr oleksandr aleksander alexandre alejandro alessandro aliaksandr iskander alexandros \
    sikandar
    vladimir wladimir volodymyr uladzimir vladimiro waldemar
    sergey sergei serguei sergej sergii serhiy serhii siarhei sergejs serge sergio sergiy
    nikolai nikolay nicholas nicolas mykola mikalai nikolaos nicola niklas nikola nicolae
    dmitry dmitri dmitriy dmytro dimitri dmitrii dzmitry dimitrios demetrius dimitrij
    andrei andrey andrew andriy andrij andre andreas andrea andrii andrzej andres
    michael mikhail mykhailo michel miguel michele mikhael mihail michal mikael mihai mikail
    yuri yury yuriy yurii iurii juri jurij georgy georgiy
    george georg georges jorge giorgio georgi georgios giorgi jiri yorgos
    john johannes johann jean juan giovanni ivan jan ian sean yohannes hans johan janos ioannis yahya jovan
    peter pedro pierre petr pyotr piotr petro pietro petros pjotr boutros
    paul pablo paolo pavel pavlo pavlos pawel
    elena yelena helena olena helen helene
    catherine katherine ekaterina yekaterina kateryna katarina catalina caterina katrin
    anastasia anastasiya anastasiia
    natalia natalya nataliya natalija natalie
    maria mary marie mariya marija mariam maryam miriam
    xenia ksenia kseniya oksana
    lee li yi ri rhee rhie
    park pak bak
    choi choe chwe
    jung jeong chung chong jong
    kim gim
    wang wong ong
    chang zhang jang cheung teo
    chen chan tan chin
    huang wong hwang
    xi hsi
    xu hsu
    zhou chou chow
    zhao chao
    jiang chiang
    mao mau
    zedong tsetung tsetong
    """

  private static let familiar = """
    william bill billy will willy liam
    robert bob bobby rob robbie bert
    richard dick rick ricky rich richie
    james jim jimmy jamie
    john jack johnny jon
    jonathan jon jonny john
    joseph joe joey
    thomas tom tommy
    charles charlie chuck charley
    edward ed eddie ted ned teddy
    edwin ed eddie
    michael mike mick mickey mikey
    daniel dan danny
    david dave davey
    matthew matt
    anthony tony
    antonio tony toni
    christopher chris kit
    christine chris tina christina
    stephen steve steven stefan stephan stefano esteban
    andrew andy drew
    benjamin ben benny
    samuel sam sammy
    samantha sam
    alexander alex sasha sascha sandy lex
    alexandra alex sasha sandra
    nicholas nick nicky
    patrick pat paddy
    patricia pat patty tricia
    peter pete
    gregory greg gregg
    ronald ron ronnie
    donald don donnie
    kenneth ken kenny
    timothy tim timmy
    jeffrey jeff geoffrey geoff
    lawrence larry laurence
    leonard len lenny leo
    raymond ray
    gerald jerry gerry
    jerome jerry
    frederick fred freddy frederic friedrich fritz
    francis frank fran francisco francesco paco pancho
    franklin frank
    philip phil phillip philippe felipe
    vincent vince vinny
    walter walt
    douglas doug
    arthur art
    albert al bert
    alfred al fred
    henry harry hank heinrich henri enrique
    harold harry hal
    elizabeth liz beth betty eliza lisa lizzie
    margaret maggie meg peggy greta
    katherine kate kathy katie cathy kat
    jennifer jen jenny
    jessica jess
    deborah deb debbie
    susan sue suzy
    barbara barb barbie
    rebecca becky
    victoria vicky tori
    theodore ted theo teddy
    eugene gene
    dwight ike
    manuel manny manolo
    jose pepe
    jesus chucho chuy
    guadalupe lupe
    eduardo lalo eddie
    ignacio nacho
    luis lucho
    roberto beto
    alberto beto
    guillermo memo
    rafael rafa
    dmitry dima mitya
    vladimir vova volodya vlad
    yevgeny zhenya
    sergey seryozha serezha
    mikhail misha
    ivan vanya
    nikolai kolya
    alexei alyosha lyosha aleksei alexey aleksey oleksiy alexis
    anatoly tolya anatolii anatoliy
    konstantin kostya
    boris borya
    maria masha
    ekaterina katya
    natalia natasha
    tatiana tanya tatyana
    olga olya
    anna anya ann anne hanna
    barack barry
    maximilian max maxim maksim
    johannes hannes hans
    joachim jochen
    giuseppe beppe peppe
    ferdinand nando
    francisco chico
    """
}
