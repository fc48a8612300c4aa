/// A log as whoever checks it knows it: its name, its keys, and the witnesses that must have seen it.
public struct TrustedLog: Sendable, Hashable {
  /// The first line of its checkpoints.
  public let origin: KeyName
  /// Its present and former keys.
  public let keys: [LogKey]
  /// Witnesses that are believed.
  public let witnesses: [WitnessKey]
  /// How many of them must have cosigned; 0 where none has to.
  public let witnessesMin: Int

  /// What is known of a log.
  public init(origin: KeyName, keys: [LogKey], witnesses: [WitnessKey] = [], witnessesMin: Int = 0) {
    self.origin = origin
    self.keys = keys
    self.witnesses = witnesses
    self.witnessesMin = witnessesMin
  }

  /// Reads a checkpoint's note and says whether to believe it.
  ///
  /// Signatures of keys that are not trusted, or not for this size or time, are passed over; one that says it is a
  /// trusted key's and is not condemns the note (C2SP signed-note, "Signatures").
  public func verdict(on bytes: [UInt8]) -> CheckpointVerdict {
    do throws(NoteError) { return verdict(on: try SignedNote(bytes)) } catch { return .refused(.note(error)) }
  }

  /// Says whether to believe a note that has been read.
  public func verdict(on note: SignedNote) -> CheckpointVerdict {
    let checkpoint: Checkpoint
    do throws(CheckpointError) { checkpoint = try Checkpoint(text: note.text) } catch {
      return .refused(.checkpoint(error))
    }
    guard checkpoint.origin.utf8.elementsEqual(origin.description.utf8) else { return .refused(.otherLog) }
    var isSigned = false
    for key in keys where key.sizes.contains(checkpoint.head.size) {
      for signature in note.signatures where key.verifier.claims(signature) {
        guard key.verifier.verifies(signature, of: note.text) else { return .refused(.badSignature(key.verifier.name)) }
        isSigned = true
      }
    }
    guard isSigned else { return .refused(.unsigned) }
    var seen: [KeyName: Int64] = [:]
    for witness in witnesses {
      for signature in note.signatures where witness.verifier.claims(signature) {
        guard let time = witness.verifier.cosigningTime(signature, of: note.text) else {
          return .refused(.badSignature(witness.verifier.name))
        }
        // Counted by name: a witness with two keys is still one witness.
        if witness.times.contains(time) { seen[witness.verifier.name] = max(time, seen[witness.verifier.name] ?? 0) }
      }
    }
    guard seen.count >= witnessesMin else { return .refused(.tooFewWitnesses(seen.count, needed: witnessesMin)) }
    return .believed(checkpoint, cosignedAt: seen)
  }
}

/// Whether a checkpoint is believed.
public enum CheckpointVerdict: Sendable, Hashable {
  /// A trusted key signed it, and enough witnesses did; when each did, in seconds since 1970.
  case believed(Checkpoint, cosignedAt: [KeyName: Int64])
  /// It is not.
  case refused(CheckpointRefusal)
}

/// Why a checkpoint is not believed.
public enum CheckpointRefusal: Sendable, Hashable {
  /// It is no signed note.
  case note(NoteError)
  /// The note is no checkpoint.
  case checkpoint(CheckpointError)
  /// It names another log.
  case otherLog
  /// No key that is trusted for a tree of this size signed it.
  case unsigned
  /// A line says that it is this trusted key's signature, and it is not.
  case badSignature(KeyName)
  /// Fewer trusted witnesses cosigned it than needed.
  case tooFewWitnesses(Int, needed: Int)
}
