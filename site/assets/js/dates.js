// What a season list needs once something is chosen: cards that speak of the dates that fit, counts beside every field,
// the choice in words, and ways to other lists that keep it. `list.js` fetches it then.

/** Starts it; what it returns is called after every choice, with the cards that are shown. */
export async function start({ cards, days, form, section, heading, address, without, fits, fitting, fill, count, go, show }) {
  const words = section.dataset;
  const views = section.querySelector(".np-views a");
  const weeks = [...document.querySelectorAll('main a[href*="/woche/"]')].map((link) => [link, link.getAttribute("href")]);
  const chips = section.querySelector(".np-chips");
  const chip = document.getElementById("np-chip");
  const names = document.getElementById("np-namen");
  let places;

  // The lists of a week show no more than the dates of a day.
  const said = form ? await fetch(words.worte).then((answer) => answer.json()).catch(() => ({})) : {};
  for (const card of cards) {
    const lines = said[card.link.split("/").at(-2)]?.split("\n") ?? [];
    lines.forEach((line, index) => {
      const [when, ages, price, rank, look, text, places, live] = line.split("|");
      Object.assign(card.runs[index], { when, ages, price, rank: Number(rank), look, text, places: Number(places), live });
    });
  }

  /** What the badge says of some dates: the best of them, and their places together. */
  function badgeOf(runs) {
    const best = Math.min(...runs.map((run) => run.rank));
    const own = runs.filter((run) => run.rank === best);
    const sum = own.reduce((sum, run) => sum + run.places, 0);
    const text = sum && own.length > 1 ? fill(words.plaetze, sum) : own[0].text;
    const live = own.every((run) => run.live) ? own.map((run) => run.live).join(" ") : "";
    return { text, look: `kern-badge kern-badge--${own[0].look}`, live };
  }

  /** Makes a card speak of the dates that fit, and of no others. */
  function speak(card, runs) {
    const [first] = runs;
    if (!first?.when) return;
    const all = runs.length === card.runs.length;
    const further = runs.length - 1;
    const when = further ? fill(further === 1 ? words.terminEins : words.mehr, further).replace("%first", first.when) : first.when;
    const same = (name, index) => (runs.every((run) => run[name] === first[name]) ? first[name] : card.whole.texts[index]);
    const texts = all ? card.whole.texts : [when, same("ages", 1), same("price", 2)];
    card.parts.forEach((part, index) => { part.textContent = texts[index]; });
    const { text, look, live } = all ? card.whole : badgeOf(runs);
    card.badge.textContent = text;
    card.badge.className = look;
    if (live) card.badge.dataset.platz = live;
    else delete card.badge.dataset.platz;
  }

  /** The registrar knows which dates have a place left. */
  function tellFree() {
    for (const card of cards) {
      const offer = card.link.replace(/^\/ferienpass\/|\/$/g, "");
      for (const run of card.runs) {
        const known = run.live ? run.live.split(" ").map((id) => places[id.startsWith("-") ? offer + id : id]) : [];
        if (!known.length || known.some((left) => left === undefined)) continue;
        run.switches = run.switches.filter((name) => name !== "frei");
        if (known.some((left) => left > 0 || left.reserved > 0)) run.switches.push("frei");
      }
    }
  }

  /** Beside every field, how many offers it would lead to together with the others. */
  function showCounts(query) {
    const number = (name, value) => {
      const asked = without(query, name);
      asked.set(name, value);
      return cards.filter((card) => fits(card, asked)).length;
    };
    const counted = (element, number) => { element.textContent = element.textContent.replace(/ \(\d+\)$/, ` (${number})`); };
    for (const input of form.querySelectorAll("input[type=checkbox]")) counted(input.labels[0], number(input.name, input.value));
    for (const option of form.stadtteil.options) if (option.value) counted(option, number("stadtteil", option.value));
    for (const day of days) {
      const offers = number("tag", day.dataset.tag);
      day.lastElementChild.textContent = offers === 0 ? words.tagkeine : count(offers);
    }
  }

  /** Ways to other lists keep the choice: weeks take all but the day, the whole list takes all. */
  function showWays(query) {
    const rest = without(query, "tag");
    for (const [link, path] of weeks) link.href = rest.size ? `${path}?${rest}` : path;
    if (form || !views) return;
    views.href = `${views.pathname}${rest.size ? `?${rest}` : ""}`;
    for (const day of rest.size ? days : []) day.href = `${views.pathname}?${rest}&tag=${day.dataset.tag}`;
  }

  /** The name of what was chosen. */
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

  function showChips(query) {
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

  chips.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    go(new URL(link.href).searchParams);
    (chips.querySelector("a") ?? heading).focus();
  });
  const take = () => {
    places = document.getElementById("np-plaetze")?.places;
    if (places) tellFree();
  };
  document.addEventListener("places", () => { take(); show(); });
  take();
  return (query, hits) => {
    if (form) showCounts(query);
    showWays(query);
    showChips(query);
    for (const card of hits) speak(card, fitting(card, query));
    document.dispatchEvent(new Event("cards"));
  };
}
