// node tests/screenshot.mjs REPORT PICTURE [VIEW] [WIDTH] [LANGUAGE] [THEME] [HEIGHT]: a picture of one view.
import { resolve } from 'node:path';
import { openBrowser, openReport } from './browser.mjs';

const [report, picture, view = 'verdict', width = '1440', language = 'en', theme = 'light', height = ''] = process.argv.slice(2);
const browser = await openBrowser();
const { page, faults } = await openReport(browser, resolve(report), { view, width: Number(width), height: Number(height) || 900, language, theme });
await page.waitForTimeout(300);
await page.screenshot({ path: picture, fullPage: height === '' });
if (faults.length) console.error(faults.join('\n'));
await browser.close();
