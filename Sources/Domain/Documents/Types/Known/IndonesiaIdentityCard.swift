extension DocumentSpecification {
  /// Kartu Tanda Penduduk of Indonesia (Law 24 of 2013: valid for life since).
  static let indonesiaIdentityCard = DocumentSpecification(
    "idn.identity_card", type: .identityCard, issuer: "IDN", sides: .printedCard, scripts: [.latin],
    marks: [["NIK"], ["KEWARGANEGARAAN", "BERLAKU HINGGA", "KARTU TANDA PENDUDUK"]],
    labels: [
      "id": [
        .personalNumber: ["NIK"], .fullName: ["NAMA"], .dateOfBirth: ["TEMPAT/TGL LAHIR", "TEMPAT TANGGAL LAHIR"],
        .sex: ["JENIS KELAMIN"], .address: ["ALAMAT"], .nationality: ["KEWARGANEGARAAN"],
        .dateOfExpiry: ["BERLAKU HINGGA"],
      ]
    ],
    otherLabels: [
      "GOL DARAH", "RT/RW", "KEL/DESA", "KECAMATAN", "AGAMA", "STATUS PERKAWINAN", "PEKERJAAN", "PROVINSI", "KOTA",
      "KABUPATEN",
    ], sexes: ["LAKILAKI": "M", "PEREMPUAN": "F"], numberRule: "idn.nik", numberIsDocuments: true,
    expires: false)
}
