// The report as its readers open it: from a file, in a real browser, compared with the plan's own tables.
//   YIZHAN=build/release/yizhan node --test web/tests/report.test.mjs
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, openReport } from './browser.mjs';
import { layoutFaults } from './layout.mjs';
import { spoken, summary, sums, table } from './plan_files.mjs';
import { agree, axe, barriers, corridors, facts, go, hostile, pageOf, viewsOf, yizhan } from './reading.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'yizhan-report-'));
const plans = { mini: join(scratch, 'mini'), qingdao: join(scratch, 'qingdao') };
let browser;

before(async () => {
  browser = await openBrowser();
  yizhan('plan', corridors.mini, '--out', plans.mini);
  yizhan('plan', corridors.qingdao, '--time-limit', '8', '--out', plans.qingdao);
});
after(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

for (const name of ['mini', 'qingdao'])
  for (const language of ['en', 'zh'])
    test(`figures of ${name} in ${language} are the plan's`, async () => {
      const folder = plans[name];
      const plan = summary(folder);
      const { page, faults, close } = await openReport(browser, pageOf(folder), { language });
      let shown = await facts(page);
      agree(shown, 'cost', plan.cost);
      agree(shown, 'bound', plan.bound);
      agree(shown, 'gap', plan.gap);
      agree(shown, 'total.vehicles', plan.total.vehicles);
      for (const [kind, tally] of Object.entries(plan.kind))
        for (const [count, vehicles] of Object.entries(tally)) agree(shown, `kind.${kind}.${count}`, vehicles);
      for (const [count, vehicles] of Object.entries(plan.total)) agree(shown, `kind.total.${count}`, vehicles);
      table(folder, 'targets').forEach((target, i) => {
        agree(shown, `target.${i}.wanted`, Number(target.wanted));
        agree(shown, `target.${i}.forecast`, Number(target.forecast));
      });

      await go(page, 'money');
      for (const button of await page.$$('#view-money button')) await button.click();
      shown = await facts(page);
      const costs = table(folder, 'costs');
      agree(shown, 'cost.total', plan.cost);
      for (const key of ['item', 'stage', 'mode'])
        for (const [id, cost] of sums(costs, (row) => row[key], (row) => Number(row.cost_cny))) agree(shown, `cost.${key}.${id}`, cost);
      const markets = new Map(table(corridors[name], 'orders').map((order) => [order.id, order.market]));
      const byMarket = sums(table(folder, 'itineraries'), (row) => markets.get(row.lot.split('/')[0]), (row) => Number(row.cost_cny) * Number(row.quantity));
      for (const [market, cost] of byMarket) agree(shown, `cost.market.${market}`, cost);
      assert.deepEqual(faults, []);
      await close();
    });

test('gateways carry what itineraries ship from them', async () => {
  const folder = plans.qingdao;
  const services = new Map(table(corridors.qingdao, 'services').map((row) => [row.id, row]));
  const departures = new Map(table(corridors.qingdao, 'departures').map((row) => [row.id, services.get(row.service)]));
  const legs = new Map(table(corridors.qingdao, 'legs').map((row) => [row.id, row]));
  const from = new Map();
  for (const step of table(folder, 'steps')) {
    const way = step.leg ? legs.get(step.leg) : departures.get(step.departure);
    if (way.stage === 'ship' && !from.has(step.itinerary)) from.set(step.itinerary, way.from);
  }
  const vehicles = sums(table(folder, 'itineraries').filter((row) => from.has(row.id)), (row) => from.get(row.id), (row) => Number(row.quantity));
  const { page, close } = await openReport(browser, pageOf(folder));
  const shown = await facts(page);
  assert.ok(vehicles.size > 1);
  for (const [place, count] of vehicles) agree(shown, `gateway.${place}`, count);
  await close();
});

test('the year opens in 2 s, in 5 MB, and is made again to the same bytes', async () => {
  const file = pageOf(plans.qingdao);
  assert.ok(statSync(file).size <= 5e6, `${statSync(file).size} bytes`);
  const start = performance.now();
  const { close } = await openReport(browser, file);
  const seconds = (performance.now() - start) / 1000;
  console.log(`opened in ${seconds.toFixed(2)} s, ${statSync(file).size} bytes`);
  assert.ok(seconds < 2, `${seconds} s`);
  await close();
  const written = readFileSync(file);
  yizhan('report', plans.qingdao);
  assert.ok(written.equals(readFileSync(file)));
  assert.match(yizhan('check', corridors.mini, plans.mini), /The plan is true/);
});

test('language and theme switch, and the keyboard reaches every view', async () => {
  const { page, faults, close } = await openReport(browser, pageOf(plans.mini));
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await page.focus('#language');
  await page.keyboard.press('Enter');
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
  assert.match(await page.textContent('nav'), /结论/);
  await page.focus('#theme');
  await page.keyboard.press('Space');
  assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
  const views = await viewsOf(page);
  await page.focus('nav a');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.hash), `#${views[1]}`);
  for (const view of views) {
    await page.focus(`nav a[href="#${view}"]`);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`#view-${view}`);
  }
  assert.deepEqual(faults, []);
  await close();
});

