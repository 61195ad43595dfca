// The page on which a family chooses occasions for a child: sum, clashes and filters follow the ticks at once. Without
// script the buttons do the same; the server decides in any case. On the plan of a family: a button that prints.
const form = document.querySelector("form[data-ueberschneidet]");
if (form) {
  const { pause, einer, gewaehlt, nichts, umsonst, ueberschneidet, knapp, tag, hoechstens } = form.dataset;
  const boxes = [...form.querySelectorAll("input[name=want]")];
  const minutes = (time) => Date.parse(`${time}Z`) / 60_000;
  const spans = (times) => times.split(" ").map((span) => span.split("/").map(minutes));
  const entries = boxes.map((box) => ({
    box,
    item: box.closest("li"),
    title: box.dataset.titel,
    cents: Number(box.closest("li").dataset.art.split(" ")[2]),
    times: spans(box.dataset.zeit),
  }));
  // The places that the child has already: they clash with what is ticked, and are not ticked themselves.
  const held = [...form.querySelectorAll("data[data-titel]")].map(({ value, dataset }) => ({ title: dataset.titel, times: spans(value) }));
  const meet = (one, other, gap) => one.times.some(([a, b]) => other.times.some(([c, d]) => a < d + gap && c < b + gap));
  const days = ({ times }) => times.flatMap(([a, b]) => [Math.floor(a / 1440), Math.floor((b - 1) / 1440)]);
  const sameDay = (one, other) => days(one).some((day) => days(other).includes(day));
  const money = (cents) => (cents ? `${cents % 100 ? (cents / 100).toFixed(2).replace(".", ",") : cents / 100} Euro` : umsonst);

  /** Why two dates do not go together. */
  function against(one, other) {
    if (meet(one, other, 0)) return ueberschneidet;
    if (einer && sameDay(one, other)) return tag;
    return meet(one, other, Number(pause)) ? knapp : undefined;
  }

  function hint(entry, text) {
    let note = entry.item.querySelector(".np-hint");
    if (!note && text) {
      note = form.querySelector("template").content.firstElementChild.cloneNode(true);
      note.id = `h-${entry.box.value}`;
      entry.item.append(note);
    }
    if (note) {
      note.hidden = !text;
      note.querySelector("span").textContent = text ?? "";
    }
    if (text) entry.box.setAttribute("aria-describedby", note.id);
    else entry.box.removeAttribute("aria-describedby");
  }

  function show() {
    const chosen = entries.filter(({ box }) => box.checked);
    for (const entry of entries) {
      const other = [...chosen, ...held].find((one) => one !== entry && against(entry, one));
      hint(entry, other && against(entry, other).replace("%o", other.title));
    }
    const line = form.querySelector(".np-total__line b");
    const sum = chosen.reduce((all, { cents }) => all + cents, 0);
    line.textContent = chosen.length ? gewaehlt.replace("%n", chosen.length).replace("%s", money(sum)) : nichts;
    if (hoechstens) form.querySelector("[data-rest]").textContent = left(hoechstens - chosen.length);
    form.querySelectorAll(".np-date").forEach(note);
  }

  /** How many places more the child can have. */
  function left(places) {
    const { noch, voll, zuViel } = form.dataset;
    return places ? (places > 0 ? noch : zuViel).replace("%n", Math.abs(places)) : voll;
  }

  /** What the heading of a day says, and its link above: what is ticked there, or what is shown. */
  function note(date) {
    const { einAngebot, angebote, ausgewaehlt } = form.dataset;
    const all = [...date.querySelectorAll(".np-opt")];
    if (!all.length) return;
    const ticked = all.filter((item) => item.querySelector("input")?.checked).length;
    const shown = all.filter((item) => !item.hidden).length;
    const offers = shown === 1 ? einAngebot : angebote.replace("%n", shown);
    const words = ticked ? ausgewaehlt.replace("%n", ticked) : offers;
    date.querySelector("h2 small").textContent = words;
    const jump = document.querySelector(`.np-week a[href="#${date.id}"] span:last-child`);
    if (jump) jump.textContent = words;
  }

  const filter = form.querySelector("details.np-filter");
  const chips = [...filter.querySelectorAll("[data-feld]")];
  const { elements } = form;

  /** The words of what is set, and whether an occasion is one of it. */
  function wanted() {
    const field = (name) => elements[`filter_${name}`];
    const value = (name) => field(name)?.value ?? "";
    const index = (name) => field(name)?.selectedIndex ?? 0;
    const [free, time, price, topic, district, day] = [value("frei"), value("zeit"), value("preis"), index("thema"), index("ort"), value("tag")];
    const words = chips.filter((chip) => elements[chip.dataset.feld].value === chip.dataset.wert).map((chip) => chip.textContent);
    for (const select of filter.querySelectorAll("select")) if (select.value) words.push(select.selectedOptions[0].text);
    // Topic, district, cents, then `v` for the morning and `f` for a free place.
    const passes = (item) => {
      const [own, place, cents, ...marks] = item.dataset.art.split(" ");
      return (!free || marks.includes("f")) && (!time || marks.includes("v") === (time === "vormittags")) && (!price || cents <= price * 100)
        && (!topic || topic === Number(own)) && (!district || district === Number(place)) && (!day || item.closest(".np-date").id === day);
    };
    return { words: [...new Set(words)], passes };
  }

  /** Shows what the filter leaves, without a new page. */
  function narrow() {
    const { words, passes } = wanted();
    const items = [...form.querySelectorAll(".np-opt")];
    for (const item of items) {
      const entry = entries.find((one) => one.item === item);
      item.hidden = !entry?.box.checked && !passes(item);
    }
    for (const date of form.querySelectorAll(".np-date")) {
      const all = [...date.querySelectorAll(".np-opt")];
      date.hidden = all.length ? all.every((item) => item.hidden) : words.length > 0;
      const jump = document.querySelector(`.np-week a[href="#${date.id}"]`);
      if (jump) jump.hidden = date.hidden;
      note(date);
    }
    for (const chip of chips) chip.ariaPressed = String(elements[chip.dataset.feld].value === chip.dataset.wert);
    const { filter: title, gefiltert, gezeigt, leer } = form.dataset;
    const seen = items.filter((item) => !item.hidden).length;
    filter.querySelector("[data-filter-titel]").textContent = words.length ? gefiltert.replace("%w", words.join(", ")) : title;
    filter.querySelector("[data-filter-weg]").hidden = !words.length;
    const line = form.querySelector("[data-filter-stand]");
    line.hidden = !words.length;
    line.textContent = seen ? gezeigt.replace("%n", seen).replace("%m", items.length) : leer;
    const lead = document.querySelector("[data-alle]");
    const { alle, davon } = lead.dataset;
    if (words.length) lead.textContent = seen ? davon.replace("%n", seen) : leer;
    else lead.textContent = alle;
  }

  filter.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    const { feld, wert } = button.dataset;
    if (feld) elements[feld].value = elements[feld].value === wert ? "" : wert;
    else for (const field of filter.querySelectorAll("[name^=filter_]")) field.value = "";
    narrow();
  });
  filter.addEventListener("change", narrow);
  filter.querySelector("[data-filter-zeigen]").hidden = true;
  form.addEventListener("change", show);
  // A browser that goes back shows the old ticks.
  addEventListener("pageshow", () => {
    show();
    narrow();
  });
}

for (const button of document.querySelectorAll("[data-drucken]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
