/// What made a check fail, where it can tell. A raw value is the `cause` in the verdict.
///
/// Together with the check it chooses the remedy that the reply names.
package enum Cause: String, CaseIterable, Sendable {
  /// blur: the lens was not focused, or the camera moved.
  case focus, motion
  /// resolution: the document fills too little of the frame, a chat service shrank the photo, or
  /// the camera has too few pixels.
  case far, chat, small
  /// framing: part of the document is outside the frame, none is seen, or there are several.
  case cut, missing, several
  /// exposure: too little or too much light.
  case dark, bright
  /// compression: saved again at low quality, or enlarged after it was made small.
  case recompressed, upscaled
  /// kind: another document than the one asked for, or an empty picture.
  case otherKind, blank
  /// contrast: pale print, or a hard shadow.
  case faint, shadow
  /// legibility: print is blurred away in places, and sharp elsewhere.
  case spot
  /// noise: grain of too little light. Only legibility names it.
  case grain
  /// recapture: a photo of a screen, or a screenshot.
  case screen, screenshot
  /// glare: over print, or beside it.
  case overPrint, besidePrint
  /// occlusion: values that are not to be seen where others of their kind are, whatever hides them.
  case hidden
  /// orientation: a mirror image, as a front camera or an editor makes it.
  case mirrored
  /// duplicate: the same bytes, or the same picture.
  case sameBytes, samePicture
}
