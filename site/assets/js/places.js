// Free places from the registrar, when it answers: { "2027-ostern/pizza-1": 4, … }; a negative number is the length of the waiting list.
// Without an answer the page stays as it was built.
const words = document.getElementById("np-plaetze");

async function refresh() {
  const answer = await fetch(words.dataset.url, { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const places = await answer.json();
  for (const badge of document.querySelectorAll("[data-platz]")) {
    // On cards `-1` stands for the season and the offer of the card and `-1`.
    const offer = badge.closest(".np-offer")?.querySelector("h3 a").getAttribute("href").replace(/^\/ferienpass\/|\/$/g, "");
    const known = badge.dataset.platz.split(" ").map((id) => places[id.startsWith("-") ? offer + id : id]);
    if (!known.every(Number.isInteger)) continue;
    const free = known.reduce((sum, number) => sum + Math.max(number, 0), 0);
    badge.textContent = free === 0 ? words.dataset.warteliste : (free === 1 ? words.dataset.eins : words.dataset.viele).replace("%n", free);
    badge.classList.toggle("kern-badge--success", free > 0 && badge.classList.contains("kern-badge"));
    badge.classList.toggle("kern-badge--warning", free === 0 && badge.classList.contains("kern-badge"));
    const card = badge.closest("[data-w]");
    if (card && free === 0) card.dataset.w = card.dataset.w.replace(/\bfrei\b ?/, "");
  }
}

if (words && document.querySelector("[data-platz]")) refresh().catch(() => {});
