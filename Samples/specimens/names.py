"""Names, towns and streets of invented people whose countries write Latin letters."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Country:
    """A code for zones, a language, and the names that its invented people have."""

    code: str
    name: str
    language: str
    families: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    towns: tuple[str, ...]
    streets: tuple[str, ...]

    @property
    def iso(self) -> str:
        """ISO 3166-1 alpha-3, which a zone's code is but for Germany's."""
        return "DEU" if self.code == "D" else self.code


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


COUNTRIES: tuple[Country, ...] = (
    Country("UTO", "UTOPIA", "en",
            _split("Specimen|Lindqvist|Eriksson Vale|O'Connor|Marlowe-Finch|Van der Meer|Ashdown|Quill|Nwosu|Tamm"),
            _split("Anna Maria|Wilhelmina|Joan|Beatrix Ottilie|Ines|Ruth|Philippa Georgiana Rosamund"),
            _split("John Albert|Edwin|Theo|Bartholomew Archibald|Ivo|Samuel|Maximilian Ferdinand"),
            _split("Zenith|Port Utopia|Nadir|Exampleton|Little Sample"), _split("Model Road|Sample Lane|Draft Street")),
    Country("D", "BUNDESREPUBLIK DEUTSCHLAND", "de",
            _split("Müller-Muster|Beispiel|Großmann|Köhler|Weiß|Schönfeld|Jäger|Straßburger"),
            _split("Jördis|Änne|Käthe Luise|Sörine|Ursel"), _split("Jürgen|Götz|Björn Uwe|Rüdiger|Hannes"),
            _split("Musterstadt|Beispielhausen|Probeburg"), _split("Musterstraße|Beispielweg|Probegäßchen")),
    Country("FRA", "RÉPUBLIQUE FRANÇAISE", "fr",
            _split("Modèle|Lefèvre|Béranger|D'Exemple|Çelin|Hénaff|Gaudet-Noël"),
            _split("Hélène|Zoé Aliénor|Anaïs|Noëlle|Françoise"), _split("Loïc|André Gaël|Jérôme|Côme|Benoît"),
            _split("Villexemple|Saint-Modèle|Épreuve-sur-Seine"),
            _split("rue de l'Exemple|avenue du Modèle|allée des Épreuves")),
    Country("ESP", "REINO DE ESPAÑA", "es",
            _split("Muñoz Ejemplo|Peñalver Muestra|García Ibáñez|Núñez|Giménez Ceño"),
            _split("Begoña|María José|Inés|Nuria Belén|Águeda"), _split("Íñigo|José Ángel|Ramón|Adrián|Óscar"),
            _split("Villamuestra|Ejemplar del Río|Puerto Modelo"),
            _split("calle Muestra|avenida Ejemplo|plaza Modelo")),
    Country("POL", "RZECZPOSPOLITA POLSKA", "pl",
            _split("Wzorcowska|Żółkiewska-Próbna|Łączyńska|Śliwa|Dębiec|Gżegżółka"),
            _split("Małgorzata|Żaneta|Łucja Zofia|Bożena|Świętosława"), _split("Łukasz|Grześ|Wacław Józef|Świętopełk"),
            _split("Wzorowo|Próbkowice|Żółte Doły"), _split("ulica Wzorcowa|aleja Próbna|ulica Łąkowa")),
    Country("SWE", "KONUNGARIKET SVERIGE", "sv",
            _split("Exempelsson|Åkerström|Öhman|Sjöberg|Provén|Hägg"),
            _split("Åsa|Märta Elin|Görel|Signe|Ylva"), _split("Håkan|Göran|Östen Karl|Björn|Sven"),
            _split("Exempelby|Provköping|Ås"), _split("Exempelgatan|Provvägen|Storgatan")),
    Country("CZE", "ČESKÁ REPUBLIKA", "cs",
            _split("Vzorová|Šťastná|Dvořáčková|Příkladná|Žižková"), _split("Žofie|Božena|Anežka|Květa Eliška"),
            _split("Jiří|Řehoř|Bohouš|Přemysl Tomáš"), _split("Vzorov|Příkladice"), _split("Vzorová|Zkušební|Dlouhá")),
    Country("ROU", "ROMÂNIA", "ro",
            _split("Exemplescu|Țânțăreanu|Șerbănescu|Mostră"), _split("Ștefania|Ioana Anca|Mălina|Brândușa"),
            _split("Ștefan|Răzvan|Mihăiță|Cătălin Ion"), _split("Exemplu de Sus|Modelești"),
            _split("strada Exemplului|bulevardul Model")),
    Country("TUR", "TÜRKİYE CUMHURİYETİ", "tr",
            _split("Örnekoğlu|Çağlayan|Şahingöz|Yıldızer|Güneş"), _split("Gülşah|Çiğdem|İpek Nur|Özge"),
            _split("Özgür|Çağrı|Işık|Uğur Barış"), _split("Örnekköy|Denemeli"), _split("Örnek Sokak|Deneme Caddesi")),
    Country("PRT", "REPÚBLICA PORTUGUESA", "pt",
            _split("Exemplar Simões|Gonçalves Amostra|Conceição|Brandão"), _split("Conceição|Inês|Mafalda Sofia|Lúcia"),
            _split("João|Estêvão|Sebastião Luís|Gonçalo"), _split("Vila Exemplo|Amostra do Mar"),
            _split("rua do Exemplo|travessa da Amostra")),
)
AMERICAN = Country(
    "USA", "UNITED STATES OF AMERICA", "en",
    _split("Specimen|Sample|Exemplar|Mockler|Draftsman|Testerman|Placeholder|Van Dummy|O'Proof|Demo-Reyes"),
    _split("Avery|Jane|Michaela|Rosalind|Dolores|Quinn|Harriet"), _split("Michael|Dexter|Avery|Raymond|Otis|Leland"),
    _split("Testville|Sampleton|Mock Springs|Port Example|Exampleburg"),
    _split("Example Rd|Sample Ave|Test Pattern Blvd|Placeholder St|Draft Ct"))
