// Search over the index made at build time. `find` is a function of its arguments; the rest wires it to the page.

/** Lower case, umlauts and ß spelled out, accents dropped, split into words. */
export function words(text) {
  return text.toLowerCase()
    .replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss")
    .normalize("NFD").replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Whether one letter more, less, other or swapped with its neighbour makes `a` of `b`. */
export function near(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return x.length + y.length === 0 || (x.length <= 1 && y.length <= 1) || (x.length === 2 && x[0] === y[1] && x[1] === y[0]);
}

/** How well a typed word fits a word: 0 is not at all. */
function fit(typed, word) {
  if (word === typed) return 8;
  if (word.startsWith(typed)) return 6;
  if (typed.length >= 3 && word.includes(typed)) return 4;
  if (typed.length < 4) return 0;
  for (const length of [typed.length, typed.length + 1, typed.length - 1]) {
    if (near(typed, word.slice(0, length))) return 2;
  }
  return 0;
}

/** The entries of the index, ready for `find`. */
export function entries(index) {
  return index.groups.flatMap((group) =>
    group.items.map(([title, path, info = "", more = ""]) => ({
      title, info, lift: group.lift ?? 0, group: group.name, path: group.base + path,
      inTitle: words(title), inRest: words(`${info} ${more} ${group.name}`),
    })));
}

/** The entries in which every typed word is found, best first. */
export function find(list, query) {
  const typed = words(query);
  if (typed.length === 0) return [];
  const found = [];
  for (const entry of list) {
    let score = 0;
    for (const word of typed) {
      const inTitle = Math.max(0, ...entry.inTitle.map((other) => fit(word, other))) * 2;
      const best = Math.max(inTitle, ...entry.inRest.map((other) => fit(word, other)));
      score = best === 0 ? -Infinity : score + best;
    }
    if (score > 0) found.push({ entry, score: score + entry.lift });
  }
  return found.sort((a, b) => b.score - a.score).map(({ entry }) => entry);
}

/** Whether one of the words may be that of somebody who needs help; a long one also with an ending or a slip. */
export function worried(query, worries) {
  const known = words(worries);
  return words(query).some((word) => known.some((other) => word === other || (other.length > 5 && (word.startsWith(other) || near(word, other)))));
}

const MOST = 40;

function result(entry) {
  const item = document.createElement("li");
  item.className = "np-result";
  const link = Object.assign(document.createElement("a"), { href: entry.path, textContent: entry.title });
  const info = Object.assign(document.createElement("span"), { textContent: [entry.group, entry.info].filter(Boolean).join(" · ") });
  item.append(link, info);
  return item;
}

async function start(form) {
  const field = form.elements.q;
  const status = document.querySelector("[data-count]");
  const results = document.querySelector("[data-results]");
  const help = document.querySelector("[data-worries]");
  const list = entries(await (await fetch(form.dataset.index)).json());
  const show = () => {
    const query = field.value.trim();
    const found = find(list, query);
    results.replaceChildren(...found.slice(0, MOST).map(result));
    const { none, one, many, first } = status.dataset;
    const sentence = found.length > MOST ? first : found.length > 1 ? many : found.length === 1 ? one : none;
    status.textContent = query ? sentence.replace("#", String(found.length)) : "";
    // Who finds nothing may have written what no list has a word for.
    help.hidden = !query || (found.length > 0 && !worried(query, help.dataset.worries));
    const url = new URL(location.href);
    if (query) url.searchParams.set("q", query);
    else url.searchParams.delete("q");
    history.replaceState(null, "", url);
  };
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show();
    results.querySelector("a")?.focus();
  });
  // Arrow keys walk from the field through the results and back.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...results.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    const next = here < 0 ? undefined : stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked && !field.value) field.value = asked;
  if (field.value) show();
}

if (typeof document !== "undefined") {
  const form = document.querySelector("form[data-index]");
  if (form) start(form);
}
