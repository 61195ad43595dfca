// The family on this device (rule L7): kept in this browser when the family says so, put into an empty form at a press. Nothing
// of it is sent before the family sends the form.
const KEY = "familie";

function kept() {
  try {
    const all = JSON.parse(localStorage.getItem(KEY));
    return all && typeof all === "object" && typeof all.child1_first_name === "string" ? all : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it, or nothing; says whether the browser did. */
function keep(all) {
  try {
    if (all) localStorage.setItem(KEY, all);
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** The children that are known, by number, without gaps. */
const children = (all) => Object.keys(all).filter((name) => /^child\d+_first_name$/.test(name) && all[name]).map((name) => Number(name.slice(5, -11))).sort();

// On the page after sending.
const page = document.querySelector("[data-geraet]");
if (page) {
  const [box, status] = [page.querySelector("input"), page.querySelector("[role=status]")];
  const { geraet, gemerkt, geloescht, unmoeglich } = page.dataset;
  box.checked = Boolean(kept());
  if (box.checked) keep(geraet); // what was changed since
  box.addEventListener("change", () => {
    const done = keep(box.checked ? geraet : undefined);
    status.textContent = done ? (box.checked ? gemerkt : geloescht) : unmoeglich;
    if (!done) box.checked = false;
  });
}

// On the first page of a list.
const offer = document.querySelector("[data-bekannt]");
const known = kept();
const form = offer?.closest("main").querySelector("form#liste");
if (offer && known && form && !form.elements.child1_first_name?.value) {
  const { bekannt, eingetragen, geloescht } = offer.dataset;
  const numbers = children(known);
  const status = offer.parentElement.querySelector("[data-bekannt-stand]");
  const say = (text) => {
    offer.hidden = true;
    status.hidden = false;
    status.textContent = text;
  };
  offer.querySelector(".kern-title").textContent = bekannt.replace("%n", numbers.map((number) => known[`child${number}_first_name`]).join(", "));
  offer.hidden = false;

  /** Room for another child: the first block again, for that number. */
  function block(number) {
    const first = form.elements.child1_first_name.closest("fieldset");
    const last = form.elements[`child${number - 1}_first_name`].closest("fieldset.np-form__part");
    const next = first.cloneNode(true);
    for (const part of next.querySelectorAll("[id], [name], [for], [aria-describedby]")) {
      for (const name of ["id", "name", "for", "aria-describedby"]) {
        if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace(/child1([_-])/g, `child${number}$1`));
      }
    }
    const legend = next.querySelector("legend");
    legend.textContent = legend.textContent.replace("1", number);
    last.after(next);
  }

  offer.querySelector("[data-eintragen]").addEventListener("click", () => {
    numbers.forEach((old, index) => {
      const number = index + 1;
      if (!form.elements[`child${number}_first_name`]) block(number);
      for (const [name, value] of Object.entries(known)) {
        const field = name.startsWith(`child${old}_`) && form.elements[name.replace(`child${old}_`, `child${number}_`)];
        if (field) field.value = value;
      }
    });
    for (const name of ["guardian_name", "guardian_email", "guardian_phone"]) {
      if (form.elements[name] && known[name]) form.elements[name].value = known[name];
    }
    form.elements.children.value = Math.max(numbers.length, Number(form.elements.children.value));
    say(eingetragen);
    form.elements.child1_first_name.focus();
  });
  offer.querySelector("[data-vergessen]").addEventListener("click", () => {
    keep();
    say(geloescht);
  });
}
