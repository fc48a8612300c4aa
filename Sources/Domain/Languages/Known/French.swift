extension Language {
  /// French.
  public static let french = Language(code: "fr", name: "Français") { code in
    switch code {
    case .addressMismatch:
      "L’adresse figurant sur le document n’est pas celle que vous avez donnée. "
        + "Vérifiez-la ou envoyez un autre document."
    case .addressTooOld: "Le justificatif de domicile est trop ancien. Veuillez en envoyer un plus récent."
    case .applicantNameMissing: "Le nom de la personne manque."
    case .applicantUnderage: "Vous n’avez pas l’âge minimum requis pour ce service."
    case .checkUnavailable: "Ce contrôle n’est pas disponible pour le moment."
    case .consentMissing: "Ce contrôle nécessite votre consentement, qui n’a pas été donné."
    case .creditAmbiguous: "Le bureau de crédit détient plusieurs dossiers qui peuvent être ceux de cette personne."
    case .creditIdentityUnproven: "Le bureau de crédit n'est interrogé qu'une fois le document accepté."
    case .creditBankruptcy:
      "Le bureau de crédit a enregistré une insolvabilité. "
        + "Vous pouvez lui demander votre dossier et faire corriger les erreurs."
    case .creditDefault:
      "Le bureau de crédit a enregistré une dette impayée. Si elle est réglée, veuillez en envoyer la preuve."
    case .creditDelinquency:
      "Le bureau de crédit a enregistré des retards de paiement. "
        + "Vous pouvez lui demander votre dossier et faire corriger les erreurs."
    case .creditEnquiries: "D’après le bureau de crédit, de nombreux crédits ont été demandés en peu de temps."
    case .creditHistoryShort: "L’historique détenu par le bureau de crédit est trop court pour être apprécié."
    case .creditNotFound: "Le bureau de crédit n’a aucun dossier à vos nom et adresse. Veuillez vérifier les deux."
    case .creditScoreLow:
      "La note du bureau de crédit est inférieure à celle que ce service demande. "
        + "Vous pouvez l’interroger sur son calcul."
    case .creditScoreUnknown: "Le bureau de crédit n’a donné aucune note comparable à la limite de la politique."
    case .documentAltered:
      "L’image porte des traces de modification. Veuillez envoyer la photo telle qu’elle a été prise."
    case .documentCheckDigit:
      "Les lignes lisibles par machine du document se contredisent. "
        + "Veuillez prendre une photo nette de la page entière."
    case .documentDataMismatch: "Les données du document diffèrent des données fournies."
    case .documentEdited: "Le fichier mentionne un logiciel de retouche. Veuillez envoyer la photo d’origine."
    case .documentExpired: "Le document a expiré. Veuillez en utiliser un valide."
    case .documentFrontBackMismatch: "Le recto et le verso n’appartiennent pas au même document."
    case .documentIrregular: "Le document ne respecte pas les règles applicables aux documents de ce type."
    case .documentMultiple: "L’image montre plusieurs documents. Veuillez les photographier un par un."
    case .documentNotAccepted:
      "Ce type de document, ou son pays, n’est pas accepté. Veuillez utiliser un autre document."
    case .documentReported: "Le document a été déclaré perdu, volé ou invalidé."
    case .documentSeenBefore: "Ce document ou cette image a déjà été fourni pour une autre personne."
    case .documentSpecimen: "Le document est un spécimen ou provient d’un État fictif."
    case .documentUnreadable:
      "Le document n’a pas pu être lu. Posez-le à plat, sous une bonne lumière, et photographiez la page entière."
    case .engineFailed: "Le contrôle n’a pas pu être effectué pour une raison technique."
    case .evidenceMissing: "Il manque une image ou un document nécessaire à ce contrôle. Veuillez l’ajouter."
    case .faceMismatch: "Le visage de votre photo n’est pas celui du document."
    case .faceMultiple: "Plusieurs visages sont visibles. Prenez une photo de vous seul."
    case .faceNotFound: "Aucun visage n’a été trouvé. Regardez la caméra bien en face, sous une bonne lumière."
    case .faceTooSmall:
      "Le visage est trop petit sur l’image. Rapprochez-vous ou choisissez une résolution plus élevée."
    case .faceUncertain: "Les visages se ressemblent, mais pas assez pour être certain."
    case .fileActiveContent:
      "Le PDF contient des scripts ou d’autres fichiers et n’a pas été ouvert. "
        + "Envoyez-en un qui n’en contient pas, ou une photo en JPEG ou PNG."
    case .fileEncrypted:
      "Le PDF est chiffré ou protégé par un mot de passe. Envoyez-le sans protection, ou une photo en JPEG ou PNG."
    case .fileTooManyPages: "Le PDF a trop de pages. Veuillez n’envoyer que les pages du document."
    case .imageBlurred: "L’image est floue. Tenez l’appareil immobile et attendez la mise au point."
    case .imageCropped: "Une partie du document est coupée. Photographiez-le avec ses quatre coins visibles."
    case .imageGlare:
      "Un reflet apparaît sur le document. Inclinez-le ou éloignez-vous de la lampe, et désactivez le flash."
    case .imageNoColour:
      "L’image est sans couleur. Veuillez photographier le document lui-même, et non une copie ou un écran."
    case .imageOccluded:
      "Quelque chose cache une partie du document. Posez-le, retirez vos doigts et photographiez-le de nouveau."
    case .imageScreen: "L’image semble avoir été prise d’un écran. Veuillez photographier le document lui-même."
    case .imageTooDark: "L’image est trop sombre. Veuillez la prendre à la lumière du jour ou allumer une lampe."
    case .imageTooLarge:
      "L’image a plus de pixels qu’il n’est possible d’en ouvrir. Veuillez l’envoyer dans une résolution plus basse."
    case .imageTooSmall:
      "L’image est trop petite pour être lue. Rapprochez-vous ou choisissez une résolution plus élevée."
    case .imageUndecodable:
      "Le fichier n’a pas pu être ouvert comme image. Veuillez l’envoyer à nouveau en JPEG ou PNG."
    case .livenessChallengeFailed: "Les mouvements demandés n’ont pas été vus. Réessayez en suivant les instructions."
    case .livenessFlatSurface: "La caméra doit vous voir en personne, pas une image ni un écran. Veuillez réessayer."
    case .livenessIdentityChanged: "Le visage a changé pendant l’enregistrement. Réessayez, seul devant la caméra."
    case .policyReview: "Une personne doit examiner cette vérification."
    case .providerUnavailable:
      "Le prestataire de ce contrôle n’a pas pu être joint ou n’a pas donné de réponse exploitable."
    case .reviewerDecision: "Un examinateur a décidé."
    case .riskAddressReused: "De nombreuses personnes ont indiqué cette adresse postale."
    case .riskDataMissing: "Rien n’a été indiqué qui permette de rechercher le comportement passé."
    case .riskDeclinedBefore: "Une vérification antérieure de cette personne a été refusée."
    case .riskDeviceReused: "Plusieurs personnes ont été vérifiées depuis cet appareil."
    case .riskDeviceVelocity: "De nombreuses vérifications viennent de cet appareil en peu de temps."
    case .riskEmailReused: "Une autre personne a indiqué cette adresse électronique."
    case .riskIPVelocity: "De nombreux demandeurs viennent de la même adresse réseau."
    case .riskPhoneReused: "D’autres personnes ont indiqué ce numéro de téléphone."
    case .screeningAdverseMatch: "Une correspondance possible avec des informations défavorables doit être examinée."
    case .screeningPEPMatch: "Une correspondance possible avec une personne politiquement exposée doit être examinée."
    case .screeningRelativeMatch:
      "Une correspondance possible avec un proche d’une personne politiquement exposée doit être examinée."
    case .screeningSanctionMatch: "Une correspondance possible avec une liste de sanctions doit être examinée."
    case .screeningWatchlistMatch: "Une correspondance possible avec l’une de vos propres listes doit être examinée."
    }
  }
}
