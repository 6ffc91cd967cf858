"""What the tests have the browser run in a page."""

FOUND = """
const done = arguments[arguments.length - 1], start = performance.now();
const box = document.querySelector("#q"), list = document.querySelector("#found");
new MutationObserver((changes, watcher) => {
  if (!list.querySelector("a")) return;
  watcher.disconnect();
  done([performance.now() - start, list.querySelector("a").textContent]);
}).observe(list, {childList: true});
box.value = arguments[0];
box.dispatchEvent(new Event("input"));
"""
LISTED = """
const done = arguments[arguments.length - 1], status = document.querySelector("#status");
const look = () => /^[0-9]+ (berkas|cases)$/.test(status.textContent)
  ? done(Number(status.textContent.split(" ")[0])) : setTimeout(look, 20);
look();
"""
# What can be seen or is read out and has a word that is Indonesian.
INDONESIAN = """
const words = new RegExp("\\\\b(foto|berkas|belum|kiriman|perlu|tidak|yang|dan|dari|untuk|sebab|"
  + "batas|hasil|skor|hari|menurut|lihat|periksa|ulang|dokumen|keputusan|petugas|"
  + "pemohon|mei|agu|okt|des)\\\\b", "i");
const found = [];
for (const e of document.querySelectorAll("body *")) {
  if (e.closest("script, style, [lang=id], blockquote, .id, #language, .notes")) continue;
  const own = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(" ");
  const read = [own, e.getAttribute("alt"), e.getAttribute("aria-label"),
    e.getAttribute("title"), e.getAttribute("data-label")].filter(t => t && words.test(t));
  if (e.tagName !== "OPTION" || e.closest("select").id !== "f-programme") found.push(...read);
}
return found;
"""
AXE = """
const done = arguments[arguments.length - 1];
axe.run({runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
  rules: {"target-size": {enabled: true}}})
  .then(result => done(result.violations.map(v => v.id + ": " + v.nodes[0].html.slice(0, 160))));
"""
