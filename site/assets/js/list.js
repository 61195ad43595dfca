// The filter of a season list: in the page, without a reload, with the choice in the address. A list of a week has no
// fields, but keeps to the address, too. Without script all cards are there, and prebuilt lists do the same.
const section = document.getElementById("angebote");
const words = section.dataset;
const details = document.getElementById("np-filter");
const form = details?.querySelector("form");
const title = document.getElementById("np-filter-titel");
const heading = document.getElementById("treffer");
const status = section.querySelector("[role=status]");
const chips = section.querySelector(".np-chips");
const chip = document.getElementById("np-chip");
const empty = section.querySelector(".np-empty");
const more = section.querySelector(".np-more");
const button = document.getElementById("np-zeigen");
const names = document.getElementById("np-namen");
const views = section.querySelector(".np-views a");
const days = [...document.querySelectorAll(".np-week a[data-tag]")];
const weeks = [...document.querySelectorAll('main a[href*="/woche/"]')].map((link) => [link, link.getAttribute("href")]);
const SWITCHES = ["frei", "kostenlos", "rollstuhl", "ganztags", "offen"];
const NAMES = new Set(["q", "alter", "thema", "stadtteil", ...SWITCHES, ...(form ? ["tag"] : [])]);
const PAGE = form ? 24 : Infinity;

/** The dates of a card: for whom, when, which switches fit, and what the card says of each. */
function runsOf(element, badge) {
  const said = element.dataset.worte?.split("\n").map((line) => line.split("|")) ?? [];
  return element.dataset.termine.split(";").map((run, index) => {
    const [head, ...dates] = run.split(" ");
    const [ages, ...switches] = head.split(",");
    const [from, to] = ages.split("-");
    const [when, old, price, rank, look, text, places, live = badge.dataset.platz ?? ""] = said[index] ?? [];
    return { from: Number(from || 0), to: Number(to || 99), dates, switches: new Set(switches), when, old, price, rank: Number(rank), look, text, places: Number(places), live };
  });
}

const cards = [...section.querySelectorAll(".np-offer")].map((element) => {
  const badge = element.querySelector(".np-offer__foot .kern-badge");
  const facts = [...element.querySelectorAll(".np-facts span")];
  const parts = [facts[0], facts[2], facts[3]];
  return {
    element, badge, parts,
    link: element.querySelector("h3 a").getAttribute("href"),
    text: element.querySelector(".np-offer__body").textContent.toLowerCase(),
    topic: element.dataset.thema,
    district: element.dataset.ort,
    switches: element.dataset.w.split(" "),
    runs: runsOf(element, badge),
    whole: { texts: parts.map((part) => part.textContent), badge: { text: badge.textContent, look: badge.className, live: badge.dataset.platz ?? "" } },
  };
});
let shown = PAGE;

const fill = (text, number) => text.replace("%n", number);
const count = (number) => (number === 0 ? words.keine : number === 1 ? words.eins : fill(words.viele, number));

function choice() {
  return new URLSearchParams([...new URLSearchParams(location.search)].filter(([name, value]) => NAMES.has(name) && value));
}

function without(query, name) {
  return new URLSearchParams([...query].filter(([other]) => other !== name));
}

/** The dates of a card that fit: age, day and switches are about one of them. */
function fitting(card, query) {
  const age = Number(query.get("alter"));
  const day = query.get("tag");
  const asked = SWITCHES.filter((name) => query.get(name) && !card.switches.includes(name));
  return card.runs.filter((run) => (!age || (run.from <= age && age <= run.to)) && (!day || run.dates.includes(day)) && asked.every((name) => run.switches.has(name)));
}

function fits(card, query) {
  const topics = query.getAll("thema");
  const terms = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return (
    (!topics.length || topics.includes(card.topic)) &&
    (!query.get("stadtteil") || query.get("stadtteil") === card.district) &&
    terms.every((term) => card.text.includes(term)) &&
    fitting(card, query).length > 0
  );
}

