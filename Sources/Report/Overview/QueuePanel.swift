/// What the queue is doing: why a photo waits must be visible to the one who is asked about it.
enum QueuePanel {
  static func html(_ queue: QueueView) -> HTML {
    var facts: [HTML] = [
      "<li><b>\(queue.waiting)\(queue.hasMoreWaiting ? "+" : "")</b> menunggu\(oldest(queue))</li>",
      "<li><b>\(queue.active)</b> sedang dinilai</li>",
    ]
    facts.append("<li><b>\(queue.deferredCount)</b> ditunda</li>")
    facts.append("<li><b>\(queue.quarantineCount)</b> di karantina</li>")
    return """
      <section class="queue" aria-label="Antrean"><h2>Antrean</h2><ul>\(facts)</ul>
      \(deferred(queue))\(quarantine(queue))</section>
      """
  }

  private static func oldest(_ queue: QueueView) -> HTML {
    guard queue.waiting > 0, let seconds = queue.oldestSeconds else { return HTML() }
    return ", terlama \(NumberText.span(seconds: seconds))"
  }

  private static func deferred(_ queue: QueueView) -> HTML {
    guard !queue.deferred.isEmpty else { return HTML() }
    let rows: [HTML] = queue.deferred.prefix(QueueView.rowsMaximum).map { item in
      let next = item.nextTry.map { TimeText.clerk($0) } ?? "–"
      return """
        <tr><th scope="row"><bdi>\(item.caseID ?? "–", maximum: 70)</bdi></th>\
        <td data-label="Jenis"><bdi>\(item.kind ?? "–", maximum: 20)</bdi></td>\
        <td data-label="Sebab"><bdi>\(item.reason, maximum: 200)</bdi></td>\
        <td data-label="Dicoba lagi">\(next, maximum: 60)</td></tr>
        """
    }
    return """
      <details><summary>Yang ditunda dan sebabnya</summary>
      <table class="plain"><thead><tr><th scope="col">Berkas</th><th scope="col">Jenis</th>\
      <th scope="col">Sebab</th><th scope="col">Dicoba lagi</th></tr></thead>\
      <tbody>\(rows)</tbody></table>\(rest(queue.deferredCount, shown: rows.count))</details>
      """
  }

  private static func quarantine(_ queue: QueueView) -> HTML {
    guard !queue.quarantine.isEmpty else { return HTML() }
    let rows: [HTML] = queue.quarantine.prefix(QueueView.rowsMaximum).map { item in
      """
      <tr><th scope="row"><bdi>\(item.serial, maximum: 40)</bdi></th>\
      <td data-label="Nama"><bdi>\(item.name ?? "bukan teks", maximum: 80)</bdi></td>\
      <td data-label="Sebab"><bdi>\(item.reason, maximum: 200)</bdi></td>\
      <td data-label="Waktu">\(item.time.map { TimeText.clerk($0) } ?? "–", maximum: 60)</td></tr>
      """
    }
    return """
      <details><summary>Yang dikarantina dan sebabnya</summary>
      <table class="plain"><thead><tr><th scope="col">Nomor</th><th scope="col">Nama</th>\
      <th scope="col">Sebab</th><th scope="col">Waktu</th></tr></thead>\
      <tbody>\(rows)</tbody></table>\(rest(queue.quarantineCount, shown: rows.count))</details>
      """
  }

  private static func rest(_ count: Int, shown: Int) -> HTML {
    count > shown ? "<p class=\"small\">\(count - shown) lagi tidak ditampilkan.</p>" : HTML()
  }
}
