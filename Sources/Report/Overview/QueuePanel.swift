/// What the queue is doing: why a photo waits must be visible to the one who is asked about it.
enum QueuePanel {
  static func html(_ queue: QueueView, time: TimeText) -> HTML {
    let facts: [HTML] = [
      """
      <li><b>\(queue.waiting)\(queue.hasMoreWaiting ? "+" : "")</b> \
      \(HTML("menunggu", "waiting"))\(oldest(queue))</li>
      """,
      "<li><b>\(queue.active)</b> \(HTML("sedang dinilai", "being judged"))</li>",
      "<li><b>\(queue.deferredCount)</b> \(HTML("ditunda", "deferred"))</li>",
      "<li><b>\(queue.quarantineCount)</b> \(HTML("ditolak", "refused"))</li>",
    ]
    return """
      <section class="queue" aria-labelledby="h-queue"><h2 id="h-queue">\
      \(HTML("Antrean", "Queue"))</h2><ul>\(facts)</ul>
      \(deferred(queue, time))\(quarantine(queue, time))</section>
      """
  }

  private static func oldest(_ queue: QueueView) -> HTML {
    guard queue.waiting > 0, let seconds = queue.oldestSeconds else { return HTML() }
    return ", terlama \(NumberText.span(seconds: seconds))"
  }

  private static func deferred(_ queue: QueueView, _ time: TimeText) -> HTML {
    guard !queue.deferred.isEmpty else { return HTML() }
    let rows: [HTML] = queue.deferred.prefix(QueueView.rowsMaximum).map { item in
      let next = item.nextTry.map { time.clerk($0) } ?? "sendiri"
      return """
        <tr><th scope="row"><bdi>\(DigitMask.masked(item.caseID ?? "–"), maximum: 70)</bdi></th>\
        <td data-label="Jenis"><bdi>\(item.kind ?? "–", maximum: 20)</bdi></td>\
        <td data-label="Sebab">\(HTML(WaitingWords.deferral(item.reason)))</td>\
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

  private static func quarantine(_ queue: QueueView, _ time: TimeText) -> HTML {
    guard !queue.quarantine.isEmpty else { return HTML() }
    let rows: [HTML] = queue.quarantine.prefix(QueueView.rowsMaximum).map { item in
      """
      <tr><th scope="row"><bdi>\(item.serial, maximum: 40)</bdi></th>\
      <td data-label="Nama"><bdi>\
      \(DigitMask.masked(item.name ?? "bukan teks"), maximum: 80)</bdi></td>\
      <td data-label="Sebab">\(HTML(WaitingWords.rejection(item.reason)))</td>\
      <td data-label="Waktu">\(item.time.map { time.clerk($0) } ?? "–", maximum: 60)</td></tr>
      """
    }
    return """
      <details><summary>Yang ditolak dan sebabnya</summary>
      <table class="plain"><thead><tr><th scope="col">Nomor</th><th scope="col">Nama</th>\
      <th scope="col">Sebab</th><th scope="col">Waktu</th></tr></thead>\
      <tbody>\(rows)</tbody></table>\(rest(queue.quarantineCount, shown: rows.count))</details>
      """
  }

  private static func rest(_ count: Int, shown: Int) -> HTML {
    count > shown ? "<p class=\"small\">\(count - shown) lagi tidak ditampilkan.</p>" : HTML()
  }
}