test('search finds a lot, and its itineraries are told', async () => {
  const { page, close } = await openReport(browser, pageOf(plans.mini), { view: 'why' });
  await page.fill('#search', 'gulf-1-port');
  await page.waitForFunction(() => document.querySelectorAll('#view-why li').length === 1);
  const shown = await facts(page);
  const lot = table(plans.mini, 'lots').find((row) => row.lot === 'gulf-1/gulf-1-port');
  agree(shown, 'lot.vehicles', Number(lot.vehicles));
  agree(shown, 'lot.price', Number(lot.price_cny));
  const ways = table(plans.mini, 'itineraries').map((row, i) => ({ ...row, i })).filter((row) => row.lot === lot.lot);
  for (const way of ways) agree(shown, `itinerary.${way.i}.cost`, Number(way.cost_cny));
  await close();
});

test('flows of a month are the plan\'s, by slider and keyboard', async () => {
  const folder = plans.qingdao;
  const services = new Map(table(corridors.qingdao, 'services').map((row) => [row.id, row]));
  const departures = new Map(table(corridors.qingdao, 'departures').map((row) => [row.id, services.get(row.service)]));
  const legs = new Map(table(corridors.qingdao, 'legs').map((row) => [row.id, row]));
  const vehicles = new Map(table(folder, 'itineraries').map((row) => [row.id, Number(row.quantity)]));
  const moves = table(folder, 'steps')
    .map((step) => ({ ...(step.leg ? legs.get(step.leg) : departures.get(step.departure)), month: Number(step.starts.slice(5, 7)) + 12 * (Number(step.starts.slice(0, 4)) - 2025), count: vehicles.get(step.itinerary) }))
    .filter((move) => move.from !== move.to);
  const { page, faults, close } = await openReport(browser, pageOf(folder), { view: 'map' });
  await page.focus('#month');
  for (let month = 0; month <= 2; ++month) {
    if (month) await page.keyboard.press('ArrowRight');
    for (const button of await page.$$('#view-map button')) await button.click();
    const shown = await facts(page);
    const flows = sums(moves.filter((move) => !month || move.month === month), (move) => `flow.${move.from}.${move.to}.${move.mode}`, (move) => move.count);
    assert.ok(flows.size > 10);
    for (const [flow, count] of flows) agree(shown, flow, count);
    await page.focus('#month');
  }
  assert.deepEqual(faults, []);
  await close();
});

test('makers and parts are the plan\'s', async () => {
  const folder = plans.qingdao;
  const { page, close } = await openReport(browser, pageOf(folder), { view: 'chain' });
  const shown = await facts(page);
  const supplies = new Map(table(corridors.qingdao, 'supplies').map((row) => [row.id, row.part]));
  const parts = sums(table(folder, 'purchases'), (row) => supplies.get(row.supply), (row) => Number(row.quantity));
  assert.ok(parts.size > 2);
  for (const [part, quantity] of parts) agree(shown, `part.${part}`, quantity);
  await go(page, 'makers');
  await page.selectOption('#maker', { index: 1 });
  const sent = [...(await facts(page))].filter(([name]) => name.startsWith('maker.sent.')).reduce((sum, [, text]) => sum + spoken(text).value, 0);
  const chosen = await page.$eval('#maker', (select) => select.selectedOptions[0].textContent);
  assert.equal(sent, Number(chosen.split('·')[1].replaceAll(',', '')));
  await close();
});

