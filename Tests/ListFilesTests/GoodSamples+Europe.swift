extension GoodSamples {
  static let euXML = Sample(
    "eu-fsf-xml", "eu.xml",
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2030-01-02T10:00:00.000+01:00">
      <sanctionEntity designationDetails="" logicalId="13" euReferenceNumber="EU.1.2">
        <regulation programme="MOON" logicalId="1"/>
        <subjectType code="person" classificationCode="P"/>
        <nameAlias firstName="" wholeName="The Fox" strong="false" nameLanguage="" function=""/>
        <nameAlias firstName="Vera" lastName="Testova" wholeName="Vera Testova" strong="true" nameLanguage="EN"
          gender="F" function="Minister of Tides"/>
        <nameAlias wholeName="Вера Тестова" strong="true" nameLanguage="RU"/>
        <citizenship countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION"/>
        <citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>
        <birthdate circa="false" calendarType="GREGORIAN" city="Nowhere" birthdate="1970-02-03" dayOfMonth="3"
          monthOfYear="2" year="1970" countryIso2Code="KZ" countryDescription="KAZAKHSTAN"/>
        <birthdate circa="true" calendarType="GREGORIAN" year="1971" countryIso2Code="00"/>
        <birthdate circa="false" calendarType="GREGORIAN" yearRangeFrom="1968" yearRangeTo="1972"/>
        <birthdate circa="false" calendarType="ISLAMIC" year="1390"/>
        <identification number="A 1" identificationTypeCode="passport" countryIso2Code="RU"/>
        <identification number="22" identificationTypeCode="id" countryIso2Code="00"/>
        <address city="Nowhere" countryIso2Code="DE"/>
      </sanctionEntity>
      <sanctionEntity logicalId="14">
        <subjectType code="enterprise" classificationCode="E"/>
        <nameAlias wholeName="Moon &quot;Bank&quot; &#x26; Sons" strong="true"/>
        <identification number="77" identificationTypeCode="regnumber"/>
      </sanctionEntity>
    </export>
    """)

  static let euJournal = Sample(
    "eu-journal-csv",
    [
      (
        "1.csv",
        """
        celex,recordId,programKey,annex,measure,schema,name,alias,weakAlias,previousName,nationality,birthDate,\
        birthPlace,passportNumber,address
        320,1,EU-MOON,I,Asset freeze,Person,Vera Testova,V. T.; Vera T,Foxy,Oldname,(a) Russian; (b) German,\
        3.2.1970 or Approximately 1971,"Nowhere, former USSR (now Belarus)",C12345 (Iran); none,"Street 1, Cuba"
        320,1,EU-SUN,I,Asset freeze,Person,Vera Testova,Third,,,,,,,
        320,,EU-MOON,II,Export control,Company,Moon Bank,,,,,,,,
        """
      ),
      ("2.csv", "amendedCelex,annex,recordId,schema,name\n320,III,9,Vessel,Old Tub\n"),
    ])

  static let ukCSV = Sample(
    "uk-csv", "UK-Sanctions-List.csv",
    """
    Report Date: 02-Jan-2030
    Last Updated,Unique ID,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Name non-latin script,\
    Regime Name,Designation Type,Address Country,D.O.B,Nationality(/ies),Passport number,\
    Passport additional information,Gender,Town of birth,Country of birth,IMO number
    ,MOO1,TESTOVA,Vera,,,,,Primary Name,,Вера Тестова,Moon,Individual,Syria,dd/mm/1970,Russia,A1,Russia,Female,N,Chad,
    ,MOO2,OLD TUB,,,,,,Primary name,,,Moon,Ship,,,,,,,,,1234567
    ,MOO1,FOX,Vera,,,,,ALias,Low quality,,Moon,Individual,Syria,03/02/1970,Russia,,,,,,

    """)

  static let ukXML = Sample(
    "uk-xml", "UK_Sanctions_List.xml",
    """
    <?xml version="1.0"?>
    <Designations><DateGenerated>02/01/2030</DateGenerated>
      <Designation><UniqueID>MOO1</UniqueID>
        <Names>
          <Name><Name1>Vera</Name1><Name6>TESTOVA</Name6><NameType>Primary Name</NameType></Name>
          <Name><Name6>FOX</Name6><NameType>Alias</NameType><AliasStrength>Low quality</AliasStrength></Name>
        </Names>
        <NonLatinNames><NonLatinName><NameNonLatinScript>Вера</NameNonLatinScript></NonLatinName></NonLatinNames>
        <RegimeName>Moon</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
        <Addresses><Address><AddressCountry>Syria</AddressCountry></Address></Addresses>
        <IndividualDetails><Individual>
          <DOBs><DOB>dd/mm/1970</DOB></DOBs><Nationalities><Nationality>Russia</Nationality></Nationalities>
          <PassportDetails><Passport><PassportNumber>A1</PassportNumber>
            <PassportAdditionalInformation>Russia</PassportAdditionalInformation></Passport></PassportDetails>
          <BirthDetails><Location><TownOfBirth>N</TownOfBirth><CountryOfBirth>Chad</CountryOfBirth></Location></BirthDetails>
          <Genders><Gender>Female</Gender></Genders><Positions><Position>Minister</Position></Positions>
        </Individual></IndividualDetails>
      </Designation>
      <Designation><UniqueID>MOO2</UniqueID>
        <Names><Name><Name6>OLD TUB</Name6><NameType>Primary name</NameType></Name></Names>
        <IndividualEntityShip>Ship</IndividualEntityShip>
        <ShipDetails><Ship><IMONumbers><IMONumber>1234567</IMONumber></IMONumbers></Ship></ShipDetails>
      </Designation>
    </Designations>
    """)
}
