// Leaves the page at once: the link opens in its place, so that "back" does not lead here again.
for (const link of document.querySelectorAll("[data-exit]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", "/");
    document.title = "";
    document.body.hidden = true;
    location.replace(link.href);
  });
}
