/// Countries as lists write them: ISO 3166-1 alpha-3, alpha-2, then names, other spellings and words for nationals.
/// Codes beyond ISO are those of ICAO 9303. States that are no more have no code and no line.
enum CountryTable {
  static let lines = """
    ABW AW Aruba|Aruban
    AFG AF Afghanistan|Afghan|Afghani|Afgan|Islamic Republic of Afghanistan
    AGO AO Angola|Angolan
    AIA AI Anguilla
    ALA AX Aland Islands
    ALB AL Albania|Albanian
    AND AD Andorra|Andorran
    ARE AE United Arab Emirates|UAE|Emirati|Dubai|Abu Dhabi
    ARG AR Argentina|Argentine|Argentinian
    ARM AM Armenia|Armenian
    ASM AS American Samoa
    ATA AQ Antarctica
    ATF TF French Southern Territories
    ATG AG Antigua and Barbuda|Antiguan
    AUS AU Australia|Australian
    AUT AT Austria|Austrian
    AZE AZ Azerbaijan|Azerbaijani|Azeri
    BDI BI Burundi|Burundian
    BEL BE Belgium|Belgian
    BEN BJ Benin|Beninese
    BES BQ Bonaire, Sint Eustatius and Saba
    BFA BF Burkina Faso|Burkinabe
    BGD BD Bangladesh|Bangladeshi
    BGR BG Bulgaria|Bulgarian
    BHR BH Bahrain|Bahraini
    BHS BS Bahamas|Bahamas, The|Bahamian
    BIH BA Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia|Bosnian
    BLM BL Saint Barthelemy
    BLR BY Belarus|Belarusian|Belarussian|Byelorussia
    BLZ BZ Belize|Belizean
    BMU BM Bermuda|Bermudian
    BOL BO Bolivia|Bolivia (Plurinational State of)|Bolivian
    BRA BR Brazil|Brazilian
    BRB BB Barbados|Barbadian
    BRN BN Brunei|Brunei Darussalam|Bruneian
    BTN BT Bhutan|Bhutanese
    BVT BV Bouvet Island
    BWA BW Botswana|Motswana
    CAF CF Central African Republic|Central African
    CAN CA Canada|Canadian
    CCK CC Cocos (Keeling) Islands
    CHE CH Switzerland|Swiss
    CHL CL Chile|Chilean
    CHN CN China|Chinese|People's Republic of China|PRC|Mainland China|China (PRC)
    CIV CI Ivory Coast|Cote d'Ivoire|Cote d Ivoire|Ivorian
    CMR CM Cameroon|Cameroonian
    COD CD Democratic Republic of the Congo|Democratic Republic of Congo|Congo, Democratic Republic of the|DRC|\
    Congo (Democratic Republic)|Congo, Dem. Rep.|DR Congo|Congolese (DRC)|Zaire
    COG CG Congo|Congo, Republic of the|Republic of the Congo|Congo-Brazzaville|Congolese
    COK CK Cook Islands
    COL CO Colombia|Colombian
    COM KM Comoros|Comoran|Comorian
    CPV CV Cabo Verde|Cape Verde|Cape Verdean
    CRI CR Costa Rica|Costa Rican
    CUB CU Cuba|Cuban
    CUW CW Curacao
    CXR CX Christmas Island
    CYM KY Cayman Islands
    CYP CY Cyprus|Cypriot
    CZE CZ Czech Republic|Czechia|Czech
    DEU DE Germany|German|Federal Republic of Germany
    DJI DJ Djibouti|Djiboutian
    DMA DM Dominica
    DNK DK Denmark|Danish
    DOM DO Dominican Republic|Dominican
    DZA DZ Algeria|Algerian
    ECU EC Ecuador|Ecuadorian|Ecuadorean
    EGY EG Egypt|Egyptian
    ERI ER Eritrea|Eritrean
    ESH EH Western Sahara|Sahrawi
    ESP ES Spain|Spanish
    EST EE Estonia|Estonian
    ETH ET Ethiopia|Ethiopian
    EUE EU European Union
    FIN FI Finland|Finnish
    FJI FJ Fiji|Fijian
    FLK FK Falkland Islands|Falkland Islands (Malvinas)
    FRA FR France|French
    FRO FO Faroe Islands
    FSM FM Micronesia|Micronesia (Federated States of)|Micronesia, Federated States of
    GAB GA Gabon|Gabonese
    GBR GB United Kingdom|UK|Great Britain|British|England|Scotland|Wales|Northern Ireland|British citizen|\
    United Kingdom of Great Britain and Northern Ireland
    GEO GE Georgia|Georgian|Georgia (Country)
    GGY GG Guernsey
    GHA GH Ghana|Ghanaian
    GIB GI Gibraltar
    GIN GN Guinea|Guinean
    GLP GP Guadeloupe
    GMB GM Gambia|Gambia, The|Gambian
    GNB GW Guinea-Bissau|Guinea Bissau
    GNQ GQ Equatorial Guinea|Equatorial Guinean|Equatoguinean
    GRC GR Greece|Greek|Hellenic
    GRD GD Grenada|Grenadian
    GRL GL Greenland
    GTM GT Guatemala|Guatemalan
    GUF GF French Guiana
    GUM GU Guam
    GUY GY Guyana|Guyanese
    HKG HK Hong Kong|Hong Kong SAR|China, Hong Kong Special Administrative Region|Hong Kong, China|Hong Kong (China)
    HMD HM Heard Island and McDonald Islands
    HND HN Honduras|Honduran
    HRV HR Croatia|Croatian
    HTI HT Haiti|Haitian
    HUN HU Hungary|Hungarian
    IDN ID Indonesia|Indonesian
    IMN IM Isle of Man|Man, Isle of|Manx
    IND IN India|Indian
    IOT IO British Indian Ocean Territory
    IRL IE Ireland|Irish|Republic of Ireland
    IRN IR Iran|Iranian|Iran (Islamic Republic of)|Iran, Islamic Republic of|Islamic Republic of Iran|Persian
    IRQ IQ Iraq|Iraqi|Republic of Iraq
    ISL IS Iceland|Icelandic
    ISR IL Israel|Israeli|State of Israel
    ITA IT Italy|Italian
    JAM JM Jamaica|Jamaican
    JEY JE Jersey
    JOR JO Jordan|Jordanian
    JPN JP Japan|Japanese
    KAZ KZ Kazakhstan|Kazakhstani|Kazakh
    KEN KE Kenya|Kenyan
    KGZ KG Kyrgyzstan|Kyrgyz|Kyrgyz Republic
    KHM KH Cambodia|Cambodian
    KIR KI Kiribati
    KNA KN Saint Kitts and Nevis|St. Kitts & Nevis|St Kitts and Nevis|Kittitian
    KOR KR South Korea|Republic of Korea|Korea, South|Korea, Republic of|South Korean
    KWT KW Kuwait|Kuwaiti
    LAO LA Laos|Lao People's Democratic Republic|Laotian
    LBN LB Lebanon|Lebanese
    LBR LR Liberia|Liberian
    LBY LY Libya|Libyan|Libyan Arab Jamahiriya
    LCA LC Saint Lucia|St. Lucia|St Lucia
    LIE LI Liechtenstein
    LKA LK Sri Lanka|Sri Lankan
    LSO LS Lesotho
    LTU LT Lithuania|Lithuanian
    LUX LU Luxembourg|Luxembourgish|Luxembourger
    LVA LV Latvia|Latvian
    MAC MO Macao|Macau|Macau SAR|China, Macao Special Administrative Region
    MAF MF Saint Martin
    MAR MA Morocco|Moroccan
    MCO MC Monaco|Monegasque
    MDA MD Moldova|Moldovan|Republic of Moldova|Moldova, Republic of|of the Republic of Moldova
    MDG MG Madagascar|Malagasy
    MDV MV Maldives|Maldivian
    MEX MX Mexico|Mexican
    MHL MH Marshall Islands|Marshallese
    MKD MK North Macedonia|Macedonia|Macedonian|North Macedonia, The Republic of|\
    Macedonia, The Former Yugoslav Republic of|Former Yugoslav Republic of Macedonia
    MLI ML Mali|Malian
    MLT MT Malta|Maltese
    MMR MM Myanmar|Burma|Burmese|Myanmar/Burma|Burma/Myanmar
    MNE ME Montenegro|Montenegrin
    MNG MN Mongolia|Mongolian
    MNP MP Northern Mariana Islands
    MOZ MZ Mozambique|Mozambican
    MRT MR Mauritania|Mauritanian
    MSR MS Montserrat
    MTQ MQ Martinique
    MUS MU Mauritius|Mauritian
    MWI MW Malawi|Malawian
    MYS MY Malaysia|Malaysian
    MYT YT Mayotte
    NAM NA Namibia|Namibian
    NCL NC New Caledonia
    NER NE Niger|Nigerien
    NFK NF Norfolk Island
    NGA NG Nigeria|Nigerian
    NIC NI Nicaragua|Nicaraguan
    NIU NU Niue
    NLD NL Netherlands|Dutch|Holland|The Netherlands|Kingdom of the Netherlands
    NOR NO Norway|Norwegian
    NPL NP Nepal|Nepalese|Nepali
    NRU NR Nauru
    NZL NZ New Zealand|New Zealander
    OMN OM Oman|Omani
    PAK PK Pakistan|Pakistani|Islamic Republic of Pakistan
    PAN PA Panama|Panamanian
    PCN PN Pitcairn
    PER PE Peru|Peruvian
    PHL PH Philippines|Philippine|Filipino
    PLW PW Palau|Palauan
    PNG PG Papua New Guinea
    POL PL Poland|Polish
    PRI PR Puerto Rico|Puerto Rican
    PRK KP North Korea|Korea, North|Democratic People's Republic of Korea|DPRK|North Korean|\
    Democratic People's Republic of Korea (DPRK)|Korea, Democratic People's Republic of
    PRT PT Portugal|Portuguese
    PRY PY Paraguay|Paraguayan
    PSE PS Palestine|State of Palestine|Palestinian|Palestinian Territories|West Bank|Gaza|Gaza Strip|North Gaza|\
    Occupied Palestinian Territories|Palestinian Territory, Occupied|Northern Gaza
    PYF PF French Polynesia
    QAT QA Qatar|Qatari
    REU RE Reunion
    RKS XK Kosovo|Kosovar|Kosovan
    ROU RO Romania|Romanian
    RUS RU Russia|Russian|Russian Federation
    RWA RW Rwanda|Rwandan
    SAU SA Saudi Arabia|Saudi|Saudi Arabian|Kingdom of Saudi Arabia
    SDN SD Sudan|Sudanese
    SEN SN Senegal|Senegalese
    SGP SG Singapore|Singaporean
    SGS GS South Georgia and the South Sandwich Islands
    SHN SH Saint Helena|Saint Helena, Ascension and Tristan da Cunha
    SJM SJ Svalbard and Jan Mayen
    SLB SB Solomon Islands
    SLE SL Sierra Leone|Sierra Leonean
    SLV SV El Salvador|Salvadoran|Salvadorian
    SMR SM San Marino
    SOM SO Somalia|Somali|Federal Republic of Somalia
    SPM PM Saint Pierre and Miquelon
    SRB RS Serbia|Serbian|Republic of Serbia
    SSD SS South Sudan|South Sudanese
    STP ST Sao Tome and Principe
    SUR SR Suriname|Surinamese
    SVK SK Slovakia|Slovak|Slovak Republic|Slovakian
    SVN SI Slovenia|Slovenian|Slovene
    SWE SE Sweden|Swedish
    SWZ SZ Eswatini|Swaziland|Swazi
    SXM SX Sint Maarten
    SYC SC Seychelles|Seychellois
    SYR SY Syria|Syrian|Syrian Arab Republic
    TCA TC Turks and Caicos Islands
    TCD TD Chad|Chadian
    TGO TG Togo|Togolese
    THA TH Thailand|Thai
    TJK TJ Tajikistan|Tajik|Tajikistani
    TKL TK Tokelau
    TKM TM Turkmenistan|Turkmen
    TLS TL Timor-Leste|East Timor
    TON TO Tonga|Tongan
    TTO TT Trinidad and Tobago|Trinidadian|Trinidad
    TUN TN Tunisia|Tunisian
    TUR TR Turkey|Turkiye|Turkish|Republic of Turkiye
    TUV TV Tuvalu
    TWN TW Taiwan|Taiwanese|Taiwan, Province of China|Chinese Taipei
    TZA TZ Tanzania|United Republic of Tanzania|Tanzania, United Republic of|Tanzanian
    UGA UG Uganda|Ugandan
    UKR UA Ukraine|Ukrainian
    UMI UM United States Minor Outlying Islands
    UNO UN United Nations
    URY UY Uruguay|Uruguayan
    USA US United States|United States of America|USA|US|American
    UZB UZ Uzbekistan|Uzbek|Uzbekistani
    VAT VA Holy See|Vatican|Vatican City
    VCT VC Saint Vincent and the Grenadines|St. Vincent and the Grenadines|St Vincent and the Grenadines
    VEN VE Venezuela|Venezuela (Bolivarian Republic of)|Venezuela, Bolivarian Republic of|Venezuelan
    VGB VG British Virgin Islands|Virgin Islands, British|Virgin Islands (British)
    VIR VI United States Virgin Islands|US Virgin Islands|Virgin Islands (U.S.)
    VNM VN Vietnam|Viet Nam|Vietnamese
    VUT VU Vanuatu
    WLF WF Wallis and Futuna
    WSM WS Samoa|Samoan
    YEM YE Yemen|Yemeni|Republic of Yemen
    ZAF ZA South Africa|South African
    ZMB ZM Zambia|Zambian
    ZWE ZW Zimbabwe|Zimbabwean
    """
}
