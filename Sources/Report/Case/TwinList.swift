import Verdicts

/// The photos of other cases that are the same picture, earlier and later ones, to be compared at a
/// glance, each with the way to its page.
enum TwinList {
  /// The most that are shown of one photo.
  private static let twinsMaximum = 40

  static func html(_ photo: CasePhoto) -> HTML {
    let twins = photo.earlierTwins + photo.laterTwins
    guard !twins.isEmpty else { return HTML() }
    let rest = twins.count - twinsMaximum
    let more: HTML = rest > 0 ? "<li class=\"small\">+\(rest)</li>" : HTML()
    return """
      <section class="twins"\
      \(HTML(attribute: "aria-label", "Foto kembar", "The same picture"))><p class="small">\
      \(HTML("Foto yang sama ada di berkas lain:", "The same picture is in other cases:"))</p>\
      <ul>\(twins.prefix(twinsMaximum).map(item))\(more)</ul></section>
      """
  }

  private static func item(_ twin: TwinPhoto) -> HTML {
    let page = Link(upwards: 1, [twin.caseID, "index.html"]).path
    let picture = Link(upwards: 1, [twin.caseID, twin.folder, Provenance.thumbnailName]).path
    return """
      <li class="other"><a href="\(page)#\(Link([twin.folder]).path)"><img src="\(picture)" alt="" \
      loading="lazy"><span><bdi>\(twin.caseID, maximum: 64)</bdi></span></a></li>
      """
  }
}
