// The pictures of the report in README and docs, made anew from a plan of Qingdao 2025:
//   node web/tests/pictures.mjs out/qingdao-2025
import { join, resolve } from 'node:path';
import { openBrowser, openReport } from './browser.mjs';

const report = resolve(process.argv[2] ?? 'out/qingdao-2025', 'report.html');
const folder = resolve(import.meta.dirname, '../../docs/pictures');
const pictures = [
  { name: 'report-verdict', view: 'verdict', height: 860 },
  { name: 'report-map', view: 'map', height: 860 },
  { name: 'report-time', view: 'time', height: 980, theme: 'dark' },
  { name: 'report-why', view: 'why', height: 900, language: 'zh' },
];
const browser = await openBrowser();
for (const { name, ...options } of pictures) {
  const { page, faults, close } = await openReport(browser, report, { width: 1280, ...options });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  if (faults.length) throw new Error(faults.join('\n'));
  await close();
}
await browser.close();
