// Reloads the page when the site changed, and shows over it what is wrong with the data. Only `portal serve` adds this script.
const script = document.currentScript;
const shown = Number(script.dataset.site);
let events, host, dialog, badge;

function connect() {
  if (events || document.hidden) return;
  events = new EventSource("/__portal/events");
  events.addEventListener("state", (event) => {
    const state = JSON.parse(event.data);
    if (state.site !== shown) location.reload();
    else if (state.overlay) show(state.overlay);
    else host?.remove(), (host = undefined);
  });
}

// Browsers allow six connections to one host: tabs that nobody sees give theirs back.
function disconnect() {
  events?.close();
  events = undefined;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function show(overlay) {
  if (!host) {
    host = element("div");
    const root = host.attachShadow({ mode: "open" });
    const style = element("link");
    style.rel = "stylesheet";
    style.href = "/__portal/client.css";
    dialog = element("dialog");
    badge = element("button", "", "badge");
    badge.addEventListener("click", () => open());
    dialog.addEventListener("close", () => (badge.hidden = false));
    // Without a site behind it, there is nothing to look at.
    dialog.addEventListener("cancel", (event) => shown || event.preventDefault());
    style.addEventListener("load", () => open());
    root.append(style, dialog, badge);
    badge.hidden = true;
    document.documentElement.append(host);
  }
  host.lang = overlay.lang;
  badge.textContent = overlay.title;
  const heading = element("h1", overlay.title);
  heading.id = "title";
  heading.tabIndex = -1;
  heading.autofocus = true;
  dialog.setAttribute("aria-labelledby", "title");
  const findings = overlay.findings.map((finding) => {
    const section = element("section");
    section.append(element("h2", finding.title));
    if (finding.text) section.append(element("pre", finding.text));
    section.append(...finding.hints.map((hint) => element("p", hint, "hint")));
    return section;
  });
  dialog.replaceChildren(heading, element("p", overlay.note), ...findings);
  if (shown) {
    const close = element("button", overlay.close);
    close.addEventListener("click", () => dialog.close());
    dialog.append(close);
  }
  if (host.dataset.ready) open();
}

function open() {
  host.dataset.ready = "yes";
  badge.hidden = true;
  if (!dialog.open) dialog.showModal();
}

document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
addEventListener("pagehide", disconnect);
addEventListener("pageshow", connect);
connect();
