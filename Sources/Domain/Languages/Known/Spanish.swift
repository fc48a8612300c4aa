extension Language {
  /// Spanish.
  public static let spanish = Language(code: "es", name: "Español") { code in
    switch code {
    case .addressMismatch: "La dirección del documento no es la que indicó. Compruébela o envíe otro documento."
    case .addressTooOld: "El comprobante de domicilio es demasiado antiguo. Envíe uno más reciente."
    case .applicantNameMissing: "Falta el nombre de la persona."
    case .applicantUnderage: "No ha alcanzado la edad mínima para este servicio."
    case .checkUnavailable: "Esta comprobación no está disponible en este momento."
    case .consentMissing: "Esta comprobación necesita su consentimiento, que no se ha dado."
    case .creditAmbiguous: "La agencia de crédito tiene varios expedientes que pueden ser de esta persona."
    case .creditIdentityUnproven: "La agencia de crédito se consulta solo cuando se acepta el documento."
    case .creditBankruptcy:
      "La agencia de crédito tiene registrada una insolvencia. "
        + "Puede pedirle su expediente y hacer corregir los errores."
    case .creditDefault:
      "La agencia de crédito tiene registrada una deuda impagada. Si está saldada, envíe un justificante."
    case .creditDelinquency:
      "La agencia de crédito tiene registrados pagos atrasados. "
        + "Puede pedirle su expediente y hacer corregir los errores."
    case .creditEnquiries: "Según la agencia de crédito, se pidió crédito muchas veces en poco tiempo."
    case .creditHistoryShort: "El historial de la agencia de crédito es demasiado corto para valorarlo."
    case .creditNotFound: "La agencia de crédito no tiene ningún expediente con su nombre y dirección. Compruebe ambos."
    case .creditScoreLow:
      "La puntuación de la agencia de crédito es inferior a la que pide este servicio. "
        + "Puede preguntarle cómo se calculó."
    case .creditScoreUnknown: "La agencia de crédito no dio una puntuación comparable con el límite de la política."
    case .documentAltered: "La imagen muestra señales de haber sido modificada. Envíe la foto tal como se tomó."
    case .documentCheckDigit:
      "Las líneas de lectura mecánica del documento se contradicen. Haga una foto nítida de toda la página."
    case .documentDataMismatch: "Los datos del documento difieren de los datos indicados."
    case .documentEdited: "El archivo de la imagen menciona un programa de edición. Envíe la foto original."
    case .documentExpired: "El documento ha caducado. Utilice uno vigente."
    case .documentFrontBackMismatch: "El anverso y el reverso no pertenecen al mismo documento."
    case .documentIrregular: "El documento no cumple las reglas de los documentos de su tipo."
    case .documentMultiple: "La imagen muestra más de un documento. Fotografíelos de uno en uno."
    case .documentNotAccepted: "Este tipo de documento, o su país, no se acepta. Utilice otro documento."
    case .documentReported: "El documento consta como perdido, robado o anulado."
    case .documentSeenBefore: "Este documento o esta imagen ya se presentó para otra persona."
    case .documentSpecimen: "El documento es una muestra o procede de un Estado ficticio."
    case .documentUnreadable:
      "No se pudo leer el documento. Colóquelo plano, con buena luz, y fotografíe toda la página."
    case .engineFailed: "La comprobación no se pudo realizar por un motivo técnico."
    case .evidenceMissing: "Falta una imagen o un documento necesario para esta comprobación. Añádalo."
    case .faceMismatch: "La cara de su foto no es la cara del documento."
    case .faceMultiple: "Se ve más de una cara. Haga una foto en la que aparezca solo usted."
    case .faceNotFound: "No se encontró ninguna cara. Mire de frente a la cámara, con buena luz."
    case .faceTooSmall: "La cara es demasiado pequeña en la imagen. Acérquese o use una resolución mayor."
    case .faceUncertain: "Las caras se parecen, pero no lo suficiente para estar seguros."
    case .fileActiveContent:
      "El PDF contiene scripts u otros archivos y no se abrió. Envíe uno que no los tenga, o una foto en JPEG o PNG."
    case .fileEncrypted:
      "El PDF está cifrado o protegido con contraseña. Envíelo sin protección, o una foto en JPEG o PNG."
    case .fileTooManyPages: "El PDF tiene demasiadas páginas. Envíe solo las páginas del documento."
    case .imageBlurred: "La imagen está borrosa. Mantenga quieta la cámara y espere a que enfoque."
    case .imageCropped: "Parte del documento está cortada. Fotografíelo con las cuatro esquinas visibles."
    case .imageGlare: "Hay un reflejo de luz en el documento. Inclínelo o aléjese de la lámpara, y apague el flash."
    case .imageNoColour: "La imagen no tiene color. Fotografíe el propio documento, no una copia ni una pantalla."
    case .imageOccluded: "Algo tapa parte del documento. Apóyelo, retire los dedos y fotografíelo de nuevo."
    case .imageScreen: "La imagen parece tomada de una pantalla. Fotografíe el propio documento."
    case .imageTooDark: "La imagen es demasiado oscura. Tómela con luz natural o encienda una lámpara."
    case .imageTooLarge: "La imagen tiene más píxeles de los que se pueden abrir. Envíela con una resolución menor."
    case .imageTooSmall: "La imagen es demasiado pequeña para leerla. Acérquese o use una resolución mayor."
    case .imageUndecodable: "El archivo no se pudo abrir como imagen. Envíelo de nuevo en JPEG o PNG."
    case .livenessChallengeFailed:
      "No se vieron los movimientos solicitados. Inténtelo de nuevo siguiendo las instrucciones."
    case .livenessFlatSurface: "La cámara debe verle en persona, no una imagen ni una pantalla. Inténtelo de nuevo."
    case .livenessIdentityChanged: "La cara cambió durante la grabación. Inténtelo de nuevo, a solas ante la cámara."
    case .policyReview: "Una persona tiene que examinar esta verificación."
    case .providerUnavailable:
      "No se pudo contactar con el proveedor de esta comprobación, o no dio una respuesta útil."
    case .reviewerDecision: "Un revisor ha decidido."
    case .riskAddressReused: "Muchas personas han indicado esta dirección postal."
    case .riskDataMissing: "No se ha indicado nada con lo que buscar el comportamiento anterior."
    case .riskDeclinedBefore: "Se rechazó una verificación anterior de esta persona."
    case .riskDeviceReused: "Se ha verificado a varias personas desde este dispositivo."
    case .riskDeviceVelocity: "Llegan muchas verificaciones desde este dispositivo en poco tiempo."
    case .riskEmailReused: "Otra persona ha indicado esta dirección de correo electrónico."
    case .riskIPVelocity: "Muchos solicitantes vienen de la misma dirección de red."
    case .riskPhoneReused: "Otras personas han indicado este número de teléfono."
    case .screeningAdverseMatch: "Hay que examinar una posible coincidencia con información adversa."
    case .screeningPEPMatch: "Hay que examinar una posible coincidencia con una persona políticamente expuesta."
    case .screeningRelativeMatch:
      "Hay que examinar una posible coincidencia con un familiar o allegado de una persona políticamente expuesta."
    case .screeningSanctionMatch: "Hay que examinar una posible coincidencia con una lista de sanciones."
    case .screeningWatchlistMatch: "Hay que examinar una posible coincidencia con una lista propia."
    }
  }
}
