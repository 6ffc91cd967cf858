import Verdicts

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
    let span = NumberText.spans(seconds: seconds)
    return ", " + HTML("terlama \(span.id)", "the oldest \(span.en)")
  }

  private static func deferred(_ queue: QueueView, _ time: TimeText) -> HTML {
    guard !queue.deferred.isEmpty else { return HTML() }
    let rows: [HTML] = queue.deferred.prefix(QueueView.rowsMaximum).map { item in
      let next = item.nextTry.map { HTML(time.clerk($0)) } ?? HTML("sendiri", "by itself")
      return """
        <tr><th scope="row"><bdi>\(DigitMask.masked(item.caseID ?? "–"), maximum: 70)</bdi></th>\
        <td data-label="Jenis"><bdi>\(item.kind ?? "–", maximum: 20)</bdi></td>\
        <td data-label="Sebab">\(HTML(WaitingWords.deferral(item.reason)))</td>\
        <td data-label="Dicoba lagi">\(next)</td></tr>
        """
    }
    return """
      <details><summary>\(HTML("Yang ditunda dan sebabnya", "Deferred, and why"))</summary>
      <table class="plain"><thead><tr><th scope="col">\(HTML("Berkas", "Case"))</th>\
      <th scope="col">\(HTML("Jenis", "Kind"))</th><th scope="col">\(HTML("Sebab", "Why"))</th>\
      <th scope="col">\(HTML("Dicoba lagi", "Tried again"))</th></tr></thead>\
      <tbody>\(rows)</tbody></table>\(rest(queue.deferredCount, shown: rows.count))</details>
      """
  }

  private static func quarantine(_ queue: QueueView, _ time: TimeText) -> HTML {
    guard !queue.quarantine.isEmpty else { return HTML() }
    let rows: [HTML] = queue.quarantine.prefix(QueueView.rowsMaximum).map { item in
      let when = item.time.map { time.clerk($0) } ?? Bilingual("–")
      return """
        <tr><th scope="row"><bdi>\(item.serial, maximum: 40)</bdi></th>\
        <td data-label="Nama"><bdi>\
        \(DigitMask.masked(item.name ?? "bukan teks"), maximum: 80)</bdi></td>\
        <td data-label="Sebab">\(HTML(WaitingWords.rejection(item.reason)))</td>\
        <td data-label="Waktu">\(HTML(when, maximum: 60))</td></tr>
        """
    }
    return """
      <details><summary>\(HTML("Yang ditolak dan sebabnya", "Refused, and why"))</summary>
      <table class="plain"><thead><tr><th scope="col">\(HTML("Nomor", "Number"))</th>\
      <th scope="col">\(HTML("Nama", "Name"))</th><th scope="col">\(HTML("Sebab", "Why"))</th>\
      <th scope="col">\(HTML("Waktu", "When"))</th></tr></thead>\
      <tbody>\(rows)</tbody></table>\(rest(queue.quarantineCount, shown: rows.count))</details>
      """
  }

  private static func rest(_ count: Int, shown: Int) -> HTML {
    let rest = count - shown
    guard rest > 0 else { return HTML() }
    let words = HTML("\(rest) lagi tidak ditampilkan.", "\(rest) more are not shown.")
    return "<p class=\"small\">\(words)</p>"
  }
}
