// The page on which a family chooses occasions for a child: sum, clashes and filters follow the ticks at once. Without
// script the buttons do the same; the server decides in any case.
const form = document.querySelector("form[data-ueberschneidet]");
if (form) {
  const { pause, einer, gewaehlt, nichts, umsonst, ueberschneidet, knapp, tag } = form.dataset;
  const boxes = [...form.querySelectorAll("input[name=want]")];
  const minutes = (time) => Date.parse(`${time}Z`) / 60_000;
  const spans = (times) => times.split(" ").map((span) => span.split("/").map(minutes));
  const entries = boxes.map((box) => ({
    box,
    item: box.closest("li"),
    title: box.dataset.titel,
    cents: Number(box.dataset.cent),
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
  }

  form.addEventListener("change", show);
  // A browser that goes back shows the old ticks.
  addEventListener("pageshow", show);
}
