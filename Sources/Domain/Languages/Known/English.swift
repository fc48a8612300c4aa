extension Language {
  /// English.
  public static let english = Language(code: "en", name: "English") { code in
    switch code {
    case .addressMismatch:
      "The address on the document is not the one you gave. Please check it or send another document."
    case .addressTooOld: "The proof of address is too old. Please send a more recent one."
    case .applicantNameMissing: "The applicant's name is missing."
    case .applicantUnderage: "You have not reached the minimum age for this service."
    case .checkUnavailable: "This check is not available at the moment."
    case .consentMissing: "This check needs your consent, which was not given."
    case .creditAmbiguous: "The credit bureau has several files that may be this person's."
    case .creditIdentityUnproven: "The credit bureau is asked only once the document is accepted."
    case .creditBankruptcy:
      "The credit bureau has an insolvency on file. You may ask it for your file and have errors corrected."
    case .creditDefault:
      "The credit bureau has a debt on file that was not paid. If it has been settled, please send proof."
    case .creditDelinquency:
      "The credit bureau has late payments on file. You may ask it for your file and have errors corrected."
    case .creditEnquiries: "Credit was asked for many times in a short while, as the credit bureau has it on file."
    case .creditHistoryShort: "The credit bureau has too short a history on file to judge by."
    case .creditNotFound:
      "The credit bureau has no file under your name and address. Please check whether both are right."
    case .creditScoreLow:
      "The credit bureau's score is below what this service asks for. You may ask the bureau how it came about."
    case .creditScoreUnknown: "The credit bureau gave no score that can be held against the policy's limit."
    case .documentAltered: "The picture shows signs of having been changed. Please send the photo as it was taken."
    case .documentCheckDigit:
      "The machine-readable lines of the document contradict themselves. Please take a sharp picture of the whole page."
    case .documentDataMismatch: "The data on the document differ from the data given."
    case .documentEdited: "The picture’s file names editing software. Please send the photo as it was taken."
    case .documentExpired: "The document has expired. Please use a valid one."
    case .documentFrontBackMismatch: "The front and the back do not belong to the same document."
    case .documentIrregular: "The document does not keep to the rules for documents of its kind."
    case .documentMultiple: "The picture shows more than one document. Please photograph one at a time."
    case .documentNotAccepted: "This kind of document, or its country, is not accepted. Please use another document."
    case .documentReported: "The document was reported lost, stolen or void."
    case .documentSeenBefore: "This document or picture was already given for somebody else."
    case .documentSpecimen: "The document is a specimen or of a fictional state."
    case .documentUnreadable:
      "The document could not be read. Please lay it flat, in good light, and photograph the whole page."
    case .engineFailed: "The check could not be carried out for a technical reason."
    case .evidenceMissing: "A picture or document needed for this check is missing. Please add it."
    case .faceMismatch: "The face in your picture is not the face on the document."
    case .faceMultiple: "More than one face is visible. Please take a picture of yourself alone."
    case .faceNotFound: "No face could be found. Please look straight into the camera, in good light."
    case .faceTooSmall: "The face is too small in the picture. Please come closer or use a higher resolution."
    case .faceUncertain: "The faces are similar, but not enough to be sure."
    case .fileActiveContent:
      "The PDF has scripts or other files in it and was not opened. "
        + "Please send one without them, or a photo as JPEG or PNG."
    case .fileEncrypted:
      "The PDF is encrypted or protected by a password. Please send it without protection, or a photo as JPEG or PNG."
    case .fileTooManyPages: "The PDF has too many pages. Please send only the pages of the document."
    case .imageBlurred: "The picture is blurred. Please hold the camera still and wait until it is in focus."
    case .imageCropped: "Part of the document is cut off. Please photograph it with all four corners visible."
    case .imageGlare:
      "Light is reflected on the document. Please tilt it or move away from the lamp, and switch off the flash."
    case .imageNoColour: "The picture has no colour. Please photograph the document itself, not a copy or a screen."
    case .imageOccluded:
      "Something covers part of the document. Please take your fingers off it, lay it down and photograph it again."
    case .imageScreen: "The picture seems to be taken of a screen. Please photograph the document itself."
    case .imageTooDark: "The picture is too dark. Please take it in daylight or switch on a lamp."
    case .imageTooLarge: "The picture has more pixels than can be opened. Please send it at a lower resolution."
    case .imageTooSmall: "The picture is too small to be read. Please move closer or use a higher resolution."
    case .imageUndecodable: "The file could not be opened as a picture. Please send it again as JPEG or PNG."
    case .livenessChallengeFailed:
      "The movements asked for were not seen. Please try again and follow the instructions."
    case .livenessFlatSurface: "The camera must see you in person, not a picture or a screen. Please try again."
    case .livenessIdentityChanged:
      "The face changed during the recording. Please try again, alone in front of the camera."
    case .policyReview: "A person has to look at this verification."
    case .providerUnavailable: "The provider that carries out this check could not be reached or gave no usable answer."
    case .reviewerDecision: "A reviewer has decided."
    case .riskAddressReused: "Many people gave this postal address."
    case .riskDataMissing: "Nothing was given that the customer’s past behaviour could be looked up by."
    case .riskDeclinedBefore: "An earlier verification of this person was declined."
    case .riskDeviceReused: "Several people were verified from this device."
    case .riskDeviceVelocity: "Many verifications come from this device in a short time."
    case .riskEmailReused: "Another person gave this e-mail address."
    case .riskIPVelocity: "Many applicants come from the same network address."
    case .riskPhoneReused: "Other people gave this telephone number."
    case .screeningAdverseMatch: "A possible match with adverse information has to be examined."
    case .screeningPEPMatch: "A possible match with a politically exposed person has to be examined."
    case .screeningRelativeMatch:
      "A possible match with a relative or close associate of a politically exposed person has to be examined."
    case .screeningSanctionMatch: "A possible match with a sanctions list has to be examined."
    case .screeningWatchlistMatch: "A possible match with a list of your own has to be examined."
    }
  }
}
