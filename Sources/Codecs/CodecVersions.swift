private import CCodecs

/// The versions of the libraries behind the decoders.
package enum CodecVersions {
  /// libjpeg-turbo, as built against.
  package static var libjpeg: String { unsafe String(cString: jernih_jpeg_version()) }
  /// libpng, as loaded.
  package static var libpng: String { unsafe String(cString: jernih_png_version()) }
}
