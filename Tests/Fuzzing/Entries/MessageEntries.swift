import Domain
import EngineProtocol
import FoundationEssentials
import TransparencyLog

@testable import HTTPAPI

extension FuzzEntry {
  /// What other processes and callers send.
  static let messages: [FuzzEntry] = [
    FuzzEntry("json") { bytes in
      let value = try JSON.parse(bytes)
      // 2.5e3 is written 2500, and then reads as an integer.
      let again = try JSON.parse(value.bytes)
      precondition(again.bytes == value.bytes, "what is written reads as what was written")
    },
    FuzzEntry("frame") { bytes in
      var decoder = FrameDecoder()
      for frame in try decoder.take(bytes) {
        do { _ = try frame.request() } catch {}
        do { _ = try frame.answer() } catch {}
      }
    },
    FuzzEntry("multipart") { bytes in
      guard var parser = MultipartParser(contentType: "multipart/form-data; boundary=b", limits: UploadLimits()) else {
        return
      }
      // In pieces, so that every state also begins in the middle of a token.
      for start in stride(from: 0, to: bytes.count, by: 7) {
        try parser.take(bytes[start..<min(start + 7, bytes.count)])
      }
    },
    FuzzEntry("rows") { bytes in
      for format in RowFormat.allCases {
        var intake = RowIntake(format, schema: .importedCustomer, rowBytesMax: 1024)
        for start in stride(from: 0, to: bytes.count, by: 7) {
          do { try intake.take(bytes[start..<min(start + 7, bytes.count)]) } catch { break }
        }
        do { try intake.finish() } catch { continue }
        for row in intake.remove(intake.rows.count) { _ = ImportedRow(row) }
      }
    },
    FuzzEntry("credit-answer") { bytes in
      guard let check = CheckID("chk_00000000000000000000000000") else { return }
      let answer = try CreditAnswer(try JSON.parse(bytes), to: check)
      let again = try CreditAnswer(answer.document, to: check)
      precondition(again == answer, "what is kept reads as what was read")
    },
    FuzzEntry("timestamp") { bytes in
      do { _ = try TimestampQuery(of: [], nonce: 128).token(in: bytes) } catch {}
      let token = try TimestampToken(bytes)
      let again = try TimestampToken(token.bytes)
      precondition(again == token, "what is kept reads as what was read")
    },
    FuzzEntry("witness-answer") { bytes in
      let witness = try NoteVerifier("w.example+3e6d1c1c+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs")
      let note = try SignedNote(text: "assay/0\n1\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n")
      guard let cosignature = Cosignature(in: bytes, by: witness, of: note) else { return }
      var cosigned = note
      try cosigned.add(lines: [cosignature.line])
      let again = try SignedNote(cosigned.bytes)
      precondition(again == cosigned, "what is served reads as what was kept")
    },
    FuzzEntry("content-type") { bytes in
      _ = MultipartParser(contentType: String(decoding: bytes, as: UTF8.self), limits: UploadLimits())
    },
  ]
}
