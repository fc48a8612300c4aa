extension LetterWords {
  static let french = LetterWords(
    "fr",
    utility: [
      "facture d'électricité", "facture de gaz", "facture d'eau", "votre consommation", "abonnement électricité",
      "relevé de compteur", "point de livraison", "kWh consommés", "facture d'énergie",
    ],
    bank: [
      "relevé de compte", "relevé bancaire", "compte courant", "compte chèques", "ancien solde", "nouveau solde",
      "relevé de carte",
    ],
    tax: [
      "avis d'impôt", "impôt sur le revenu", "taxe foncière", "taxe d'habitation", "trésorerie",
      "direction générale des finances publiques", "avis d'imposition",
    ],
    telephone: ["facture mobile", "facture internet", "facture téléphonique", "votre forfait"],
    insurance: ["attestation d'assurance", "avis d'échéance", "contrat d'assurance", "assurance habitation"],
    registration: ["certificat de résidence", "attestation de domicile", "certificat de domicile"],
    issued: [
      "date", "date d'émission", "date de facture", "date de la facture", "facture du", "établi le", "émis le",
      "édité le", "arrêté au", "le",
    ],
    otherDays: [
      "échéance", "date limite de paiement", "à payer avant le", "période", "du", "au", "jusqu'au",
      "date de naissance", "né le", "née le", "date valeur", "date d'opération", "prochain relevé",
      "date d'échéance",
    ])
}
