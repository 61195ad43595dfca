// The filter of a season list: in the page, without a reload, with the choice in the address.
// Without script all cards are there, and prebuilt lists do the same.
const section = document.getElementById("angebote");
const words = section.dataset;
const details = document.getElementById("np-filter");
const form = details.querySelector("form");
const title = document.getElementById("np-filter-titel");
const heading = document.getElementById("treffer");
const status = section.querySelector("[role=status]");
const chips = section.querySelector(".np-chips");
const chip = document.getElementById("np-chip");
const empty = section.querySelector(".np-empty");
const more = section.querySelector(".np-more");
const button = document.getElementById("np-zeigen");
const days = [...document.querySelectorAll(".np-week a[data-tag]")];
const switches = [...form.querySelectorAll("input[type=checkbox]:not([name=thema])")].map((input) => input.name);
const PAGE = 24;

const cards = [...section.querySelectorAll(".np-offer")].map((element) => ({
  element,
  text: element.querySelector(".np-offer__body").textContent.toLowerCase(),
  topic: element.dataset.thema,
  district: element.dataset.ort,
  runs: element.dataset.termine.split(";").map((run) => {
    const [ages, ...dates] = run.split(" ");
    const [from, to] = ages.split("-");
    return { from: Number(from || 0), to: Number(to || 99), dates };
  }),
}));
let shown = PAGE;

const fill = (text, number) => text.replace("%n", number);
const count = (number) => (number === 0 ? words.keine : number === 1 ? words.eins : fill(words.viele, number));

function choice() {
  const known = new Set(["q", "alter", "thema", "tag", "stadtteil", ...switches]);
  return new URLSearchParams([...new URLSearchParams(location.search)].filter(([name, value]) => known.has(name) && value));
}

function fits(card, query) {
  const age = Number(query.get("alter"));
  const day = query.get("tag");
  const topics = query.getAll("thema");
  const terms = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return (
    card.runs.some((run) => (!age || (run.from <= age && age <= run.to)) && (!day || run.dates.includes(day))) &&
    (!topics.length || topics.includes(card.topic)) &&
    (!query.get("stadtteil") || query.get("stadtteil") === card.district) &&
    switches.every((name) => !query.get(name) || card.element.dataset.w.split(" ").includes(name)) &&
    terms.every((term) => card.text.includes(term))
  );
}

function label(name, value) {
  if (name === "q") return `„${value}“`;
  if (name === "alter") return fill(words.alter, value);
  if (name === "tag") {
    const link = days.find((day) => day.dataset.tag === value);
    return link ? [...link.children].slice(0, 2).map((part) => part.textContent).join(", ") : value;
  }
  if (name === "stadtteil") return form.stadtteil.selectedOptions[0]?.textContent.replace(/ \(\d+\)$/, "") ?? value;
  const input = name === "thema" ? document.getElementById(`t-${value}`) : document.getElementById(`w-${name}`);
  return input?.labels[0].textContent.replace(/ \(\d+\)$/, "") ?? value;
}

function address(query) {
  return query.size ? `?${query}` : location.pathname;
}

function show(announce) {
  const query = choice();
  for (const input of form.elements) {
    if (input.type === "radio") input.checked = query.get(input.name) === input.value;
    else if (input.type === "checkbox") input.checked = query.getAll(input.name).includes(input.value);
    else if (input.name) input.value = query.get(input.name) ?? "";
  }
  const hits = cards.filter((card) => fits(card, query));
  const visible = new Set(hits.slice(0, shown));
  for (const card of cards) card.element.hidden = !visible.has(card);
  heading.textContent = count(hits.length);
  if (announce) status.textContent = count(hits.length);
  empty.hidden = hits.length > 0;
  more.hidden = hits.length <= shown;
  more.firstElementChild.textContent = fill(words.weitere, hits.length - shown);
  button.textContent = hits.length === 1 ? words.zeigenEins : fill(words.zeigen, hits.length);
  title.textContent = query.size ? fill(words.aktiv, query.size) : title.dataset.name;
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
  for (const day of days) {
    if (day.dataset.tag === query.get("tag")) day.setAttribute("aria-current", "true");
    else day.removeAttribute("aria-current");
  }
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
chips.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  go(new URL(link.href).searchParams);
  (chips.querySelector("a") ?? heading).focus();
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
addEventListener("popstate", () => show(true));
const wide = matchMedia("(min-width: 64rem)");
const open = () => (details.open = wide.matches);
wide.addEventListener("change", open);
open();
show(false);