test('the dearest price of every capacity is the plan\'s', async () => {
  const folder = plans.qingdao;
  const { page, close } = await openReport(browser, pageOf(folder), { view: 'time' });
  for (let more; (more = page.locator('#view-time .card:nth-child(2) > button')) && (await more.count()); ) await more.first().click();
  await page.click('#view-time summary');
  const shown = await facts(page);
  const cells = table(folder, 'cells').filter((row) => row.row.startsWith('resource/') && Number(row.capacity) > 0 && Number(row.price_cny) > 0);
  const dearest = new Map();
  for (const cell of cells) {
    const resource = cell.row.split('/')[1];
    dearest.set(resource, Math.max(Number(cell.price_cny), dearest.get(resource) ?? 0));
  }
  assert.ok(dearest.size > 5);
  for (const [resource, price] of dearest) agree(shown, `dearest.resource-${resource}`, price);
  const before = await page.textContent('[role=status]');
  await page.click('[aria-label="Zoom in"]');
  assert.notEqual(await page.textContent('[role=status]'), before);
  await close();
});

test('beside another plan the page says what that one comes to', async () => {
  const other = join(scratch, 'other');
  const folder = join(scratch, 'compared');
  yizhan('plan', corridors.mini, '--out', other, '--objective', 'profit');
  yizhan('plan', corridors.mini, '--out', folder);
  yizhan('report', folder, '--beside', other);
  const { page, faults, close } = await openReport(browser, pageOf(folder), { view: 'money' });
  const shown = await facts(page);
  agree(shown, 'beside.cost', summary(other).cost);
  agree(shown, 'beside.late', summary(other).total.late);
  assert.deepEqual(faults, []);
  await close();
});

test('a heat strip is walked by arrow keys', async () => {
  const { page, close } = await openReport(browser, pageOf(plans.mini), { view: 'time' });
  const strip = page.locator('[role=slider]').first();
  await strip.focus();
  await page.keyboard.press('Home');
  const first = await strip.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await strip.getAttribute('aria-valuetext'), first);
  await close();
});

test('a hostile name is only text', async () => {
  const corridor = join(scratch, 'hostile-corridor');
  cpSync(corridors.mini, corridor, { recursive: true });
  const quoted = `"${hostile.replaceAll('"', '""')}"`;
  for (const [file, from] of [['models.csv', ',Courier,'], ['places.csv', ',Home port,'], ['makers.csv', ',Relay Motor,'], ['resources.csv', ',Gate,'], ['targets.csv', ',Overseas revenue,']]) {
    const text = readFileSync(join(corridor, file), 'utf8');
    assert.ok(text.includes(from), `${file} ${from}`);
    writeFileSync(join(corridor, file), text.replace(from, `,${quoted},`));
  }
  const folder = join(scratch, 'hostile');
  yizhan('plan', corridor, '--out', folder);
  const { page, faults, close } = await openReport(browser, pageOf(folder));
  for (const view of await viewsOf(page)) {
    await go(page, view);
    assert.equal(await page.evaluate(() => window.hit), undefined, view);
    assert.equal(await page.$('main script, main img'), null, view);
  }
  await go(page, 'why');
  assert.ok((await page.textContent('#view-why')).includes(hostile));
  assert.deepEqual(faults, []);
  await close();
});

for (const [theme, width] of [['light', 1440], ['dark', 390]])
  test(`nothing keeps a reader out: ${theme}, ${width} px`, async () => {
    const { page, close } = await openReport(browser, pageOf(plans.mini), { theme, width });
    await page.addScriptTag({ path: axe });
    for (const view of await viewsOf(page)) {
      await go(page, view);
      assert.deepEqual(await barriers(page), [], view);
    }
    await close();
  });

test('overlaps, cut texts and what widens the page are seen', async () => {
  const { page, close } = await openReport(browser, pageOf(plans.mini));
  assert.deepEqual(await layoutFaults(page), []);
  await page.evaluate(() => {
    const main = document.querySelector('main');
    main.insertAdjacentHTML('beforeend', '<p style="margin:0">under all</p><p style="margin:-1.4em 0 0">over it</p><div style="width:40px;overflow:hidden;white-space:nowrap">too long for it</div><div style="width:3000px">wide</div>');
  });
  const faults = (await layoutFaults(page)).join('\n');
  for (const fault of ['overlap: under all / over it', 'cut: too long for it', 'the page is']) assert.ok(faults.includes(fault), fault);
  await close();
});

for (const [width, language] of [[390, 'en'], [390, 'zh'], [820, 'en'], [1280, 'zh']])
  test(`no text lies over another, is cut or widens the page: ${width} px, ${language}`, async () => {
    const { page, close } = await openReport(browser, pageOf(plans.qingdao), { width, language });
    for (const view of await viewsOf(page)) {
      await go(page, view);
      assert.deepEqual(await layoutFaults(page), [], view);
    }
    await close();
  });
