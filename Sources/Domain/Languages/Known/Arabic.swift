extension Language {
  /// Arabic.
  public static let arabic = Language(code: "ar", name: "العربية") { code in
    switch code {
    case .addressMismatch: "العنوان المدوّن في الوثيقة ليس العنوان الذي ذكرته. يُرجى التحقق منه أو إرسال وثيقة أخرى."
    case .addressTooOld: "إثبات العنوان قديم جدًا. يُرجى إرسال إثبات أحدث."
    case .applicantUnderage: "لم تبلغ الحد الأدنى للعمر المطلوب لهذه الخدمة."
    case .checkUnavailable: "هذا الفحص غير متاح حاليًا."
    case .consentMissing: "يتطلب هذا الفحص موافقتك، ولم تُمنح."
    case .documentCheckDigit: "الأسطر المقروءة آليًا في الوثيقة متناقضة. يُرجى التقاط صورة واضحة للصفحة كاملة."
    case .documentDataMismatch: "البيانات الواردة في الوثيقة تختلف عن البيانات المقدَّمة."
    case .documentExpired: "انتهت صلاحية الوثيقة. يُرجى استخدام وثيقة سارية."
    case .documentFrontBackMismatch: "الوجه الأمامي والوجه الخلفي لا ينتميان إلى الوثيقة نفسها."
    case .documentNotAccepted: "هذا النوع من الوثائق أو بلدها غير مقبول. يُرجى استخدام وثيقة أخرى."
    case .documentSpecimen: "الوثيقة نموذج أو صادرة عن دولة خيالية."
    case .documentUnreadable: "تعذّرت قراءة الوثيقة. يُرجى وضعها مسطّحة في إضاءة جيدة وتصوير الصفحة كاملة."
    case .engineFailed: "تعذّر إجراء الفحص لسبب تقني."
    case .evidenceMissing: "تنقص صورة أو وثيقة لازمة لهذا الفحص. يُرجى إضافتها."
    case .faceMismatch: "الوجه في صورتك ليس الوجه الموجود في الوثيقة."
    case .faceMultiple: "يظهر أكثر من وجه. يُرجى التقاط صورة لك وحدك."
    case .faceNotFound: "لم يُعثر على وجه. يُرجى النظر مباشرة إلى الكاميرا في إضاءة جيدة."
    case .faceTooSmall: "الوجه صغير جدًا في الصورة. يُرجى الاقتراب أو استخدام دقة أعلى."
    case .faceUncertain: "الوجهان متشابهان، لكن ليس بما يكفي للتأكد."
    case .imageBlurred: "الصورة غير واضحة. يُرجى تثبيت الكاميرا وانتظار ضبط التركيز."
    case .imageCropped: "جزء من الوثيقة مقطوع. يُرجى تصويرها بحيث تظهر زواياها الأربع."
    case .imageGlare: "ينعكس الضوء على الوثيقة. يُرجى إمالتها أو الابتعاد عن المصباح وإطفاء الفلاش."
    case .imageTooSmall: "الصورة أصغر من أن تُقرأ. يُرجى الاقتراب أو استخدام دقة أعلى."
    case .imageUndecodable: "تعذّر فتح الملف كصورة. يُرجى إرساله مجددًا بصيغة JPEG أو PNG."
    case .livenessChallengeFailed: "لم تظهر الحركات المطلوبة. يُرجى المحاولة مجددًا واتباع التعليمات."
    case .livenessFlatSurface: "يجب أن تراك الكاميرا شخصيًا، لا صورة ولا شاشة. يُرجى المحاولة مجددًا."
    case .livenessIdentityChanged: "تغيّر الوجه أثناء التسجيل. يُرجى المحاولة مجددًا وحدك أمام الكاميرا."
    case .policyReview: "يجب أن ينظر شخص في عملية التحقق هذه."
    case .reviewerDecision: "اتخذ المراجع قراره."
    case .riskIPVelocity: "يأتي كثير من مقدّمي الطلبات من عنوان الشبكة نفسه."
    case .screeningPEPMatch: "يجب فحص تطابق محتمل مع شخص معرّض سياسيًا."
    case .screeningSanctionMatch: "يجب فحص تطابق محتمل مع قائمة عقوبات."
    }
  }
}
