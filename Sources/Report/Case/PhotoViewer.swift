/// The viewer of originals, opened by the script: upright, as large as one wants, with and without
/// the marks.
enum PhotoViewer {
  static let html: HTML = """
    <dialog id="viewer"\
    \(HTML(attribute: "aria-label", "Foto besar", "Large photo"))>\
    <div class="tools"><p class="name"></p>\
    <button type="button" data-do="in"\
    \(HTML(attribute: "aria-label", "Perbesar", "Larger")) aria-keyshortcuts="+">+</button>\
    <button type="button" data-do="out"\
    \(HTML(attribute: "aria-label", "Perkecil", "Smaller")) aria-keyshortcuts="-">−</button>\
    <button type="button" data-do="fit" aria-keyshortcuts="0">\(HTML("Pas", "Fit"))</button>\
    <button type="button" data-do="turn" aria-keyshortcuts="r">\(HTML("Putar", "Turn"))</button>\
    <button type="button" data-do="marks" aria-keyshortcuts="m">\(HTML("Tanda", "Marks"))</button>\
    <a class="raw" href="#viewer">\(HTML("File asli", "The file"))</a>\
    <button type="button" data-do="close">\(HTML("Tutup", "Close"))</button></div>\
    <div class="stage"></div></dialog>
    """
}
