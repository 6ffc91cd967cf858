/// The line under a table that leads to its other pages.
struct PageTurner {
  /// From 0.
  let index: Int
  let count: Int
  /// Cases that fit on no page.
  let beyond: Int

  var html: HTML {
    var text = HTML()
    if count > 1 {
      text += """
        <nav class="turner" aria-label="Halaman">\(link(to: index - 1, word: "← Sebelumnya"))\
        <span>Halaman \(index + 1) dari \(count)</span>\
        \(link(to: index + 1, word: "Berikutnya →"))</nav>
        """
    }
    if beyond > 0 {
      text += "<p class=\"small\">\(beyond) berkas lain tidak ditampilkan di sini.</p>"
    }
    return text
  }

  private func link(to page: Int, word: String) -> HTML {
    guard (0..<count).contains(page) else { return HTML() }
    return "<a href=\"\(Link([OverviewPage.name(ofPage: page)]).path)\">\(word)</a>"
  }
}
