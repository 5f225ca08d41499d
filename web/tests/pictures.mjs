// The pictures of the report in README and docs, made anew from a plan of Qingdao 2025 whose page carries all studies:
//   yizhan report out/qingdao-2025 --study out/qingdao-2025-invest --study ...
//   node web/tests/pictures.mjs out/qingdao-2025 [FOLDER FOR THE PICTURES]
import { join, resolve } from 'node:path';
import { openBrowser, openReport } from './browser.mjs';

const report = resolve(process.argv[2] ?? 'out/qingdao-2025', 'report.html');
const folder = resolve(process.argv[3] ?? join(import.meta.dirname, '../../docs/pictures'));
const pictures = [
  { name: 'report-verdict', view: 'verdict', height: 860 },
  { name: 'report-map', view: 'map', height: 860 },
  { name: 'report-time', view: 'time', height: 980, theme: 'dark' },
  { name: 'report-levers', view: 'levers', height: 980 },
  { name: 'report-whatif', view: 'whatif', height: 860 },
  { name: 'report-trust', view: 'trust', height: 980 },
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