/** What the badge says of some dates: the best of them, and their places together. */
function badgeOf(runs) {
  const best = Math.min(...runs.map((run) => run.rank));
  const own = runs.filter((run) => run.rank === best);
  const [first] = own;
  const live = own.every((run) => run.live) ? own.map((run) => run.live).join(" ") : "";
  const places = own.reduce((sum, run) => sum + run.places, 0);
  const text = places && own.length > 1 ? (places === 1 ? words.platzEins : fill(words.plaetze, places)) : first.text;
  return { text, look: `kern-badge kern-badge--${first.look}`, live };
}

/** Makes a card speak of the dates that fit, and of no others. */
function speak(card, runs) {
  if (card.runs.length < 2) return;
  const all = runs.length === card.runs.length;
  const [first] = runs;
  const further = runs.length - 1;
  const several = (further === 1 ? words.terminEins : fill(words.termine, further)).replace("%first", first.when);
  const same = (name) => (runs.every((run) => run[name] === first[name]) ? first[name] : undefined);
  const texts = all ? card.whole.texts : [further ? several : first.when, same("old") ?? card.whole.texts[1], same("price") ?? card.whole.texts[2]];
  card.parts.forEach((part, index) => { part.textContent = texts[index]; });
  const { text, look, live } = all ? card.whole.badge : badgeOf(runs);
  card.badge.textContent = text;
  card.badge.className = look;
  if (live) card.badge.dataset.platz = live;
  else delete card.badge.dataset.platz;
}

function label(name, value) {
  if (name === "q") return `„${value}“`;
  if (name === "alter") return fill(words.alter, value);
  if (name === "tag") {
    const link = days.find((day) => day.dataset.tag === value);
    return link ? [...link.children].slice(0, 2).map((part) => part.textContent).join(", ") : value;
  }
  const named = names?.content.querySelector(`[value="${CSS.escape(`${name}=${value}`)}"]`);
  if (named || !form) return named?.textContent ?? value;
  if (name === "stadtteil") return form.stadtteil.selectedOptions[0]?.textContent.replace(/ \(\d+\)$/, "") ?? value;
  const input = name === "thema" ? document.getElementById(`t-${value}`) : document.getElementById(`w-${name}`);
  return input?.labels[0].textContent.replace(/ \(\d+\)$/, "") ?? value;
}

function address(query) {
  return query.size ? `?${query}` : location.pathname;
}

/** Every field shows the choice, and how many offers it would lead to beside the others. */
function showFields(query) {
  const number = (name, value) => {
    const asked = without(query, name);
    asked.set(name, value);
    return cards.filter((card) => fits(card, asked)).length;
  };
  const counted = (element, number) => { element.textContent = element.textContent.replace(/ \(\d+\)$/, ` (${number})`); };
  for (const input of form.elements) {
    if (input.type === "radio") input.checked = query.get(input.name) === input.value;
    else if (input.type === "checkbox") {
      input.checked = query.getAll(input.name).includes(input.value);
      counted(input.labels[0], number(input.name, input.value));
    } else if (input.name) input.value = query.get(input.name) ?? "";
  }
  for (const option of form.stadtteil.options) if (option.value) counted(option, number("stadtteil", option.value));
  for (const day of days) {
    const offers = number("tag", day.dataset.tag);
    day.lastElementChild.textContent = offers === 0 ? words.tagkeine : count(offers);
    if (day.dataset.tag === query.get("tag")) day.setAttribute("aria-current", "true");
    else day.removeAttribute("aria-current");
  }
}

/** Ways to other lists keep the choice: weeks take all but the day, the whole list takes all. */
function showWays(query) {
  const rest = without(query, "tag");
  for (const [link, path] of weeks) link.href = rest.size ? `${path}?${rest}` : path;
  if (form) return;
  if (views) views.href = `${views.pathname}${rest.size ? `?${rest}` : ""}`;
  for (const day of rest.size && views ? days : []) day.href = `${views.pathname}?${rest}&tag=${day.dataset.tag}`;
}

