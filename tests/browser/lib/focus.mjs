// Walking a page with the tabulator key, and what the focus must keep to on the way.

/**
 * Presses Tab up to `limit` times and reports, per stop, what a sighted keyboard user would miss: a stop
 * outside the reading order, without a visible mark, off the screen, or under something else.
 */
export async function walk(page, limit = 60) {
  const stops = [];
  const findings = [];
  await page.evaluate(() => { globalThis.walked = []; document.activeElement?.blur(); });
  for (let index = 0; index < limit; index += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(look);
    if (stop.end) break;
    stops.push(stop.name);
    findings.push(...stop.findings.map((text) => `stop ${index + 1}, ${stop.name}: ${text}`));
  }
  return { stops, findings };
}

/** Runs in the page: judges the focused element. */
function look() {
  const element = document.activeElement;
  const { walked } = globalThis;
  if (!element || element === document.body || walked.includes(element)) return { end: true };
  const findings = [];
  const before = walked.at(-1);
  // Keyboard users meet a group of radio buttons once, so that only the order of what they meet counts.
  if (before && !(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) findings.push('comes before the last stop in the page');
  if (element.tabIndex > 0) findings.push(`has tabindex ${element.tabIndex}`);
  walked.push(element);

  const marked = [element, ...element.labels ?? [], element.closest('label'), element.parentElement].filter(Boolean).some((candidate) => {
    const style = getComputedStyle(candidate);
    const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return outline && (candidate === element || candidate.matches(':focus-within') || candidate.control === element);
  }) || [...element.labels ?? []].some((label) => [...label.querySelectorAll('*')].some((part) => parseFloat(getComputedStyle(part).outlineWidth) >= 2 && getComputedStyle(part).outlineStyle !== 'none'));
  if (!marked) findings.push('shows no focus mark of at least 2 px');

  // Judged at three points of the part that is on the screen: a stop may be partly out of sight, not wholly.
  const targets = [element, ...element.labels ?? []];
  const inert = targets.filter((target) => getComputedStyle(target).pointerEvents === 'none');
  inert.forEach((target) => { target.style.pointerEvents = 'auto'; });
  const boxes = targets.flatMap((target) => [...target.getClientRects()]).map((box) => ({
    left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth), top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight),
  })).filter((box) => box.right - box.left > 1 && box.bottom - box.top > 1);
  const free = boxes.some((box) => [0.2, 0.5, 0.8].some((share) => {
    const hit = document.elementFromPoint(box.left + (box.right - box.left) * share, (box.top + box.bottom) / 2);
    return hit && targets.some((target) => target.contains(hit));
  }));
  inert.forEach((target) => { target.style.pointerEvents = ''; });
  if (boxes.length === 0) findings.push('is not on the screen');
  else if (!free) findings.push('is covered by something else');
  const text = (element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent).trim().replace(/\s+/g, ' ');
  return { end: false, findings, name: `${element.tagName.toLowerCase()} “${text.slice(0, 40)}”` };
}
