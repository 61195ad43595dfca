// The page of the saved offers: days, clashes, sharing, deleting. Kept in this browser only; a shared list travels in the
// fragment of the address, which no server sees.
const KEY = "merkliste";
const root = document.getElementById("merkliste");
const words = root.dataset;
const part = (name) => root.querySelector(`[data-${name}]`);
const status = root.querySelector("[role=status]");
const isId = (id) => typeof id === "string" && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id);
const { days, limits, offers } = await (await fetch(words.url)).json();

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

const at = (time) => Date.parse(`${time}Z`) / 60_000;
const meet = (a, b, gap) => a.some(([start, end]) => b.some(([from, to]) => at(start) < at(to) + gap && at(from) < at(end) + gap));
const dates = (run) => run.flatMap(([start, end]) => {
  const list = [];
  for (let day = Math.floor(at(start) / 1440); day * 1440 < at(end); day += 1) list.push(day);
  return list;
});

/** Why a child cannot have both dates, as the registrar would refuse: at the same time, on one day, or too close. */
function against(one, run, other, run2) {
  if (meet(run, run2, 0)) return "zugleich";
  const [season, season2] = [one, other].map((id) => id.split("/")[0]);
  const [gap, onePerDay] = limits[season] ?? [0, false];
  if (season !== season2) return undefined;
  if (onePerDay && dates(run).some((day) => dates(run2).includes(day))) return "tag";
  return meet(run, run2, gap) ? "knapp" : undefined;
}

// Two offers clash when no choice of their dates lets a child go to both.
const clash = (one, other) => [offers[one], offers[other]].every((offer) => offer.o.length > 0)
  && offers[one].o.every((run) => offers[other].o.every((run2) => against(one, run, other, run2)));

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
  const reasons = new Map();
  for (const other of list.filter((other) => other !== id && clash(id, other))) {
    const found = offers[other].o.map((run2) => against(id, [session], other, run2));
    const reason = ["zugleich", "tag", "knapp"].find((name) => found.includes(name));
    if (reason) reasons.set(reason, [...(reasons.get(reason) ?? []), offers[other].t]);
  }
  if (reasons.size) {
    const warning = item.querySelector("[data-warnung]");
    warning.hidden = false;
    const gap = limits[id.split("/")[0]]?.[0];
    const said = [...reasons].map(([reason, titles]) => words[reason].replace("%n", gap).replace("%other", titles.join(", ")));
    warning.querySelector("span").textContent = said.join(" · ");
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

/** For each season that takes registrations a button that begins its list. An offer with one date arrives ticked. */
function doors(list) {
  const open = group(list.filter((id) => offers[id].i));
  const forms = [...open].map(([season, ids]) => {
    const form = document.getElementById("np-tuer").content.firstElementChild.cloneNode(true);
    form.querySelector("[name=season]").value = season;
    for (const id of ids.filter((id) => offers[id].i.length === 1)) {
      const chosen = document.createElement("input");
      Object.assign(chosen, { type: "hidden", name: "occasion", value: offers[id].i[0] });
      form.append(chosen);
    }
    return form;
  });
  part("anmelden").replaceChildren(...forms);
  part("anmelden").hidden = forms.length === 0;
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
  doors(list);
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
