extension Language {
  /// Chinese in simplified characters.
  public static let chineseSimplified = Language(
    code: "zh-Hans", name: "简体中文", aliases: ["zh", "zh-CN", "zh-SG"]
  ) { code in
    switch code {
    case .addressMismatch: "证件上的地址与您填写的地址不一致。请核对地址,或提交其他文件。"
    case .addressTooOld: "地址证明已过时。请提交较新的证明。"
    case .applicantUnderage: "您尚未达到使用此服务的最低年龄。"
    case .checkUnavailable: "此项检查目前不可用。"
    case .consentMissing: "此项检查需要您的同意,但您尚未同意。"
    case .documentAltered: "图片有被修改过的痕迹。请发送拍摄的原始照片。"
    case .documentCheckDigit: "证件的机读码自相矛盾。请拍摄整页的清晰照片。"
    case .documentDataMismatch: "证件上的信息与所填信息不一致。"
    case .documentEdited: "图片文件中记录了图像编辑软件。请发送未经编辑的原始照片。"
    case .documentExpired: "证件已过期。请使用有效证件。"
    case .documentFrontBackMismatch: "正面与背面不属于同一证件。"
    case .documentMultiple: "图片中有多份证件。请逐一拍摄。"
    case .documentNotAccepted: "不接受此类证件或该国家的证件。请使用其他证件。"
    case .documentReported: "该证件已被报失、报盗或宣布作废。"
    case .documentSeenBefore: "该证件或图片已被他人提交过。"
    case .documentSpecimen: "该证件是样本,或来自虚构的国家。"
    case .documentUnreadable: "无法读取证件。请将其平放在光线充足处,拍摄整页。"
    case .engineFailed: "由于技术原因,未能进行此项检查。"
    case .evidenceMissing: "缺少此项检查所需的图片或文件。请补充。"
    case .faceMismatch: "您照片中的面部与证件上的面部不符。"
    case .faceMultiple: "照片中有多张面孔。请只拍摄您本人。"
    case .faceNotFound: "未找到面部。请在光线充足处正视镜头。"
    case .faceTooSmall: "照片中的面部太小。请靠近一些,或使用更高的分辨率。"
    case .faceUncertain: "两张面孔相似,但不足以确定。"
    case .imageBlurred: "图片模糊。请拿稳相机,等待对焦完成后再拍摄。"
    case .imageCropped: "证件有一部分未拍到。请拍摄时让四个角都可见。"
    case .imageGlare: "证件上有反光。请调整角度或远离灯光,并关闭闪光灯。"
    case .imageNoColour: "图像没有颜色。请拍摄证件原件，不要拍复印件或屏幕。"
    case .imageOccluded: "证件的一部分被遮挡。请将证件平放,移开手指后重新拍摄。"
    case .imageTooDark: "图像太暗。请在日光下拍摄，或打开灯。"
    case .imageTooSmall: "图片太小,无法读取。请靠近一些,或使用更高的分辨率。"
    case .imageUndecodable: "无法将此文件作为图片打开。请以 JPEG 或 PNG 格式重新提交。"
    case .livenessChallengeFailed: "未看到所要求的动作。请按照提示重试。"
    case .livenessFlatSurface: "摄像头必须拍到您本人,而不是图片或屏幕。请重试。"
    case .livenessIdentityChanged: "录制过程中面孔发生了变化。请独自面对镜头重试。"
    case .policyReview: "此验证需要人工审核。"
    case .reviewerDecision: "审核人员已作出决定。"
    case .riskIPVelocity: "许多申请人来自同一网络地址。"
    case .screeningPEPMatch: "需要审查与政治公众人物的可能匹配。"
    case .screeningSanctionMatch: "需要审查与制裁名单的可能匹配。"
    }
  }
}
