// What a page's layout must keep to at any width, asked of an opened page.

/** Elements that make the page scroll sideways; empty when nothing does. */
export async function overflowFindings(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth;
    if (scrolls <= 0) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 0.5);
    const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    return [`scrolls ${scrolls} px sideways: ${wide.slice(0, 5).map(name).join(', ')}`];
  });
}

/** Everything the page would load or prepare to load from another host, also where nothing was fetched yet. */
export async function foreignFindings(page) {
  return page.evaluate(() => {
    const loading = 'link[rel~=stylesheet],link[rel~=icon],link[rel~=manifest],link[rel~=preload],link[rel~=modulepreload],'
      + 'link[rel~=prefetch],link[rel~=preconnect],link[rel~=dns-prefetch],link[rel~=apple-touch-icon],'
      + 'script[src],img[src],source[src],iframe,object,embed,video,audio,form[action],use';
    return [...document.querySelectorAll(loading)].flatMap((element) => {
      const address = element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('data')
        ?? element.getAttribute('action') ?? '';
      const url = new URL(address, document.baseURI);
      const own = url.origin === location.origin || url.protocol === 'data:';
      return own ? [] : [`${element.tagName.toLowerCase()} points to another host: ${url.href}`];
    });
  });
}

/** Words that are cut off when a reader widens the text spacing (WCAG 1.4.12), or a page that then scrolls sideways. */
export async function spacingFindings(page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }'
      + ' p { margin-bottom: 2em !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  return [...await cutFindings(page), ...await overflowFindings(page)].map((text) => `with wide text spacing: ${text}`);
}

/** Words that are cut off by the box they stand in. */
export async function cutFindings(page) {
  return page.evaluate(() => {
    const hides = (value) => value === 'hidden' || value === 'clip';
    const clipping = [...document.body.querySelectorAll('*')].filter((element) => {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return (hides(style.overflowX) || hides(style.overflowY)) && box.width > 2 && box.height > 2 && !element.closest('svg, select, textarea');
    });
    return clipping.flatMap((element) => {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const lost = (part) => (hides(style.overflowX) && (part.right > box.right + 1 || part.left < box.left - 1))
        || (hides(style.overflowY) && (part.bottom > box.bottom + 1 || part.top < box.top - 1));
      const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (words.nextNode()) {
        const node = words.currentNode;
        const range = document.createRange();
        range.selectNodeContents(node);
        const shown = node.data.trim() && !node.parentElement.closest('.kern-sr-only') && node.parentElement.checkVisibility({ checkVisibilityCSS: true });
        if (shown && [...range.getClientRects()].some(lost)) {
          return [`${element.tagName.toLowerCase()}.${element.className} cuts off “${node.data.trim().slice(0, 60)}”`];
        }
      }
      return [];
    });
  });
}
