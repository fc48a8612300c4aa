extension Language {
  /// German.
  public static let german = Language(code: "de", name: "Deutsch") { code in
    switch code {
    case .addressMismatch:
      "Die Anschrift auf dem Dokument ist nicht die angegebene. "
        + "Bitte prüfen Sie sie oder senden Sie ein anderes Dokument."
    case .addressTooOld: "Der Adressnachweis ist zu alt. Bitte senden Sie einen neueren."
    case .applicantNameMissing: "Der Name der Person fehlt."
    case .applicantUnderage: "Sie haben das Mindestalter für diesen Dienst nicht erreicht."
    case .checkUnavailable: "Diese Prüfung steht zurzeit nicht zur Verfügung."
    case .consentMissing: "Diese Prüfung braucht Ihre Einwilligung, die nicht erteilt wurde."
    case .creditAmbiguous: "Die Auskunftei führt mehrere Datensätze, die zu dieser Person gehören können."
    case .creditIdentityUnproven: "Die Auskunftei wird erst gefragt, wenn der Ausweis anerkannt ist."
    case .creditBankruptcy:
      "Bei der Auskunftei ist eine Insolvenz vermerkt. "
        + "Sie können dort Auskunft verlangen und Fehler berichtigen lassen."
    case .creditDefault:
      "Bei der Auskunftei ist eine unbezahlte Forderung vermerkt. Ist sie erledigt, senden Sie bitte einen Nachweis."
    case .creditDelinquency:
      "Bei der Auskunftei sind verspätete Zahlungen vermerkt. "
        + "Sie können dort Auskunft verlangen und Fehler berichtigen lassen."
    case .creditEnquiries: "Laut Auskunftei wurde in kurzer Zeit häufig nach Kredit gefragt."
    case .creditHistoryShort: "Die Kredithistorie bei der Auskunftei ist zu kurz, um danach zu urteilen."
    case .creditNotFound:
      "Die Auskunftei führt keinen Datensatz zu Ihrem Namen und Ihrer Anschrift. Bitte prüfen Sie beide."
    case .creditScoreLow:
      "Der Punktwert der Auskunftei liegt unter dem, was dieser Dienst verlangt. "
        + "Sie können dort fragen, wie er zustande kam."
    case .creditScoreUnknown:
      "Die Auskunftei nannte keinen Punktwert, der sich an der Grenze der Richtlinie messen lässt."
    case .documentAltered:
      "Das Bild zeigt Spuren einer Veränderung. Bitte senden Sie das Foto, wie es aufgenommen wurde."
    case .documentCheckDigit:
      "Die maschinenlesbaren Zeilen des Dokuments widersprechen sich. Bitte nehmen Sie die ganze Seite scharf auf."
    case .documentDataMismatch: "Die Angaben auf dem Dokument weichen von den gemachten Angaben ab."
    case .documentEdited: "Die Bilddatei nennt ein Bildbearbeitungsprogramm. Bitte senden Sie das unbearbeitete Foto."
    case .documentExpired: "Das Dokument ist abgelaufen. Bitte verwenden Sie ein gültiges."
    case .documentFrontBackMismatch: "Vorder- und Rückseite gehören nicht zum selben Dokument."
    case .documentIrregular: "Das Dokument hält die Regeln für Dokumente seiner Art nicht ein."
    case .documentMultiple: "Das Bild zeigt mehr als ein Dokument. Bitte fotografieren Sie jedes einzeln."
    case .documentNotAccepted:
      "Diese Art von Dokument oder sein Land wird nicht angenommen. Bitte verwenden Sie ein anderes Dokument."
    case .documentReported: "Das Dokument ist als verloren, gestohlen oder ungültig gemeldet."
    case .documentSeenBefore: "Dieses Dokument oder Bild wurde schon für jemand anderen eingereicht."
    case .documentSpecimen: "Das Dokument ist ein Muster oder stammt aus einem erfundenen Staat."
    case .documentUnreadable:
      "Das Dokument konnte nicht gelesen werden. "
        + "Bitte legen Sie es flach in gutes Licht und fotografieren Sie die ganze Seite."
    case .engineFailed: "Die Prüfung konnte aus technischen Gründen nicht durchgeführt werden."
    case .evidenceMissing: "Ein Bild oder Dokument für diese Prüfung fehlt. Bitte ergänzen Sie es."
    case .faceMismatch: "Das Gesicht auf Ihrem Bild ist nicht das Gesicht auf dem Dokument."
    case .faceMultiple: "Mehr als ein Gesicht ist zu sehen. Bitte nehmen Sie sich allein auf."
    case .faceNotFound: "Es wurde kein Gesicht gefunden. Bitte schauen Sie bei gutem Licht gerade in die Kamera."
    case .faceTooSmall:
      "Das Gesicht ist auf dem Bild zu klein. Bitte kommen Sie näher oder wählen Sie eine höhere Auflösung."
    case .faceUncertain: "Die Gesichter ähneln sich, aber nicht sicher genug."
    case .fileActiveContent:
      "Das PDF enthält Skripte oder andere Dateien und wurde nicht geöffnet. "
        + "Bitte senden Sie eines ohne sie oder ein Foto als JPEG oder PNG."
    case .fileEncrypted:
      "Das PDF ist verschlüsselt oder durch ein Kennwort geschützt. "
        + "Bitte senden Sie es ungeschützt oder ein Foto als JPEG oder PNG."
    case .fileTooManyPages: "Das PDF hat zu viele Seiten. Bitte senden Sie nur die Seiten des Dokuments."
    case .imageBlurred:
      "Das Bild ist unscharf. Bitte halten Sie die Kamera ruhig und warten Sie, bis sie scharf gestellt hat."
    case .imageCropped: "Ein Teil des Dokuments ist abgeschnitten. Bitte fotografieren Sie es mit allen vier Ecken."
    case .imageGlare:
      "Auf dem Dokument spiegelt sich Licht. "
        + "Bitte neigen Sie es oder gehen Sie von der Lampe weg, und schalten Sie den Blitz aus."
    case .imageNoColour:
      "Das Bild hat keine Farbe. Bitte fotografieren Sie das Dokument selbst, keine Kopie und keinen Bildschirm."
    case .imageOccluded:
      "Etwas verdeckt einen Teil des Dokuments. "
        + "Bitte legen Sie es hin, nehmen Sie die Finger weg und fotografieren Sie es noch einmal."
    case .imageScreen:
      "Das Bild scheint von einem Bildschirm aufgenommen zu sein. Bitte fotografieren Sie das Dokument selbst."
    case .imageTooDark:
      "Das Bild ist zu dunkel. Bitte nehmen Sie es bei Tageslicht auf oder schalten Sie eine Lampe ein."
    case .imageTooLarge:
      "Das Bild hat mehr Bildpunkte, als sich öffnen lassen. Bitte senden Sie es mit geringerer Auflösung."
    case .imageTooSmall:
      "Das Bild ist zu klein, um gelesen zu werden. Bitte gehen Sie näher heran oder wählen Sie eine höhere Auflösung."
    case .imageUndecodable:
      "Die Datei ließ sich nicht als Bild öffnen. Bitte senden Sie sie noch einmal als JPEG oder PNG."
    case .livenessChallengeFailed:
      "Die verlangten Bewegungen waren nicht zu sehen. "
        + "Bitte versuchen Sie es noch einmal und folgen Sie den Anweisungen."
    case .livenessFlatSurface:
      "Die Kamera muss Sie selbst sehen, nicht ein Bild oder einen Bildschirm. Bitte versuchen Sie es noch einmal."
    case .livenessIdentityChanged:
      "Das Gesicht hat während der Aufnahme gewechselt. Bitte versuchen Sie es noch einmal, allein vor der Kamera."
    case .policyReview: "Ein Mensch muss diese Prüfung ansehen."
    case .providerUnavailable: "Der Anbieter dieser Prüfung war nicht zu erreichen oder gab keine brauchbare Antwort."
    case .reviewerDecision: "Ein Prüfer hat entschieden."
    case .riskAddressReused: "Viele Personen haben diese Postanschrift angegeben."
    case .riskDataMissing: "Es wurde nichts angegeben, wonach früheres Verhalten gesucht werden könnte."
    case .riskDeclinedBefore: "Eine frühere Prüfung dieser Person wurde abgelehnt."
    case .riskDeviceReused: "Mehrere Personen wurden von diesem Gerät aus geprüft."
    case .riskDeviceVelocity: "In kurzer Zeit kommen viele Prüfungen von diesem Gerät."
    case .riskEmailReused: "Eine andere Person hat diese E-Mail-Adresse angegeben."
    case .riskIPVelocity: "Viele Antragsteller kommen von derselben Netzadresse."
    case .riskPhoneReused: "Andere Personen haben diese Telefonnummer angegeben."
    case .screeningAdverseMatch: "Ein möglicher Treffer bei nachteiligen Informationen muss geprüft werden."
    case .screeningPEPMatch: "Ein möglicher Treffer bei politisch exponierten Personen muss geprüft werden."
    case .screeningRelativeMatch:
      "Ein möglicher Treffer bei Nahestehenden einer politisch exponierten Person muss geprüft werden."
    case .screeningSanctionMatch: "Ein möglicher Treffer auf einer Sanktionsliste muss geprüft werden."
    case .screeningWatchlistMatch: "Ein möglicher Treffer auf einer eigenen Liste muss geprüft werden."
    }
  }
}
