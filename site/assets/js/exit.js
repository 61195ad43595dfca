// Leaves the page at once, and no way back leads to help again: the link opens in its place, pages of help take each
// other's place, and one that the browser had kept all the same gives way to the start page.
const LEFT = "verlassen";
const HELP = "/hilfe/";

function left(value) {
  try {
    if (value === undefined) return sessionStorage.getItem(LEFT) !== null;
    if (value) sessionStorage.setItem(LEFT, "1");
    else sessionStorage.removeItem(LEFT);
  } catch {
    // The browser keeps nothing.
  }
  return false;
}

function goOn() {
  document.body.hidden = true;
  document.title = "";
  location.replace("/");
}

const wentBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
if (wentBack && left()) goOn();
else left(false);
addEventListener("pageshow", (event) => {
  if (event.persisted && left()) goOn();
});

for (const link of document.querySelectorAll("[data-exit]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    left(true);
    history.replaceState(null, "", "/");
    document.title = "";
    document.body.hidden = true;
    location.replace(link.href);
  });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const plain = !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.target || link.hasAttribute("download")) return;
  if (link.origin !== location.origin || !link.pathname.startsWith(HELP)) return;
  event.preventDefault();
  location.replace(link.href);
});
