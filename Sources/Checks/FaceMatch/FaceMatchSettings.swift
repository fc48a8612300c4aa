/// Constants of the face comparison, with where they were measured.
public enum FaceMatchSettings {
  /// Smallest distance between the eyes on the document's portrait, in pixels. A portrait 64 px wide, about 26 px
  /// between the eyes, still separates as well as a large one; at 48 px the error rate triples (STACK §4).
  public static let portraitEyeDistanceMin = 26.0

  /// Smallest distance between the eyes on the selfie, in pixels. A selfie is taken for the purpose, so it is asked for
  /// a face twice as large as the portrait's limit, where the embedding no longer gains from more.
  public static let selfieEyeDistanceMin = 40.0
}
