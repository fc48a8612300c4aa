extension LetterWords {
  static let spanish = LetterWords(
    "es",
    utility: [
      "factura de electricidad", "factura de luz", "factura de gas", "factura de agua", "energía consumida",
      "potencia contratada", "término fijo", "lectura del contador", "suministro", "recibo de luz",
    ],
    bank: [
      "extracto de cuenta", "estado de cuenta", "cuenta corriente", "saldo anterior", "saldo final",
      "movimientos de su cuenta", "extracto bancario",
    ],
    tax: [
      "agencia tributaria", "liquidación del impuesto", "impuesto sobre la renta",
      "impuesto sobre bienes inmuebles", "notificación tributaria", "impuesto predial",
    ],
    telephone: ["factura de teléfono", "factura móvil", "factura de internet", "consumo de datos"],
    insurance: ["póliza de seguro", "recibo de la prima", "seguro de hogar"],
    registration: ["certificado de empadronamiento", "volante de empadronamiento", "certificado de residencia"],
    issued: [
      "fecha", "fecha de emisión", "fecha de factura", "fecha de expedición", "emitido el", "fecha de la factura",
      "fecha factura",
    ],
    otherDays: [
      "vencimiento", "fecha de vencimiento", "fecha límite", "período", "periodo", "desde", "hasta",
      "fecha de nacimiento", "fecha valor", "periodo de facturación", "fecha de cargo", "fecha de pago",
    ])
}
