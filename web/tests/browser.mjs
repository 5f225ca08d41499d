// Debian's Chromium, driven by playwright-core, with everything but the page itself refused.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const programs = [process.env.YIZHAN_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Throws if there is no browser: a test that cannot run must not seem to pass. */
export async function openBrowser() {
  const executablePath = programs.find((program) => program && existsSync(program));
  if (!executablePath) throw new Error('no Chromium: apt-get install chromium, or name one in YIZHAN_CHROMIUM');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
}

/** Opens a report from its file. `faults` gathers console errors and every request but that of the file. */
export async function openReport(browser, file, { width = 1440, height = 900, language = 'en', theme = 'light', view = 'verdict' } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  const faults = [];
  const address = pathToFileURL(file).href;
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith('data:') && !url.startsWith('blob:')) faults.push(`fetched ${url}`);
  });
  await page.goto(`${address}?lang=${language}&theme=${theme}#${view}`);
  await page.waitForSelector(`#view-${view}`, { timeout: 15000 });
  return { page, faults, close: () => context.close() };
}
