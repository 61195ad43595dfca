// Saved offers (hearts on cards, button on the offer page, count beside the link) and the print button.
// Saved in this browser only, after a click; without script the page has neither hearts nor buttons.
const KEY = "merkliste";

function saved() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(list) ? list.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

function toggle(id) {
  const list = saved();
  const next = list.includes(id) ? list.filter((other) => other !== id) : [...list, id];
  try {
    if (next.length) localStorage.setItem(KEY, JSON.stringify(next));
    else localStorage.removeItem(KEY);
  } catch {
    // The browser keeps nothing: the heart stays empty.
  }
}

const buttons = [];

function show() {
  const list = saved();
  for (const [button, id] of buttons) button.setAttribute("aria-pressed", String(list.includes(id)));
  for (const count of document.querySelectorAll("[data-merkzahl]")) count.textContent = list.length ? ` (${list.length})` : "";
}

function add(button, id) {
  buttons.push([button, id]);
  button.hidden = false;
  button.addEventListener("click", () => {
    toggle(id);
    show();
  });
}

const heart = document.getElementById("np-herz");
for (const link of heart ? document.querySelectorAll(".np-offer h3 a") : []) {
  const button = heart.content.firstElementChild.cloneNode(true);
  const words = button.querySelector(".kern-sr-only");
  words.textContent = words.textContent.replace("%title", link.textContent);
  link.closest(".np-offer").append(button);
  add(button, link.getAttribute("href").replace(/^\/ferienpass\/|\/$/g, ""));
}
const one = document.querySelector("[data-merken-knopf]");
if (one) add(one, one.closest("[data-merken]").dataset.merken);
show();
addEventListener("storage", show);
addEventListener("pageshow", show);

// With scripts, a topic leads to the list that can be filtered on.
for (const link of document.querySelectorAll("a[data-filter]")) link.href = link.dataset.filter;

for (const button of document.querySelectorAll("[data-drucken]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
