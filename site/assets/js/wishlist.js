// The page of the saved offers: days, clashes, sharing, deleting. Kept in this browser only; a shared list travels in the
// fragment of the address, which no server sees.
const KEY = "merkliste";
const root = document.getElementById("merkliste");
const words = root.dataset;
const part = (name) => root.querySelector(`[data-${name}]`);
const status = root.querySelector("[role=status]");
const isId = (id) => typeof id === "string" && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id);
const { days, offers } = await (await fetch(words.url)).json();

function saved() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(list) ? list.filter(isId) : [];
  } catch {
    return [];
  }
}

function keep(list) {
  try {
    if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
  } catch {
    // The browser keeps nothing.
  }
}

// #2027-ostern/pizza,floss;2027-sommer/kanu
function fromFragment() {
  const text = decodeURIComponent(location.hash.slice(1));
  return text.split(";").flatMap((group) => {
    const [season, list = ""] = group.split("/");
    return list.split(",").map((id) => `${season}/${id}`);
  }).filter(isId);
}

function toFragment(list) {
  const seasons = Map.groupBy ? Map.groupBy(list, (id) => id.split("/")[0]) : group(list);
  return [...seasons].map(([season, ids]) => `${season}/${ids.map((id) => id.split("/")[1]).join(",")}`).join(";");
}

function group(list) {
  const seasons = new Map();
  for (const id of list) seasons.set(id.split("/")[0], [...(seasons.get(id.split("/")[0]) ?? []), id]);
  return seasons;
}

const overlap = (a, b) => a.some(([start, end]) => b.some(([from, to]) => start < to && from < end));
// Two offers clash when no choice of their dates lets a child go to both.
const clash = (a, b) => a.o.length > 0 && b.o.length > 0 && a.o.every((run) => b.o.every((other) => overlap(run, other)));

function entry(id, offer, session, run, list) {
  const item = document.getElementById("np-eintrag").content.firstElementChild.cloneNode(true);
  item.classList.add(`np-t-${offer.l}`);
  item.querySelector("use").setAttribute("href", `#m-${offer.l}`);
  const link = item.querySelector("a");
  link.href = `/ferienpass/${id}/`;
  link.textContent = offer.t;
  const several = offer.o.length > 1 ? ` · ${words.termin.replace("%n", run + 1).replace("%all", offer.o.length)}` : "";
  const past = new Date(session[1]) < new Date() ? ` · ${words.vorbei}` : "";
  item.querySelector("[data-wann]").textContent = `${session[2]} · ${offer.p}${several}${past}`;
  const meets = (other) => clash(offer, other) && other.o.some((run) => overlap([session], run));
  const others = list.filter((other) => other !== id && meets(offers[other])).map((other) => offers[other].t);
  if (others.length) {
    const warning = item.querySelector("[data-warnung]");
    warning.hidden = false;
    warning.querySelector("span").textContent = words.zugleich.replace("%other", others.join(", "));
  }
  const button = item.querySelector("[data-weg]");
  button.querySelector(".kern-sr-only").textContent = `: ${offer.t}`;
  button.hidden = shared();
  button.addEventListener("click", () => {
    keep(saved().filter((other) => other !== id));
    show();
    root.querySelector("[data-weg], a")?.focus();
  });
  return item;
}

const shared = () => fromFragment().length > 0;

function show() {
  const all = shared() ? fromFragment() : saved();
  const list = [...new Set(all)].filter((id) => offers[id]);
  const rows = list.flatMap((id) => offers[id].o.flatMap((run, index) => run.map((session) => ({ id, session, index }))));
  rows.sort((a, b) => (a.session[0] < b.session[0] ? -1 : a.session[0] > b.session[0] ? 1 : 0));
  const sections = new Map();
  for (const { id, session, index } of rows) {
    const day = session[0].slice(0, 10);
    if (!sections.has(day)) {
      const section = document.getElementById("np-tag").content.firstElementChild.cloneNode(true);
      section.querySelector("h2").textContent = days[day] ?? day;
      sections.set(day, section);
    }
    sections.get(day).querySelector("ul").append(entry(id, offers[id], session, index, list));
  }
  part("tage").replaceChildren(...sections.values());
  part("leer").hidden = list.length > 0;
  part("geteilt").hidden = !shared();
  part("knoepfe").hidden = list.length === 0;
  part("loeschen").hidden = shared();
  const gone = all.length - list.length;
  part("weg-hinweis").hidden = gone === 0;
  part("weg-hinweis").textContent = gone === 1 ? words.wegEins : words.weg.replace("%n", gone);
}

part("geteilt").querySelector("button").addEventListener("click", () => {
  keep([...new Set([...saved(), ...fromFragment()])]);
  history.replaceState(null, "", location.pathname);
  show();
});
part("teilen").addEventListener("click", async () => {
  const list = shared() ? fromFragment() : saved();
  const link = `${location.origin}${location.pathname}#${toFragment(list)}`;
  try {
    await navigator.clipboard.writeText(link);
    status.textContent = words.kopiert;
  } catch {
    status.textContent = `${words.link} ${link}`;
  }
});
part("drucken").addEventListener("click", () => print());
part("loeschen").addEventListener("click", () => {
  if (!confirm(words.leeren)) return;
  keep([]);
  show();
  status.textContent = words.geleert;
});
addEventListener("storage", show);
addEventListener("hashchange", show);
show();