function show(announce) {
  const query = choice();
  if (form) showFields(query);
  showWays(query);
  const hits = cards.filter((card) => fits(card, query));
  const visible = new Set(hits);
  const later = new Set(hits.slice(shown));
  for (const card of cards) {
    card.element.hidden = !visible.has(card);
    card.element.classList.toggle("np-later", later.has(card));
    if (visible.has(card)) speak(card, fitting(card, query));
  }
  for (const day of section.querySelectorAll(".np-dayhead")) day.hidden = !day.nextElementSibling.querySelector(".np-offer:not([hidden])");
  document.dispatchEvent(new Event("cards"));
  const number = new Set(hits.map((card) => card.link)).size;
  heading.textContent = count(number);
  if (announce) status.textContent = count(number);
  empty.hidden = number > 0;
  if (more) {
    more.hidden = hits.length <= shown;
    more.firstElementChild.textContent = fill(words.weitere, hits.length - shown);
    button.textContent = number === 1 ? words.zeigenEins : fill(words.zeigen, number);
    title.textContent = query.size ? fill(words.aktiv, query.size) : title.dataset.name;
  }
  chips.hidden = query.size === 0;
  chips.replaceChildren(
    ...[...query].map(([name, value]) => {
      const item = chip.content.firstElementChild.cloneNode(true);
      const rest = new URLSearchParams([...query].filter(([n, v]) => n !== name || v !== value));
      const link = item.querySelector("a");
      link.href = address(rest);
      link.firstElementChild.textContent = label(name, value);
      return item;
    }),
  );
}

function go(query) {
  shown = PAGE;
  history.pushState(null, "", address(query));
  show(true);
}

function typed() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const day = choice().get("tag");
  if (day) query.set("tag", day);
  return query;
}

function listen() {
  title.dataset.name = title.textContent;
  form.addEventListener("change", () => go(typed()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (String(typed()) !== String(choice())) go(typed());
    if (!matchMedia("(min-width: 64rem)").matches) details.open = false;
    heading.focus();
  });
  form.querySelector(".np-ages").addEventListener("click", (event) => {
    // A second click on the chosen age takes it out again.
    if (event.target.type !== "radio" || event.target.value !== choice().get("alter")) return;
    event.target.checked = false;
    go(typed());
  });
  for (const day of days) {
    day.addEventListener("click", (event) => {
      event.preventDefault();
      const query = choice();
      if (query.get("tag") === day.dataset.tag) query.delete("tag");
      else query.set("tag", day.dataset.tag);
      go(query);
    });
  }
  more.firstElementChild.addEventListener("click", () => {
    const next = [...cards].filter((card) => fits(card, choice()))[shown];
    shown += PAGE;
    show(false);
    next?.element.querySelector("a").focus();
  });
  const wide = matchMedia("(min-width: 64rem)");
  const open = () => (details.open = wide.matches);
  wide.addEventListener("change", open);
  open();
}

chips.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  go(new URL(link.href).searchParams);
  (chips.querySelector("a") ?? heading).focus();
});
addEventListener("popstate", () => show(true));
// The registrar knows which dates have a place left.
document.addEventListener("places", ({ detail: places }) => {
  for (const card of cards) {
    const offer = card.link.replace(/^\/ferienpass\/|\/$/g, "");
    for (const run of card.runs) {
      const known = run.live ? run.live.split(" ").map((id) => places[id.startsWith("-") ? offer + id : id]) : [];
      if (!known.length || known.some((left) => left === undefined)) continue;
      if (known.some((left) => left > 0 || left.reserved > 0)) run.switches.add("frei");
      else run.switches.delete("frei");
    }
  }
  show(false);
});
if (form) listen();
show(false);
