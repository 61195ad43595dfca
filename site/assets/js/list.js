// The filter of a season list: in the page, without a reload, with the choice in the address. A list of a week has no
// fields, but keeps to the address, too. Without script all cards are there, and prebuilt lists do the same.
const section = document.getElementById("angebote");
const words = section.dataset;
const details = document.getElementById("np-filter");
const form = details?.querySelector("form");
const title = document.getElementById("np-filter-titel");
const heading = document.getElementById("treffer");
const status = section.querySelector("[role=status]");
const empty = section.querySelector(".np-empty");
const more = section.querySelector(".np-more");
const button = document.getElementById("np-zeigen");
const days = [...document.querySelectorAll(".np-week a[data-tag]")];
const SWITCHES = ["frei", "kostenlos", "rollstuhl", "ganztags", "offen"];
const NAMES = new Set(["q", "alter", "thema", "stadtteil", ...SWITCHES, ...(form ? ["tag"] : [])]);
const PAGE = form ? 24 : Infinity;

const cards = [...section.querySelectorAll(".np-offer")].map((element) => {
  const badge = element.querySelector(".np-offer__foot .kern-badge");
  const facts = [...element.querySelectorAll(".np-facts span")];
  const parts = [facts[0], facts[2], facts[3]];
  const live = badge.dataset.platz ?? "";
  return {
    element, badge, parts,
    link: element.querySelector("h3 a").getAttribute("href"),
    text: element.querySelector(".np-offer__body").textContent.toLowerCase(),
    switches: element.dataset.w.split(" "),
    runs: element.dataset.termine.split(";").map((run, _, { length }) => {
      const [head, ...dates] = run.split(" ");
      const [ages, ...switches] = head.split(",");
      const [from, to] = ages.split("-");
      return { from: Number(from || 0), to: Number(to || 99), dates, switches, live: length > 1 ? "" : live };
    }),
    whole: { texts: parts.map((part) => part.textContent), text: badge.textContent, look: badge.className, live },
  };
});
let shown = PAGE;
let chosen, loading;

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
  const day = query.get("tag") && String((Date.parse(query.get("tag")) - Date.parse(words.erster)) / 864e5);
  const asked = SWITCHES.filter((name) => query.get(name) && !card.switches.includes(name));
  return card.runs.filter((run) => (!age || (run.from <= age && age <= run.to)) && (!day || run.dates.includes(day)) && asked.every((name) => run.switches.includes(name)));
}

function fits(card, query) {
  const topics = query.getAll("thema");
  const terms = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return (
    (!topics.length || topics.includes(card.element.dataset.thema)) &&
    (!query.get("stadtteil") || query.get("stadtteil") === card.element.dataset.ort) &&
    terms.every((term) => card.text.includes(term)) &&
    fitting(card, query).length > 0
  );
}

function address(query) {
  return query.size ? `?${query}` : location.pathname;
}

function showFields(query) {
  for (const input of form.elements) {
    if (input.type === "radio") input.checked = query.get(input.name) === input.value;
    else if (input.type === "checkbox") input.checked = query.getAll(input.name).includes(input.value);
    else if (input.name) input.value = query.get(input.name) ?? "";
  }
  for (const day of days) {
    if (day.dataset.tag === query.get("tag")) day.setAttribute("aria-current", "true");
    else day.removeAttribute("aria-current");
  }
}

function show(announce) {
  const query = choice();
  if (form) showFields(query);
  const hits = cards.filter((card) => fits(card, query));
  const visible = new Set(hits);
  const later = new Set(hits.slice(shown));
  for (const card of cards) {
    card.element.hidden = !visible.has(card);
    card.element.classList.toggle("np-later", later.has(card));
  }
  chosen?.(query, hits);
  for (const day of section.querySelectorAll(".np-dayhead")) day.hidden = !day.nextElementSibling.querySelector(".np-offer:not([hidden])");
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
}

/** What is only needed once something is chosen is fetched then. */
async function load() {
  loading ??= import(words.skript).then(({ start }) => start({ cards, days, form, section, heading, address, without, fits, fitting, fill, count, go, show: () => show(false) }));
  chosen ??= await loading;
  show(false);
}

function go(query) {
  shown = PAGE;
  history.pushState(null, "", address(query));
  show(true);
  load();
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

addEventListener("popstate", () => show(true));
if (form) listen();
show(false);
if (choice().size) load();
