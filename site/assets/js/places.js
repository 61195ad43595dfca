// Free places from the registrar, when it answers: { "2027-ostern/pizza-1": 4, … }; a negative number is the length of the waiting list,
// { reserved: 2 } says that only places for children with a reduced price are left.
// Without an answer the page stays as it was built.
const words = document.getElementById("np-plaetze");
let places;

// On cards `-1` stands for the season and the offer of the card and `-1`.
function name(badge, id) {
  const offer = badge.closest(".np-offer")?.querySelector("h3 a").getAttribute("href").replace(/^\/ferienpass\/|\/$/g, "");
  return id.startsWith("-") ? offer + id : id;
}

function text(free, reserved) {
  const { warteliste, eins, viele, ermEins, erm } = words.dataset;
  if (free > 0) return (free === 1 ? eins : viele).replace("%n", free);
  return reserved > 0 ? (reserved === 1 ? ermEins : erm).replace("%n", reserved) : warteliste;
}

function tell() {
  for (const badge of places ? document.querySelectorAll("[data-platz]") : []) {
    const known = badge.dataset.platz.split(" ").map((id) => places[name(badge, id)]);
    if (!known.every((left) => Number.isInteger(left) || Number.isInteger(left?.reserved))) continue;
    const free = known.reduce((sum, left) => sum + (Number.isInteger(left) ? Math.max(left, 0) : 0), 0);
    const reserved = known.reduce((sum, left) => sum + (left.reserved ?? 0), 0);
    badge.textContent = text(free, reserved);
    if (!badge.classList.contains("kern-badge")) continue;
    badge.classList.toggle("kern-badge--success", free > 0);
    badge.classList.toggle("kern-badge--warning", free === 0);
  }
}

async function refresh() {
  const answer = await fetch(words.dataset.url, { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  places = await answer.json();
  // The filter first: it may show other dates.
  words.places = places;
  document.dispatchEvent(new Event("places"));
  tell();
}

document.addEventListener("cards", tell);
if (words && document.querySelector("[data-platz]")) refresh().catch(() => {});
