extension GoodSamples {
  static let ofacXML = Sample(
    "ofac-advanced-xml", "SDN_ADVANCED.XML",
    """
    <?xml version="1.0" encoding="utf-8"?>
    <Sanctions xmlns="https://example.org/ADVANCED_XML">
      <DateOfIssue CalendarTypeID="1"><Year>2030</Year><Month>1</Month><Day>2</Day></DateOfIssue>
      <ReferenceValueSets>
        <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType>
          <AliasType ID="1403">Name</AliasType></AliasTypeValues>
        <CountryValues><Country ID="1" ISO2="RU">Russia</Country><Country ID="2">Cuba</Country></CountryValues>
        <DetailReferenceValues><DetailReference ID="91">Female</DetailReference></DetailReferenceValues>
        <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="9">Place of Birth</FeatureType>
          <FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType>
          <FeatureType ID="26">Title</FeatureType><FeatureType ID="224">Gender</FeatureType>
          <FeatureType ID="3">Vessel Flag</FeatureType></FeatureTypeValues>
        <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
        <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType>
          <NamePartType ID="1521">First Name</NamePartType></NamePartTypeValues>
        <PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType>
          <PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>
          <PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
        <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
        <RelationTypeValues><RelationType ID="15">Owned or Controlled By</RelationType></RelationTypeValues>
      </ReferenceValueSets>
      <Locations>
        <Location ID="30"><LocationCountry CountryID="2"/></Location>
        <Location ID="31"><LocationPart LocPartTypeID="1"><LocationPartValue Primary="true"><Value>Chad</Value>
          </LocationPartValue></LocationPart></Location>
      </Locations>
      <IDRegDocuments><IDRegDocument ID="2" IDRegDocTypeID="1571" IdentityID="500" IssuedBy-CountryID="1">
        <IDRegistrationNo>A 1</IDRegistrationNo></IDRegDocument></IDRegDocuments>
      <DistinctParties>
        <DistinctParty FixedRef="7"><Comment/><Profile ID="70" PartySubTypeID="4">
          <Identity ID="500" Primary="true">
            <Alias AliasTypeID="1403" Primary="true" LowQuality="false">
              <DocumentedName ID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="61">TESTOVA</NamePartValue>
                </DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="62">Vera</NamePartValue>
                </DocumentedNamePart></DocumentedName>
              <DocumentedName ID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="62">Вера</NamePartValue>
                </DocumentedNamePart></DocumentedName>
            </Alias>
            <Alias AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName ID="3"><DocumentedNamePart>
              <NamePartValue>FOX</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
            <Alias AliasTypeID="1401" Primary="false" LowQuality="false"><DocumentedName ID="4"><DocumentedNamePart>
              <NamePartValue>OLDNAME</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
            <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="61" NamePartTypeID="1520"/></MasterNamePartGroup>
              <MasterNamePartGroup><NamePartGroup ID="62" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups>
          </Identity>
          <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="1"><DatePeriod><Start Approximate="false">
            <From><Year>1970</Year><Month>1</Month><Day>1</Day></From><To><Year>1970</Year><Month>1</Month><Day>1</Day></To>
            </Start><End><From><Year>1970</Year><Month>12</Month><Day>31</Day></From>
            <To><Year>1970</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
          <Feature ID="2" FeatureTypeID="9"><FeatureVersion ID="2"><VersionDetail>Cali, Colombia</VersionDetail>
            </FeatureVersion></Feature>
          <Feature ID="3" FeatureTypeID="10"><FeatureVersion ID="3"><VersionLocation LocationID="31"/></FeatureVersion>
            </Feature>
          <Feature ID="4" FeatureTypeID="25"><FeatureVersion ID="4"><VersionLocation LocationID="30"/></FeatureVersion>
            </Feature>
          <Feature ID="5" FeatureTypeID="26"><FeatureVersion ID="5"><VersionDetail>Minister</VersionDetail>
            </FeatureVersion></Feature>
          <Feature ID="6" FeatureTypeID="224"><FeatureVersion ID="6"><VersionDetail DetailReferenceID="91"/>
            </FeatureVersion></Feature>
        </Profile></DistinctParty>
        <DistinctParty FixedRef="8"><Profile ID="80" PartySubTypeID="1"><Identity ID="501" Primary="true">
          <Alias AliasTypeID="1403" Primary="true"><DocumentedName ID="5"><DocumentedNamePart>
            <NamePartValue>OLD TUB</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity>
          <Feature ID="7" FeatureTypeID="3"><FeatureVersion ID="7"><VersionDetail>Panama</VersionDetail></FeatureVersion>
            </Feature></Profile></DistinctParty>
      </DistinctParties>
      <ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="80" To-ProfileID="70" RelationTypeID="15"/>
      </ProfileRelationships>
      <SanctionsEntries><SanctionsEntry ID="1" ProfileID="70" ListID="1550"><SanctionsMeasure ID="1"
        SanctionsTypeID="1"><Comment>MOON</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries>
    </Sanctions>
    """)
}
