/// One good source of every format.
enum GoodSamples {
  static let all = [
    euXML, euJournal, ftm, ftmDelta, ofacXML, ofacCSV, targets, senzing, ukCSV, ukXML, unXML, watchlist,
  ]

  static let watchlist = Sample(
    "watchlist-csv", "ours.csv",
    """
    id,name,aliases,kind,date_of_birth,countries,identifiers,topics,note
    a-1,"Testova, Vera",Vera T.;V. Testova,person,1970-02-03;~1971,FRA;birth:Tunisia,passport:X12:FRA,pep;adverse,\
    "said, ""no"", twice"
    a-2,Plank Ltd,,organisation,1990..1995,de,,,

    """)

  static let unXML = Sample(
    "un-xml", "un.xml",
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <CONSOLIDATED_LIST dateGenerated="2030-01-02T00:00:00Z">
      <INDIVIDUALS>
        <INDIVIDUAL>
          <DATAID>11</DATAID><FIRST_NAME>VERA</FIRST_NAME><SECOND_NAME>TESTOVA &amp; CO</SECOND_NAME>
          <UN_LIST_TYPE>Moon</UN_LIST_TYPE>
          <COMMENTS1>Born far away. Gender: Female.</COMMENTS1>
          <DESIGNATION><VALUE>Colonel </VALUE><VALUE>Head of
            Post</VALUE></DESIGNATION>
          <NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
          <NAME_ORIGINAL_SCRIPT>Вера Тестова</NAME_ORIGINAL_SCRIPT>
          <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Vera One; Vera Two</ALIAS_NAME></INDIVIDUAL_ALIAS>
          <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Fox</ALIAS_NAME>
            <DATE_OF_BIRTH>1961-02-03</DATE_OF_BIRTH><COUNTRY_OF_BIRTH>Chad</COUNTRY_OF_BIRTH></INDIVIDUAL_ALIAS>
          <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Vera Old</ALIAS_NAME>
            <NOTE>formerly listed as</NOTE></INDIVIDUAL_ALIAS>
          <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
          <INDIVIDUAL_ADDRESS><COUNTRY>Syrian Arab Republic</COUNTRY></INDIVIDUAL_ADDRESS>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1962</YEAR>
            </INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR>
            <TO_YEAR>1964</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1963 </NOTE></INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Nowhere</CITY><COUNTRY>Chad</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
          <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>P 77</NUMBER>
            <ISSUING_COUNTRY>Türkiye</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
          <INDIVIDUAL_DOCUMENT/>
        </INDIVIDUAL>
      </INDIVIDUALS>
      <ENTITIES>
        <ENTITY><DATAID>12</DATAID><FIRST_NAME>MOON BANK ; BANK OF THE MOON</FIRST_NAME>
          <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Moon Bank</ALIAS_NAME></ENTITY_ALIAS>
          <ENTITY_ADDRESS><COUNTRY>Viet Nam</COUNTRY></ENTITY_ADDRESS>
        </ENTITY>
      </ENTITIES>
    </CONSOLIDATED_LIST>
    """)

  static let ofacCSV = Sample(
    "ofac-csv",
    [
      (
        "SDN.CSV",
        """
        7,"TESTOVA, Vera","individual","SDGT] [MOON",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 10 Dec 1948; alt. DOB \
        circa 1949; POB Cali, Colombia; nationality Korea, North; Gender Female; Passport A123 (Iraq) issued 1 Jan \
        2000; a.k.a. 'THE FOX'; Linked To: MOON BANK CO; Cedula No. 55 (Col"\r
        8,"MOON BANK CO.",-0- ,"MOON",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Tax ID No. 99 (Russia)."\r
        9,"OLD TUB","vessel","MOON",-0- ,"CALL1","Tanker",-0- ,-0- ,"Panama",-0- ,"Vessel Registration \
        Identification IMO 1234567."\r
        \u{1A}
        """
      ),
      ("ALT.CSV", "7,1,\"aka\",\"TESTOWA, Wera\",-0- \r\n7,2,\"fka\",\"OLDNAME, Vera\",-0- \r\n\u{1A}"),
      ("ADD.CSV", "8,1,-0- ,\"Moscow\",\"Russia\",-0- \r\n7,2,-0- ,-0- ,\"undetermined\",-0- \r\n\u{1A}"),
      ("SDN_COMMENTS.CSV", "7,\"ombia); f.k.a. 'FOXY'.\"\r\n\u{1A}"),
    ])

  static let ftm = Sample(
    "ftm", "entities.ftm.json",
    """
    {"id":"addr-1","schema":"Address","properties":{"country":["de"]}}
    {"id":"p-1","caption":"Vera Testova","schema":"Person","properties":{"name":["Vera Testova","Вера Тестова"],\
    "alias":["V. Testova"],"weakAlias":["Foxy"],"previousName":["Vera Oldname"],"birthDate":["1970-02-03","1971"],\
    "nationality":["ru"],"birthCountry":["kz"],"gender":["female"],"birthPlace":["Nowhere"],"passportNumber":["A 1"],\
    "innCode":["12345"],"topics":["role.pep","sanction","role.lawyer"],"addressEntity":["addr-1"]}}
    {"id":"p-2","caption":"Ivan Testov","schema":"Person","properties":{"name":["Ivan Testov"]}}
    {"id":"c-1","caption":"Moon Bank","schema":"Company","properties":{"name":["Moon Bank"],"jurisdiction":["ua-cri"],\
    "topics":["sanction.linked"],"registrationNumber":["77"]}}
    {"id":"v-1","caption":"Old Tub","schema":"Vessel","properties":{"name":["Old Tub"],"imoNumber":["IMO1234567"],\
    "flag":["pa"]}}
    {"id":"s-1","schema":"Sanction","properties":{"entity":["p-1"],"program":["Moon programme"]}}
    {"id":"f-1","schema":"Family","properties":{"person":["p-1"],"relative":["p-2"],"relationship":["brother"]}}
    {"id":"o-1","schema":"Ownership","properties":{"owner":["p-1"],"asset":["c-1"]}}
    {"id":"post","schema":"Position","properties":{"name":["Minister of Tides"],"country":["ru"],\
    "topics":["gov.national","gov.executive"]}}
    {"id":"oc-1","schema":"Occupancy","properties":{"holder":["p-1"],"post":["post"],"startDate":["2001-01-02"],\
    "endDate":["2005"]}}
    {"id":"id-1","schema":"Passport","properties":{"holder":["p-1"],"number":["B 2"],"country":["kz"]}}
    {"id":"pay","schema":"Payment","properties":{"payer":["p-1"]}}

    """)

  static let ftmDelta = Sample(
    "ftm-delta",
    ftm.files + [
      (
        "entities.delta.json",
        """
        {"op":"ADD","entity":{"id":"p-3","caption":"Third","schema":"Person","properties":{"name":["Third"]}}}
        {"op":"MOD","entity":{"id":"p-2","caption":"Ivan Renamed","schema":"Person","properties":{}}}
        {"op":"DEL","entity":{"id":"c-1"}}
        {"op":"DEL","entity":{"id":"s-1"}}
        """
      )
    ])

  static let targets = Sample(
    "opensanctions-csv", "targets.simple.csv",
    """
    "id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","dataset"
    "t-1","Person","Vera Testova","V. T.;""Testova; Vera"";Vera T","1970-02-03;1971","ru;fr","","77;t-1","Moon list","M"
    "t-2","Company","Moon Bank","","","ru","","","","Politically Exposed Moons"
    "t-3","Security","Moon bond","","","","","","",""

    """)

  static let senzing = Sample(
    "senzing", "senzing.json",
    """
    {"DATA_SOURCE":"T","RECORD_ID":"z-1","RECORD_TYPE":"PERSON","NAMES":[{"NAME_TYPE":"PRIMARY","NAME_FULL":\
    "Vera Testova"},{"NAME_TYPE":"ALIAS","NAME_FULL":"V. T."}],"GENDER":"F","DATES":[{"DATE_OF_BIRTH":"1970"}],\
    "COUNTRIES":[{"NATIONALITY":"ru"},{"CITIZENSHIP":"fr"}],"RISKS":[{"TOPIC":"role.rca"}],"IDENTIFIERS":\
    [{"PASSPORT_NUMBER":"A1","PASSPORT_COUNTRY":"ru"},{"OTHER_ID_TYPE":"wikidataId","OTHER_ID_NUMBER":"Q1"}],\
    "RELATIONSHIPS":[{"REL_POINTER_ROLE":"Family","REL_ANCHOR_KEY":"z-2","REL_POINTER_KEY":"z-1"},\
    {"REL_POINTER_ROLE":"Occupancy","REL_POINTER_KEY":"gone"}]}
    {"RECORD_ID":"z-2","RECORD_TYPE":"ORGANIZATION","NAME_ORG":"Moon Bank","AKA_NAME_ORG":"MB","ADDR_COUNTRY":"DE"}

    """)
}
