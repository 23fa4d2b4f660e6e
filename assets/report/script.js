// The map of a report: two handles choose the days, a sign opens its passages. What documents say is only ever put in as text.
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const grouped = (all, keyOf) => {
    const groups = new Map();
    for (const one of all) {
      const key = keyOf(one);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(one);
    }
    return groups;
  };
  const data = JSON.parse(find("data").textContent);
  const { places, passages, said, sources, words, days } = data;
  const rows = data.rows.map(([place, first, last, dated, doubtful, count, themes, read]) => ({
    place, first: first ?? -Infinity, last: last ?? Infinity, dated, doubtful, count, themes, read,
  }));
  /** At most so many passages are shown at once. */
  const MOST_SHOWN = 200;
  const numbers = new Intl.NumberFormat(data.language);
  const plural = new Intl.PluralRules(data.language);
  const map = find("map");
  const areaNames = new Map([...map.querySelectorAll("[data-of]")].map((name) => [name.dataset.of, name]));
  const signs = [...find("explore").querySelectorAll("[data-place]")].map((element) => ({
    element,
    place: Number(element.dataset.place),
    // Where its place lies in the drawing; an outline lies there itself, and has a name.
    at: element.dataset.x === undefined ? null : [Number(element.dataset.x), Number(element.dataset.y)],
    name: element.querySelector(".name") ?? areaNames.get(element.dataset.place),
    radius: 0,
    count: 0,
  }));
  const baseNames = [...map.querySelectorAll("#map-base-map-names text")].map((name) => ({
    name,
    at: [Number(name.getAttribute("x")), Number(name.getAttribute("y"))],
  }));
  const baseDots = [...map.querySelectorAll("#map-base-map-names circle")];
  const tableRows = [...document.querySelectorAll("tbody tr[data-place]")];
  const rowsOf = grouped(rows, (row) => row.place);
  const tableRowsOf = grouped(tableRows, (row) => Number(row.dataset.place));
  const signsOf = grouped(signs, (sign) => sign.place);
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  const datedRows = [...document.querySelectorAll("#mentions tbody tr[data-place]")];
  const home = map.getAttribute("viewBox").split(" ").map(Number);
  const themes = ["theme-0", "theme-1", "theme-2", "theme-3", "theme-others", "theme-none"];
  const state = { from: 0, to: days ? days[1] - days[0] + 1 : 0, selected: null, box: [...home] };
  const length = state.to;

  // ---- Words

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const mentions = (count) =>
    filled(plural.select(count) === "one" ? words.mention : words.mentions, { n: numbers.format(count) });

  /** A day, numbered from 1970-01-01, in words. */
  function dayInWords(number) {
    const date = new Date(number * 86400000);
    const day = date.getUTCDate();
    return filled(words.date, {
      day: day === 1 ? words.first : day,
      month: data.months[date.getUTCMonth()],
      year: date.getUTCFullYear(),
    });
  }

  /** The first and the last day chosen. */
  const chosen = () => [days[0] + state.from, days[0] + state.to - 1];
  const isWhole = () => !days || (state.from === 0 && state.to === length);

  // What the ends of the slider leave out, and a handle that stands there lets in.
  const isBefore = days && rows.some((row) => row.dated && row.first < days[0]);
  const isAfter = days && rows.some((row) => row.dated && row.last > days[1]);
  const isUndated = rows.some((row) => !row.dated);

  function windowInWords() {
    if (!days || (isWhole() && (isBefore || isAfter || isUndated))) return words.all;
    const [first, last] = chosen();
    const isOpen = [state.from === 0 && isBefore, state.to === length && isAfter];
    if (data.cumulative || isOpen[0]) return filled(words.until, { day: dayInWords(last) });
    if (isOpen[1]) return filled(words.since, { day: dayInWords(first) });
    if (first === last) return dayInWords(first);
    return filled(words.between, { first: dayInWords(first), last: dayInWords(last) });
  }

  // ---- What the days leave

  /** Tells of a row whether it shares a day with the window. A handle at its end lets in what lies beyond. */
  function isInWindow() {
    if (isWhole()) return () => true;
    const [first, last] = chosen();
    const from = state.from === 0 || data.cumulative ? -Infinity : first;
    const to = state.to === length ? Infinity : last;
    return (row) => row.dated && row.first <= to && row.last >= from;
  }

  /** Counts the rows in the window for each place. */
  function counted(isShown) {
    const found = new Map();
    for (const row of rows) {
      if (!isShown(row)) continue;
      const own = found.get(row.place) ?? { count: 0, doubtful: true, themes: [0, 0, 0, 0, 0, 0] };
      own.count += row.count;
      own.doubtful &&= row.doubtful;
      for (const [theme, count] of row.themes) own.themes[theme] += count;
      found.set(row.place, own);
    }
    return found;
  }

  function showWindow() {
    const isShown = isInWindow();
    const found = counted(isShown);
    const slim = slimness();
    for (const sign of signs) resize(sign, found.get(sign.place), slim);
    // The first rows of the data are those of the table, in its order.
    datedRows.forEach((row, index) => {
      const hidden = !isShown(rows[index]);
      if (row.hidden !== hidden) row.hidden = hidden;
    });
    const visible = [...found.values()].reduce((sum, own) => sum + own.count, 0);
    const told = filled(words.shown, { n: mentions(visible), total: numbers.format(total) });
    const chosenDays = windowInWords();
    find("days").textContent = chosenDays.charAt(0).toUpperCase() + chosenDays.slice(1);
    find("shown").textContent = `${told} · ${words.clock}`;
    find("shown").dataset.count = visible;
    if (find("table-shown")) find("table-shown").textContent = isWhole() ? "" : `${windowInWords()} · ${told}`;
    if (days) showHandles();
    placeNames();
    showReader();
  }

  /** Gives a sign the size of its count, where that is another than before. */
  function resize(sign, found, slim) {
    const { element } = sign;
    const looks = found ? [found.count, found.doubtful, slim, ...found.themes].join() : "";
    if (sign.looks === looks) return;
    sign.looks = looks;
    sign.count = found ? found.count : 0;
    element.classList.toggle("gone", !found);
    element.dataset.count = sign.count;
    if (!found) return;
    const { name, about } = places[sign.place];
    element.setAttribute("aria-label", [name, about, mentions(sign.count)].filter(Boolean).join(", "));
    element.classList.toggle("doubtful", found.doubtful);
    if (data.by_theme) {
      const most = found.themes.indexOf(Math.max(...found.themes));
      themes.forEach((name, index) => element.classList.toggle(name, index === most));
    }
    const tally = element.querySelector(".tally");
    if (tally) tally.textContent = numbers.format(sign.count);
    if (!sign.at) {
      if (sign.name) sign.name.textContent = `${places[sign.place].name} ${numbers.format(sign.count)}`;
      sign.width = undefined;
      return;
    }
    sign.radius = (data.radius[0] + data.radius[1] * Math.sqrt(sign.count)) * slim;
    const shape = element.querySelector(".shape");
    if (shape.tagName === "circle") {
      shape.setAttribute("r", sign.radius);
    } else {
      const half = sign.radius * 1.15;
      shape.setAttribute("d", `M0 ${-half}L${half} 0L0 ${half}L${-half} 0z`);
    }
    const count = element.querySelector(".count");
    const size = Math.min(15, Math.max(10, sign.radius * 0.75));
    count.textContent = sign.count >= 5 ? numbers.format(sign.count) : "";
    count.setAttribute("font-size", size);
    count.setAttribute("y", size * 0.36);
  }

  function showHandles() {
    const [from, to] = [find("from"), find("to")];
    from.value = state.from;
    to.value = state.to;
    const [first, last] = chosen();
    from.setAttribute("aria-valuetext", dayInWords(first));
    to.setAttribute("aria-valuetext", dayInWords(last));
    const percent = (edge) => `${(edge / length) * 100}%`;
    const start = data.cumulative ? 0 : state.from;
    for (const id of ["window", "window-back"]) {
      find(id).setAttribute("x", percent(start));
      find(id).setAttribute("width", percent(state.to - start));
    }
    // Where both handles stand at the end, the first must still be got hold of.
    from.style.zIndex = state.from > length / 2 ? 2 : 1;
    to.style.zIndex = state.from > length / 2 ? 1 : 2;
  }

  function prepareHandles() {
    const [from, to] = [find("from"), find("to")];
    if (!days) return find("time").classList.add("gone");
    for (const handle of [from, to]) handle.max = length;
    if (data.cumulative) from.classList.add("gone");
    from.addEventListener("input", () => {
      state.from = Math.min(Number(from.value), state.to - 1);
      showWindow();
    });
    to.addEventListener("input", () => {
      state.to = Math.max(Number(to.value), state.from + 1);
      showWindow();
    });
    find("all-days").addEventListener("click", () => {
      [state.from, state.to] = [0, length];
      showWindow();
    });
  }

  // ---- The map

  /** Units of the drawing for each pixel of the screen. */
  function unit() {
    const { width, height } = map.getBoundingClientRect();
    return width && height ? 1 / Math.min(width / state.box[2], height / state.box[3]) : 1;
  }

  /** On a narrow screen signs are smaller. */
  const slimness = () => Math.min(1, Math.max(0.65, map.getBoundingClientRect().width / 700));

  /** Things that lie on the screen, found by the squares that they touch, so that none is compared with all others. */
  class Lying {
    static side = 96;
    squares = new Map();

    *keys([left, top, right, bottom]) {
      const [first, last] = [[left, top], [right, bottom]].map((at) => at.map((x) => Math.floor(x / Lying.side)));
      for (let x = first[0]; x <= last[0]; x++) for (let y = first[1]; y <= last[1]; y++) yield x * 65536 + y;
    }

    add(box, thing) {
      for (const key of this.keys(box)) {
        if (!this.squares.has(key)) this.squares.set(key, []);
        this.squares.get(key).push(thing);
      }
    }

    *near(box) {
      for (const key of this.keys(box)) yield* this.squares.get(key) ?? [];
    }
  }

  /** Where signs stand on the screen, the most mentioned first: at their places, but none above the middle of one before it. */
  function parted(present, scale) {
    const lying = new Lying();
    return present.map((sign, index) => {
      let [x, y] = [sign.at[0] / scale, sign.at[1] / scale];
      const around = [x - Lying.side, y - Lying.side, x + Lying.side, y + Lying.side];
      for (const other of [...lying.near(around)].sort((a, b) => a.index - b.index)) {
        const [dx, dy] = [x - other.x, y - other.y];
        const [distance, least] = [Math.hypot(dx, dy), Math.max(other.r, sign.radius + 8)];
        if (distance >= least) continue;
        // What lies on the very same point goes up to the left.
        const turn = distance > 0.5 ? Math.atan2(dy, dx) : -2.3;
        [x, y] = [other.x + least * Math.cos(turn), other.y + least * Math.sin(turn)];
      }
      const placed = { sign, index, x, y, r: sign.radius };
      lying.add([x, y, x, y], placed);
      return placed;
    });
  }

  /** How wide a name is in its own drawing; what is not drawn has no width. */
  const widthOf = (own) => (own.width ||= own.name.getComputedTextLength());

  /** Signs and names keep their size while the map grows; of names that would lie on others the less mentioned go. */
  function placeNames() {
    const scale = unit();
    const [left, top] = [state.box[0] / scale, state.box[1] / scale];
    const [right, bottom] = [left + state.box[2] / scale, top + state.box[3] / scale];
    const present = signs.filter((sign) => sign.count > 0 && sign.name);
    // All is measured before anything is moved: a browser lays out anew for what is asked in between.
    for (const own of [...present, ...baseNames]) widthOf(own);
    const taken = new Lying();
    const take = (box) => taken.add(box, box);
    const isFree = (box) => {
      for (const [l, t, r, b] of taken.near(box)) {
        if (!(r < box[0] || box[2] < l || b < box[1] || box[3] < t)) return false;
      }
      return true;
    };
    // Buttons and the source of the map lie above it.
    take([left, top, left + 56, top + 126]);
    take([right - 270, bottom - 24, right, bottom]);
    const isSelected = (sign) => sign.place === state.selected;
    const before = (a, b) => isSelected(b) - isSelected(a) || b.count - a.count;
    const placed = parted(present.filter((sign) => sign.at), scale);
    for (const { sign, x, y, r } of placed) {
      sign.element.setAttribute("transform", `translate(${x * scale} ${y * scale}) scale(${scale})`);
      take([x - r, y - r, x + r, y + r]);
    }
    for (const { sign, x, y, r } of placed.sort((a, b) => before(a.sign, b.sign))) {
      const { name, width } = sign;
      const sides = [
        { at: [r + 5, 4.5], anchor: "start", box: [x + r + 3, y - 8, x + r + 6 + width, y + 8] },
        { at: [-r - 5, 4.5], anchor: "end", box: [x - r - 6 - width, y - 8, x - r - 3, y + 8] },
        { at: [0, -r - 5], anchor: "middle", box: [x - width / 2, y - r - 18, x + width / 2, y - r - 1] },
        { at: [0, r + 14], anchor: "middle", box: [x - width / 2, y + r + 1, x + width / 2, y + r + 18] },
      ];
      const side = sides.find(({ box }) => isFree(box)) ?? (isSelected(sign) ? sides[0] : null);
      name.classList.toggle("muted", !side);
      if (!side) continue;
      name.setAttribute("x", side.at[0]);
      name.setAttribute("y", side.at[1]);
      name.setAttribute("text-anchor", side.anchor);
      take(side.box);
    }
    for (const sign of signs.filter((sign) => !sign.at && sign.name).sort(before)) {
      sign.name.classList.toggle("own", isSelected(sign));
      const [x, y] = [Number(sign.name.dataset.x), Number(sign.name.dataset.y)];
      placeName(sign, [x, y], sign.count > 0, `translate(${x} ${y}) scale(${scale})`);
    }
    for (const own of baseNames) {
      const [x, y] = own.at;
      placeName(own, [x, y], true, `translate(${x} ${y}) scale(${scale}) translate(${-x} ${-y})`);
    }
    for (const dot of baseDots) dot.setAttribute("r", 1.8 * scale);

    /** Puts a name of the map where it belongs, if it has room there. */
    function placeName({ name, width = 0 }, [x, y], wanted, transform) {
      const start = x / scale - (name.getAttribute("text-anchor") === "middle" ? width / 2 : 0);
      const box = [start, y / scale - 11, start + width, y / scale + 4];
      const free = wanted && isFree(box);
      name.setAttribute("transform", transform);
      name.classList.toggle("muted", !free);
      if (free) take(box);
    }
  }

  /** Shows a part of the map, no larger than the whole and no smaller than a sixteenth of its side. */
  function look([x, y, width]) {
    const wide = Math.min(home[2], Math.max(home[2] / 16, width));
    const high = (wide * home[3]) / home[2];
    state.box = [
      Math.min(home[0] + home[2] - wide, Math.max(home[0], x)),
      Math.min(home[1] + home[3] - high, Math.max(home[1], y)),
      wide,
      high,
    ];
    map.setAttribute("viewBox", state.box.join(" "));
    placeNames();
  }

  /** Comes nearer by a factor around a point of the drawing. */
  function zoom(factor, [x, y] = [state.box[0] + state.box[2] / 2, state.box[1] + state.box[3] / 2]) {
    const wide = Math.min(home[2], Math.max(home[2] / 16, state.box[2] / factor));
    const share = wide / state.box[2];
    look([x - (x - state.box[0]) * share, y - (y - state.box[1]) * share, wide]);
  }

  /** The point of the drawing under the pointer. */
  function under(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    return [at.x, at.y];
  }

  function prepareMap() {
    find("zoom-in").addEventListener("click", () => zoom(1.6));
    find("zoom-out").addEventListener("click", () => zoom(1 / 1.6));
    find("zoom-all").addEventListener("click", () => look(home));
    map.addEventListener("wheel", (event) => {
      // A page that is scrolled past the map goes on scrolling: the wheel is the map's with Ctrl, or once it was clicked.
      if (!event.ctrlKey && !event.metaKey && !map.contains(document.activeElement)) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 400), under(event));
    }, { passive: false });
    prepareDragging();
    map.addEventListener("keydown", (event) => {
      const step = state.box[2] / 8;
      const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
      const sign = event.target.closest("[data-place]");
      if (sign && (event.key === "Enter" || event.key === " ")) select(Number(sign.dataset.place));
      else if (event.key === "+" || event.key === "=") zoom(1.6);
      else if (event.key === "-") zoom(1 / 1.6);
      else if (event.key === "0") look(home);
      else if (event.key === "Escape") select(null);
      else if (moves[event.key]) {
        const [x, y] = moves[event.key];
        look([state.box[0] + x * step, state.box[1] + y * step, state.box[2]]);
      } else return;
      event.preventDefault();
    });
    new ResizeObserver(showWindow).observe(map);
  }

  /** A drag moves the map; what does not move is a click. */
  function prepareDragging() {
    let start = null;
    map.addEventListener("pointerdown", (event) => {
      if (event.button === 0) start = { x: event.clientX, y: event.clientY, box: [...state.box], moved: false };
    });
    map.addEventListener("pointermove", (event) => {
      if (!start) return;
      const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
      if (!start.moved && Math.hypot(dx, dy) < 4) return;
      if (!start.moved) map.setPointerCapture(event.pointerId);
      start.moved = true;
      map.classList.add("dragged");
      const scale = unit();
      look([start.box[0] - dx * scale, start.box[1] - dy * scale, start.box[2]]);
    });
    map.addEventListener("pointercancel", () => (start = null));
    map.addEventListener("pointerup", (event) => {
      const clicked = start && !start.moved;
      start = null;
      map.classList.remove("dragged");
      if (!clicked) return;
      const sign = event.target.closest("[data-place]");
      select(sign ? Number(sign.dataset.place) : null);
    });
  }

  // ---- What is read

  function select(place) {
    for (const [of, isSelected] of [[state.selected, false], [place, true]]) {
      for (const { element } of signsOf.get(of) ?? []) element.setAttribute("aria-pressed", isSelected);
      for (const row of tableRowsOf.get(of) ?? []) row.classList.toggle("selected", isSelected);
    }
    state.selected = place;
    placeNames();
    showReader();
    find("reader").scrollTop = 0;
  }

  const empty = { title: find("reader-title").textContent, about: find("reader-about").textContent };

  function showReader() {
    const { selected } = state;
    const list = find("reader-passages");
    list.replaceChildren();
    if (selected === null) {
      find("reader-title").textContent = empty.title;
      find("reader-about").textContent = empty.about;
      return;
    }
    const shown = (rowsOf.get(selected) ?? []).filter(isInWindow());
    const counted = (some) => some.reduce((sum, row) => sum + row.count, 0);
    const readable = shown.filter((row) => row.read);
    find("reader-title").textContent = places[selected].name;
    find("reader-about").textContent = [places[selected].about, mentions(counted(shown))].filter(Boolean).join(" · ");
    if (shown.length === 0) list.append(element("p", "none", words.nothing));
    for (const row of readable.slice(0, MOST_SHOWN)) list.append(article(row));
    for (const [text, count] of [
      [words.more, counted(readable.slice(MOST_SHOWN))],
      [words.unread, counted(shown.filter((row) => !row.read))],
    ]) {
      if (count > 0) list.append(element("p", "none", filled(text, { n: mentions(count) })));
    }
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function article({ place, read: [passage, sourceOf, confidence, ...worded] }) {
    const [date, basis, reason] = worded.map((number) => said[number]);
    const made = element("article");
    const head = element("p");
    head.append(element("span", "date", date));
    if (basis) head.append(" ", element("span", "weak", basis));
    const quote = element("blockquote");
    for (const part of passages[passage]) {
      if (typeof part === "string") quote.append(part);
      else quote.append(element("mark", part[1] === place ? "own" : "", part[0]));
    }
    const source = sources[sourceOf];
    const sure = filled(words.confidence, { n: confidence });
    const because = filled(words.because, { reason });
    made.append(
      head,
      element("p", "title", `[${source.number}] ${source.title}`),
      quote,
      element("p", "weak", `${sure} · ${because}`),
      element("p", "weak", source.path),
    );
    return made;
  }

  function prepareTable() {
    for (const button of document.querySelectorAll(".beyond button")) {
      button.addEventListener("click", () => select(Number(button.dataset.place)));
    }
    for (const row of tableRows) {
      row.addEventListener("click", (event) => {
        // Who marks words to copy them has not clicked.
        if (event.target.closest("a") || (String(getSelection()) && !event.target.closest("button"))) return;
        select(Number(row.dataset.place));
        find("explore").scrollIntoView();
        find("reader").focus({ preventScroll: true });
      });
    }
  }

  prepareHandles();
  prepareMap();
  prepareTable();
  showWindow();
})();
