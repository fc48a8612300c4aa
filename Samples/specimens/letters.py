"""What utility bills, bank statements and tax letters say, in eight languages."""

from dataclasses import dataclass

KINDS = ("utility_bill", "bank_statement", "tax_letter")


@dataclass(frozen=True)
class Wording:
    """One language's words. `titles`, `senders` and `bodies` are in the order of `KINDS`."""

    language: str
    titles: tuple[str, str, str]
    senders: tuple[str, str, str]
    bodies: tuple[str, str, str]
    day: str
    number: str
    period: str
    total: str
    entries: tuple[str, ...]
    money: str
    date_format: str
    specimen: str


WORDINGS: tuple[Wording, ...] = (
    Wording("en", ("Electricity bill", "Account statement", "Notice of assessment"),
            ("Example Power & Light Ltd", "Bank of Specimen plc", "Model Revenue Office"),
            ("This bill is for the electricity used at the address above.",
             "This statement shows the movements on your current account.",
             "We have worked out your income tax for the year named below."),
            "Date", "Customer number", "Period", "Total", ("Standing charge", "Units used", "Tax at 20 %", "Transfer"),
            "£{0}", "%d %B %Y", "Specimen: not a real document"),
    Wording("de", ("Stromrechnung", "Kontoauszug", "Einkommensteuerbescheid"),
            ("Stadtwerke Beispielhausen GmbH", "Musterbank AG", "Finanzamt Musterstadt"),
            ("Diese Rechnung gilt für den Verbrauch an der oben genannten Anschrift.",
             "Der Auszug zeigt die Umsätze Ihres Girokontos.",
             "Die Steuer für das unten genannte Jahr ist festgesetzt."),
            "Datum", "Kundennummer", "Zeitraum", "Gesamtbetrag",
            ("Grundgebühr", "Verbrauch", "Umsatzsteuer 19 %", "Überweisung"), "{0} €", "%d.%m.%Y",
            "Muster: kein echtes Dokument"),
    Wording("fr", ("Facture d’électricité", "Relevé de compte", "Avis d’impôt"),
            ("Énergie Modèle SA", "Banque de l’Exemple", "Trésorerie de Villexemple"),
            ("Cette facture concerne votre consommation à l’adresse ci-dessus.",
             "Ce relevé présente les opérations de votre compte courant.",
             "Votre impôt sur le revenu est établi pour l’année indiquée."),
            "Date", "Numéro de client", "Période", "Montant total",
            ("Abonnement", "Consommation", "TVA à 20 %", "Virement reçu"), "{0} €", "%d/%m/%Y",
            "Spécimen : document sans valeur"),
    Wording("es", ("Factura de electricidad", "Extracto de cuenta", "Liquidación del impuesto"),
            ("Compañía Eléctrica Ejemplo", "Banco Muestra S.A.", "Agencia Modelo de Tributos"),
            ("Esta factura corresponde al consumo en la dirección indicada.",
             "El extracto muestra los movimientos de su cuenta.",
             "Se ha calculado su impuesto del año señalado."),
            "Fecha", "Número de cliente", "Período", "Importe total",
            ("Término fijo", "Energía consumida", "IVA 21 %", "Transferencia"), "{0} €", "%d/%m/%Y",
            "Espécimen: sin validez"),
    Wording("pl", ("Faktura za prąd", "Wyciąg z rachunku", "Decyzja podatkowa"),
            ("Energia Wzorowa sp. z o.o.", "Bank Próbny S.A.", "Urząd Skarbowy w Próbkowicach"),
            ("Faktura dotyczy zużycia pod wyżej wskazanym adresem.",
             "Wyciąg pokazuje operacje na Państwa rachunku bieżącym.",
             "Ustalono podatek dochodowy za podany niżej rok."),
            "Data wystawienia", "Numer klienta", "Okres", "Do zapłaty",
            ("Opłata stała", "Zużycie", "VAT 23 %", "Przelew przychodzący"), "{0} zł", "%d.%m.%Y",
            "Wzór: to nie jest dokument"),
    Wording("tr", ("Elektrik faturası", "Hesap özeti", "Vergi bildirimi"),
            ("Örnek Enerji A.Ş.", "Deneme Bankası A.Ş.", "Örnekköy Vergi Dairesi"),
            ("Bu fatura yukarıdaki adresteki tüketim içindir.", "Bu özet hesabınızdaki işlemleri gösterir.",
             "Aşağıdaki yıl için gelir vergisi hesaplanmıştır."),
            "Düzenleme tarihi", "Müşteri numarası", "Dönem", "Ödenecek tutar",
            ("Sabit ücret", "Tüketim", "KDV % 20", "Gelen havale"), "{0} TL", "%d.%m.%Y", "Örnektir: geçerli değildir"),
    Wording("uk", ("Рахунок за електроенергію", "Виписка з рахунку", "Податкове повідомлення"),
            ("ТОВ «Зразкова Енергія»", "АТ «Приклад Банк»", "Податкова інспекція м. Зразків"),
            ("Рахунок виставлено за спожиту електроенергію за вказаною адресою.",
             "Виписка показує рух коштів на вашому рахунку.", "Обчислено податок на доходи за вказаний рік."),
            "Дата", "Номер клієнта", "Період", "До сплати",
            ("Абонентська плата", "Спожито", "ПДВ 20 %", "Надходження"), "{0} грн", "%d.%m.%Y",
            "Зразок: не є документом"),
    Wording("el", ("Λογαριασμός ρεύματος", "Κίνηση λογαριασμού", "Εκκαθαριστικό φόρου"),
            ("Ενέργεια Δείγμα Α.Ε.", "Τράπεζα Υποδείγματος", "Εφορία Δειγματούπολης"),
            ("Ο λογαριασμός αφορά την κατανάλωση στην παραπάνω διεύθυνση.",
             "Η κατάσταση δείχνει τις κινήσεις του λογαριασμού σας.",
             "Υπολογίστηκε ο φόρος για το έτος που αναφέρεται."),
            "Ημερομηνία έκδοσης", "Αριθμός πελάτη", "Περίοδος", "Σύνολο πληρωμής",
            ("Πάγιο", "Κατανάλωση", "ΦΠΑ 24 %", "Έμβασμα"), "{0} €", "%d/%m/%Y", "Δείγμα: δεν είναι έγγραφο"),
)
SCRIPTS = {"uk": "cyrillic-uk", "el": "greek"}
