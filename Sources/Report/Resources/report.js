(function () {
"use strict";
var doc = document, root = doc.documentElement;
function one(query, from) { return (from || doc).querySelector(query); }
function all(query, from) { return Array.from((from || doc).querySelectorAll(query)); }
function data() { var place = doc.getElementById("data"); return place ? JSON.parse(place.textContent) : null; }
// In a frame a page only hands its data to the page that opened it: to one of the same server, or, of
// a file, which has no origin, to whoever can open files.
if (window.parent !== window) {
  var own = data() || (root.dataset.case ? {name: "case", id: root.dataset.case} : null);
  if (own) window.parent.postMessage({jernih: 1, data: own}, location.protocol === "file:" ? "*" : location.origin);
  return;
}
root.classList.add("js");
function stored(key, value) {
  try {
    if (value === undefined) return localStorage.getItem("jernih." + key);
    localStorage.setItem("jernih." + key, value);
  } catch (error) { return null; }
}
// Language.
function said(id, en) { return root.classList.contains("english") ? en : id; }
function speak(english) {
  root.classList.toggle("english", english);
  root.lang = english ? "en" : "id";
  all("option[data-en], title[data-en]").forEach(function (o) {
    if (!o.dataset.id) o.dataset.id = o.textContent;
    o.textContent = english ? o.dataset.en : o.dataset.id;
  });
  ["alt", "aria-label"].forEach(function (name) {
    all("[data-en-" + name + "]").forEach(function (e) {
      if (!e.hasAttribute("data-id-" + name)) e.setAttribute("data-id-" + name, e.getAttribute(name));
      e.setAttribute(name, e.getAttribute("data-" + (english ? "en-" : "id-") + name));
    });
  });
  // On a narrow screen a cell says what its column's head says.
  all("td[data-label]").forEach(function (cell) {
    var head = cell.closest("table").tHead.rows[0].cells[cell.cellIndex], word = one(english ? ".en" : ".id", head);
    if (word) cell.dataset.label = word.textContent;
  });
  var button = one("#language");
  if (button) { button.textContent = english ? "Bahasa Indonesia" : "English"; button.lang = english ? "id" : "en"; }
}
speak(stored("language") === "en");
var languageButton = one("#language");
if (languageButton) languageButton.addEventListener("click", function () {
  var english = !root.classList.contains("english");
  stored("language", english ? "en" : "id");
  speak(english);
});
// Pages read through frames; null where there is none.
var kept = {};
function read(address) {
  if (kept[address]) return kept[address];
  return kept[address] = new Promise(function (done) {
    var frame = doc.createElement("iframe"), timer;
    frame.hidden = true;
    frame.tabIndex = -1;
    frame.title = "data";
    function end(result) {
      window.removeEventListener("message", hear);
      clearTimeout(timer);
      frame.remove();
      if (!result) delete kept[address];
      done(result);
    }
    function hear(event) {
      if (event.source === frame.contentWindow && event.data && event.data.jernih === 1) end(event.data.data);
    }
    window.addEventListener("message", hear);
    frame.addEventListener("load", function () { timer = setTimeout(end, 50, null); });
    frame.src = address;
    doc.body.appendChild(frame);
  });
}
function element(name, text, className) {
  var made = doc.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}
// Search by number.
var search = one("#q"), found = one("#found"), searchCount = 0;
var reports = search ? search.dataset.reports : "", cases = reports + "../cases/";
function findKey(text) {
  var plain = text.replace(/[^a-z0-9]/g, ""), digits = plain.replace(/[^0-9]/g, "");
  return (digits.length >= 3 ? digits.slice(-3) : plain.slice(-3)) || "x";
}
function show(ids, query) {
  found.textContent = "";
  ids.slice(0, 20).forEach(function (id) {
    var item = element("li"), link = element("a", id);
    link.href = cases + id + "/index.html";
    item.appendChild(link);
    found.appendChild(item);
  });
  var status = one("#foundcount");
  status.textContent = !query ? "" : ids.length ? said(ids.length + " berkas", ids.length + " cases")
    : query.length < 3 ? said("Ketik sedikitnya 3 angka terakhir nomor.", "Type at least the last 3 digits.")
    : said("Tidak ditemukan. Ketik nomor lengkap atau angka terakhirnya.", "Not found. Type the whole id or its last digits.");
}
function seek() {
  var text = search.value.trim(), query = text.toLowerCase(), number = ++searchCount;
  if (query.length < 3) return show([], query);
  read(reports + "find-" + findKey(query) + ".html").then(function (page) {
    if (number !== searchCount) return;
    var ids = page ? page.ids.filter(function (id) { return id.toLowerCase().indexOf(query) >= 0; }) : [];
    if (ids.length || !/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(text)) return show(ids, query);
    return read(cases + text + "/index.html").then(function (page) {
      if (number === searchCount) show(page && page.id ? [page.id] : [], query);
    });
  });
}
if (search) {
  search.addEventListener("input", seek);
  search.addEventListener("keydown", function (event) {
    var first = one("a", found);
    if (event.key === "Enter" && first) location.href = first.href;
    if (event.key === "ArrowDown" && first) { first.focus(); event.preventDefault(); }
    if (event.key === "Escape") { search.value = ""; seek(); }
  });
  doc.addEventListener("keydown", function (event) {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { search.focus(); event.preventDefault(); }
  });
}
// Filters over all days.
var filters = one("#filters");
if (filters) listed();
function listed() {
  var first = data(), result = one("#result"), body = one("#rows"), status = one("#status");
  var more = one("#more"), shown = 0, run = 0, step = 50;
  var names = ["state", "kind", "programme", "defect", "day", "sort"];
  function control(name) { return one("#f-" + name); }
  function chosen() {
    var values = {};
    names.forEach(function (name) { values[name] = control(name).value; });
    return values;
  }
  function isPlain(values) { return names.every(function (name) { return name === "sort" || !values[name]; }) && values.sort === "due"; }
  function matches(row, want) {
    return (!want.state || row.o.indexOf(want.state) >= 0)
      && (!want.kind || row.f.some(function (f) { return f[1] === want.kind; }))
      && (!want.programme || row.p === want.programme)
      && (!want.defect || row.f.some(function (f) { return f[5] === want.defect; }));
  }
  function word(select, value) {
    var option = all("option", control(select)).find(function (o) { return o.value === value; });
    return option ? option.textContent : value;
  }
  function picture(row, photo) {
    var item = element("li"), under = element("span", said(photo[2], photo[6] || photo[2]), "under");
    if (photo[3]) {
      var image = element("img");
      image.alt = "";
      image.loading = "lazy";
      image.src = cases + row.i + "/" + photo[0] + "/" + photo[3];
      item.appendChild(image);
    }
    item.appendChild(under);
    return item;
  }
  function line(row) {
    var tr = element("tr"), head = element("th"), link = element("a", row.i);
    head.scope = "row";
    link.href = cases + row.i + "/index.html";
    head.appendChild(link);
    if (row.p) head.appendChild(element("span", row.p, "fine"));
    tr.appendChild(head);
    var state = element("td");
    row.o.forEach(function (name) {
      state.appendChild(element("span", word("state", name), "badge " + first.tones[name]));
      state.appendChild(doc.createTextNode(" "));
    });
    if (row.m.length) state.appendChild(element("span", said("Belum ada: ", "Missing: ") + row.m.map(function (m) { return m.join ? said(m[0], m[1]) : m; }).join(", "), "fine"));
    row.f.forEach(function (photo) {
      if (photo[5]) state.appendChild(element("span", said(photo[2], photo[6] || photo[2]) + ": " + word("defect", photo[5]), "fine"));
    });
    tr.appendChild(state);
    var photos = element("td"), strip = element("ul", null, "strip");
    row.f.slice(0, 6).forEach(function (photo) { strip.appendChild(picture(row, photo)); });
    photos.appendChild(strip);
    tr.appendChild(photos);
    tr.appendChild(element("td", clock(row.a), "when"));
    return tr;
  }
  function clock(iso) {
    var time = new Date(iso), months = said("Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split(" ");
    if (isNaN(time)) return iso;
    time = new Date(time.getTime() + first.hours * 3600000);
    function two(n) { return (n < 10 ? "0" : "") + n; }
    return time.getUTCDate() + " " + months[time.getUTCMonth()] + " " + time.getUTCFullYear() + ", "
      + two(time.getUTCHours()) + said(".", ":") + two(time.getUTCMinutes()) + " " + first.zone;
  }
  function order(rows, sort) {
    function key(row) { return sort === "id" ? row.i : Date.parse(sort === "due" ? row.w || row.a : row.a) || 0; }
    var sign = sort === "new" ? -1 : 1;
    return rows.sort(function (a, b) {
      var x = key(a), y = key(b);
      return sign * (x < y ? -1 : x > y ? 1 : a.i < b.i ? -1 : 1);
    });
  }
  // The pages of days, as far as they can hold what is wanted, in the order of the list.
  async function pages(want) {
    var days = [], sign = want.sort === "new" ? -1 : 1;
    for (var month of want.day ? first.months.filter(function (m) { return want.day.indexOf(m) === 0; }) : first.months) {
      var page = await read("month-" + month + ".html");
      if (page) days = days.concat(page.days);
    }
    days = days.concat(first.days).filter(function (day) {
      var place = first.states.indexOf(want.state);
      return (!want.day || day[0] === want.day) && (place < 0 || day[2 + place] > 0);
    });
    days.sort(function (a, b) { return sign * (a[0] < b[0] ? -1 : 1); });
    return days.map(function (day) {
      return Array.from({length: day[1]}, function (none, number) {
        return "day-" + day[0] + (number ? "-" + (number + 1) : "") + ".html";
      });
    });
  }
  async function list() {
    var want = chosen(), number = ++run, rows = [], added = 0;
    result.hidden = isPlain(want);
    one("#waiting").hidden = !result.hidden;
    history.replaceState(null, "", result.hidden ? location.pathname : "#" + names.map(function (name) {
      return name + "=" + encodeURIComponent(want[name]);
    }).join("&"));
    body.textContent = "";
    if (result.hidden) return;
    status.textContent = said("Mencari…", "Looking…");
    // In the order of days the first rows are shown at once; any other order needs all rows.
    var isByDay = want.sort === "old" || want.sort === "new";
    for (var day of await pages(want)) {
      if (number !== run) return;
      var read_ = await Promise.all(day.map(read));
      if (number !== run) return;
      var part = [];
      read_.forEach(function (page) { if (page) part = part.concat(page.rows.filter(function (row) { return matches(row, want); })); });
      rows = rows.concat(isByDay ? order(part, want.sort) : part);
      if (isByDay) while (added < Math.min(step + shown, rows.length)) body.appendChild(line(rows[added++]));
      status.textContent = said(rows.length + " berkas sejauh ini…", rows.length + " cases so far…");
    }
    if (!isByDay) order(rows, want.sort);
    while (added < Math.min(step, rows.length)) body.appendChild(line(rows[added++]));
    status.textContent = said(rows.length + " berkas", rows.length + " cases");
    more.hidden = added >= rows.length;
    more.onclick = function () {
      var next = added;
      while (added < Math.min(next + step, rows.length)) body.appendChild(line(rows[added++]));
      more.hidden = added >= rows.length;
      one("a", body.children[next]).focus();
    };
  }
  names.forEach(function (name) { control(name).addEventListener("change", list); });
  all("a[data-state]").forEach(function (tile) {
    tile.addEventListener("click", function (event) {
      event.preventDefault();
      control("state").value = tile.dataset.state;
      list();
      result.scrollIntoView();
      one("h2", result).focus();
    });
  });
  one("#clear").addEventListener("click", function () {
    names.forEach(function (name) { control(name).value = name === "sort" ? "due" : ""; });
    list();
  });
  location.hash.slice(1).split("&").forEach(function (part) {
    var pair = part.split("="), place = pair.length === 2 && names.indexOf(pair[0]) >= 0 && control(pair[0]);
    if (place) place.value = decodeURIComponent(pair[1]);
  });
  if (!isPlain(chosen())) list();
}
// Copying.
function copy(text, button) {
  function done() {
    var word = button.textContent;
    button.textContent = said("Tersalin", "Copied");
    setTimeout(function () { button.textContent = word; }, 1500);
  }
  function byHand() {
    var area = element("textarea", text);
    doc.body.appendChild(area);
    area.select();
    if (doc.execCommand("copy")) done();
    area.remove();
  }
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand); else byHand();
}
all("button[data-copy]").forEach(function (button) {
  button.addEventListener("click", function () { copy(doc.getElementById(button.dataset.copy).textContent, button); });
});
// Decisions: a file for decisions/, and the command that does the same.
all(".decide").forEach(function (form) {
  var by = one(".by", form), reason = one(".reason", form), told = one(".told-decision", form), command = one("code", form);
  by.value = stored("by") || "";
  function quoted(text) { return "'" + text.replace(/'/g, "'\\''") + "'"; }
  function isReady() {
    by.setCustomValidity(/^[A-Za-z0-9._@-]{1,64}$/.test(by.value) && !/^\d{16}$/.test(by.value) ? ""
      : said("Isi kode petugas: huruf, angka, titik atau strip.", "A clerk's id: letters, digits, dots or dashes."));
    reason.setCustomValidity(reason.value.trim() ? "" : said("Isi alasannya.", "Give a reason."));
    return by.reportValidity() && reason.reportValidity();
  }
  all("button[data-verdict]", form).forEach(function (button) {
    button.addEventListener("click", function () {
      if (!isReady()) return;
      stored("by", by.value);
      var verdict = button.dataset.verdict, token = Array.from(crypto.getRandomValues(new Uint8Array(6)), function (b) {
        return (b + 256).toString(16).slice(1);
      }).join("");
      var file = JSON.stringify({schema: "jernih.decision/1", verdict: verdict === "none" ? null : verdict, reason: reason.value.trim(), by: by.value}) + "\n";
      var link = element("a");
      link.href = URL.createObjectURL(new Blob([file], {type: "application/json"}));
      link.download = form.dataset.case + "." + form.dataset.attempt + "." + token + ".decision.json";
      doc.body.appendChild(link);
      link.click();
      link.remove();
      command.textContent = "jernih override " + quoted(decodeURIComponent(location.pathname.replace(/\/cases\/[^/]*\/[^/]*$/, ""))) + " "
        + form.dataset.case + " " + form.dataset.attempt + " --verdict " + verdict + " --reason " + quoted(reason.value.trim()) + " --by " + by.value;
      told.textContent = said("File keputusan dibuat: taruh di folder decisions/ spool ini.", "The decision's file is made: put it into the spool's folder decisions/.");
    });
  });
});
// The viewer.
var viewer = one("#viewer");
if (viewer) all("a[data-view]").forEach(function (link) {
  link.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    view(link);
  });
});
function view(link) {
  var stage = one(".stage", viewer), plane = element("div", null, "plane"), image = element("img");
  var marks = one("svg.marks", link), turn = Number(link.dataset.turn) || 0, tilted = turn % 180 !== 0;
  var width = Number(link.dataset.width), height = Number(link.dataset.height), scale = 1, x = 0, y = 0, points = {}, spread = 0;
  image.alt = one("img", link).alt;
  image.src = link.href;
  image.style.width = (tilted ? height : width) + "px";
  image.style.height = (tilted ? width : height) + "px";
  function place() {
    plane.style.transform = "translate(" + x + "px," + y + "px) scale(" + scale + ")";
    image.style.transform = "translate(-50%,-50%) rotate(" + turn + "deg)";
  }
  function zoom(factor, cx, cy) {
    var next = Math.max(.02, Math.min(8, scale * factor));
    x = cx - (cx - x) * next / scale;
    y = cy - (cy - y) * next / scale;
    scale = next;
    place();
  }
  function fit() {
    var box = stage.getBoundingClientRect();
    scale = Math.min(box.width / width, box.height / height);
    x = (box.width - width * scale) / 2;
    y = (box.height - height * scale) / 2;
    place();
  }
  function middle(factor) { var box = stage.getBoundingClientRect(); zoom(factor, box.width / 2, box.height / 2); }
  plane.style.width = width + "px";
  plane.style.height = height + "px";
  plane.appendChild(image);
  if (marks) plane.appendChild(marks.cloneNode(true));
  stage.textContent = "";
  stage.appendChild(plane);
  one(".name", viewer).textContent = image.alt;
  stage.onwheel = function (event) {
    var box = stage.getBoundingClientRect();
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.clientX - box.left, event.clientY - box.top);
  };
  stage.onpointerdown = function (event) { points[event.pointerId] = event; spread = 0; stage.setPointerCapture(event.pointerId); };
  stage.onpointerup = stage.onpointercancel = function (event) { delete points[event.pointerId]; spread = 0; };
  stage.onpointermove = function (event) {
    var last = points[event.pointerId], ids = Object.keys(points);
    if (!last) return;
    points[event.pointerId] = event;
    if (ids.length === 1) { x += event.clientX - last.clientX; y += event.clientY - last.clientY; return place(); }
    var a = points[ids[0]], b = points[ids[1]], now = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), box = stage.getBoundingClientRect();
    if (spread) zoom(now / spread, (a.clientX + b.clientX) / 2 - box.left, (a.clientY + b.clientY) / 2 - box.top);
    spread = now;
  };
  var does = {
    "in": function () { middle(1.25); }, "out": function () { middle(.8); }, fit: fit,
    turn: function () { turn = (turn + 90) % 360; place(); },
    marks: function () { viewer.classList.toggle("bare"); }, close: function () { viewer.close(); }
  };
  all("button[data-do]", viewer).forEach(function (button) { button.onclick = does[button.dataset["do"]]; });
  one("a.raw", viewer).href = link.href;
  viewer.onkeydown = function (event) {
    var keys = {"+": "in", "=": "in", "-": "out", "0": "fit", m: "marks", r: "turn"}, moves = {ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60]};
    if (keys[event.key]) does[keys[event.key]]();
    else if (moves[event.key]) { x += moves[event.key][0]; y += moves[event.key][1]; place(); }
    else return;
    event.preventDefault();
  };
  viewer.showModal();
  fit();
}
})();
