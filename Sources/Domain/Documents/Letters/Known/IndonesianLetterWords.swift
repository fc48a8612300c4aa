extension LetterWords {
  static let indonesian = LetterWords(
    "id",
    utility: ["tagihan listrik", "rekening listrik", "tagihan air", "pemakaian", "stand meter"],
    bank: ["rekening koran", "mutasi rekening", "saldo awal", "saldo akhir"],
    tax: ["direktorat jenderal pajak", "pajak bumi dan bangunan", "pajak penghasilan"],
    telephone: ["tagihan telepon", "tagihan internet"],
    insurance: ["polis asuransi"],
    registration: ["surat keterangan domisili", "kartu keluarga"],
    issued: ["tanggal", "tanggal terbit", "tanggal tagihan", "tanggal cetak"],
    otherDays: ["jatuh tempo", "tanggal jatuh tempo", "periode", "dari", "sampai", "tanggal lahir"])
}
