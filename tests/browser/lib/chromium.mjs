// Which browser the tests drive, and how it is started: the distribution's Chromium, never a download.
// The pages under test are our own, so the sandbox is off: it is not to be had for root or in a container.
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Nothing in the background: the browser itself must not talk to any host during the tests. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
];
