// The views of studies, compared with the JSON that the verbs print: real ones of relay-mini, made ones with as many rows
// as a large corridor has.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, openReport } from './browser.mjs';
import { layoutFaults } from './layout.mjs';
import { madeInvest, madeScenarios, madeSensitivity, writeStudy } from './made_studies.mjs';
import { agree, axe, barriers, corridors, facts, go, hostile, pageOf, yizhan } from './reading.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'yizhan-studies-'));
const at = (...names) => join(scratch, ...names);
const answers = {}; // of each corridor: base, invest, scenarios, sensitivity, comparison
const shownViews = ['verdict', 'levers', 'whatif', 'trust'];
let browser;

function json(...args) {
  return JSON.parse(yizhan(...args, '--format', 'json'));
}

/** relay-mini with two overlays, one of them named so that it could do harm. */
function whatIf() {
  const corridor = at('corridor');
  cpSync(corridors.mini, corridor, { recursive: true });
  for (const [overlay, file, text] of [
    ['small-ship', 'departures.csv', 'change,id,service,cutoff,departs,arrives,ceu,source\nchange,roro-1,,,,,9,A\n'],
    ['dear-duty', 'duties.csv', 'change,id,country,rate,source\nchange,ae,,0.3,A\n'],
  ]) {
    mkdirSync(join(corridor, 'overlays', overlay), { recursive: true });
    writeFileSync(join(corridor, 'overlays', overlay, file), text);
  }
  writeFileSync(join(corridor, 'overlays/README.md'), `| \`small-ship\` | The first ship has little room | 首船舱位少 |\n| \`dear-duty\` | ${hostile} |\n`);
  const levers = join(corridor, 'levers.csv');
  writeFileSync(levers, readFileSync(levers, 'utf8').replace(',A showroom in the Gulf,', `,"${hostile.replaceAll('"', '""')}",`));
  return corridor;
}

function mini() {
  const corridor = whatIf();
  const base = json('plan', corridor, '--out', at('mini'));
  const limits = ['--work-limit', '5000'];
  const answer = { base, invest: json('invest', corridor, '--points', '12', ...limits, '--out', at('mini-invest')), scenarios: json('scenarios', corridor, ...limits, '--out', at('mini-scenarios')) };
  answer.sensitivity = json('sensitivity', corridor, '--from', at('mini'), ...limits, '--out', at('mini-trust'));
  answer.sensitivity.groups[0].name = hostile; // the verb names groups itself: no feed can do it
  writeStudy(at('mini-trust'), answer.sensitivity);
  yizhan('plan', corridor, '--with', join(corridor, 'overlays/small-ship'), '--out', at('mini-other'));
  answer.comparison = json('compare', at('mini'), at('mini-other'), '--all').rows[1].changes;
  return answer;
}

function qingdao() {
  const base = json('plan', corridors.qingdao, '--time-limit', '4', '--out', at('qingdao'));
  yizhan('plan', corridors.qingdao, '--with', join(corridors.qingdao, 'overlays/scattered'), '--time-limit', '3', '--out', at('qingdao-other'));
  const answer = { base, invest: madeInvest(corridors.qingdao, base), scenarios: madeScenarios(corridors.qingdao, base), sensitivity: madeSensitivity(base) };
  for (const name of ['invest', 'scenarios', 'sensitivity']) writeStudy(at(`qingdao-${name === 'sensitivity' ? 'trust' : name}`), answer[name]);
  return answer;
}

before(async () => {
  browser = await openBrowser();
  answers.mini = mini();
  answers.qingdao = qingdao();
  for (const name of ['mini', 'qingdao'])
    yizhan('report', at(name), ...['invest', 'scenarios', 'trust'].flatMap((study) => ['--study', at(`${name}-${study}`)]), '--beside', at(`${name}-other`));
});
after(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Presses every button that shows more, until none is left. */
async function openAll(page, view) {
  for (let more; (more = page.locator(`#view-${view} button:not([aria-expanded])`)) && (await more.count()); ) await more.first().click();
}

for (const name of ['mini', 'qingdao'])
  for (const language of ['en', 'zh']) {
    test(`levers of ${name} in ${language} are the study's`, async () => {
      const study = answers[name].invest;
      const { page, faults, close } = await openReport(browser, pageOf(at(name)), { view: 'levers', language });
      const shown = await facts(page);
      agree(shown, 'levers.spent', study.lever_cost);
      agree(shown, 'levers.total', study.total_cost);
      agree(shown, 'levers.bound', study.bound);
      agree(shown, 'levers.base', study.base_cost);
      for (const target of study.best.targets) agree(shown, `levers.target.${target.id}.forecast`, target.forecast);
      for (const stop of study.stopping) {
        agree(shown, `levers.target.${stop.target}.shortfall`, stop.shortfall);
        agree(shown, `levers.target.${stop.target}.price`, stop.price);
      }
      const pays = language === 'en' ? ['yes', 'no', 'not proven'] : ['是', '否', '未证明'];
      for (const lever of study.levers) {
        if (lever.count) agree(shown, `lever.${lever.id}.count`, lever.count);
        const cost = lever.cost_of_one * Math.max(1, lever.count);
        agree(shown, `lever.${lever.id}.cost`, cost);
        if (lever.alone_low !== null) {
          agree(shown, `lever.${lever.id}.alone_low`, lever.alone_low);
          agree(shown, `lever.${lever.id}.alone_high`, lever.alone_high);
        }
        if (lever.worth_low === null) continue;
        agree(shown, `lever.${lever.id}.low`, lever.worth_low);
        agree(shown, `lever.${lever.id}.high`, lever.worth_high);
        const verdict = lever.worth_low > cost ? 0 : lever.worth_high < cost ? 1 : 2;
        assert.equal(shown.get(`lever.${lever.id}.pays`), pays[verdict]);
      }
      assert.ok(study.frontier.length >= (name === 'mini' ? 2 : 12), `${study.frontier.length} points`); // two levers have no twelve efficient sets
      study.frontier.forEach((point, i) => {
        for (const [fact, key] of [['spent', 'lever_cost'], ['vehicles', 'vehicles'], ['revenue', 'revenue'], ['shortfall', 'shortfall']]) agree(shown, `frontier.${i}.${fact}`, point[key]);
      });
      study.scarce.forEach((cell, i) => agree(shown, `levers.scarce.${i}.price`, cell.price));
      await page.waitForSelector('#view-levers circle');
      assert.equal(await page.locator('#view-levers circle').count(), 2 * study.frontier.length);
      assert.deepEqual(faults, []);
      await close();
    });

    test(`what-ifs of ${name} in ${language} are the study's`, async () => {
      const study = answers[name].scenarios;
      const { page, faults, close } = await openReport(browser, pageOf(at(name)), { view: 'whatif', language });
      for (const button of await page.$$('#view-whatif button[aria-expanded]')) await button.click();
      await openAll(page, 'whatif');
      const shown = await facts(page);
      for (const count of ['served', 'late', 'unserved', 'cost', 'gap']) agree(shown, `scenario.base.${count}`, study.base[count]);
      for (const row of study.rows.filter((each) => each.changes)) {
        for (const count of ['served', 'late', 'unserved', 'cost', 'gap']) agree(shown, `scenario.${row.overlay}.${count}`, row[count]);
        agree(shown, `scenario.${row.overlay}.change`, row.changes.cost);
        agree(shown, `scenario.${row.overlay}.met`, row.targets.filter((target) => target.met).length);
        for (const target of row.targets) agree(shown, `scenario.${row.overlay}.target.${target.id}`, target.forecast);
        changesAgree(shown, `changes.${row.overlay}`, row.changes);
      }
      if (answers[name].comparison) changesAgree(shown, 'comparison', answers[name].comparison);
      assert.deepEqual(faults, []);
      await close();
    });

    test(`trust in ${name} in ${language} is the study's`, async () => {
      const study = answers[name].sensitivity;
      const { page, faults, close } = await openReport(browser, pageOf(at(name)), { view: 'trust', language });
      await openAll(page, 'trust');
      for (const target of study.base.targets) {
        await page.selectOption('#measure', target.id);
        await openAll(page, 'trust');
        const shown = await facts(page);
        for (const group of study.groups)
          group.ends.forEach((end, half) => {
            const forecast = end.targets?.find((each) => each.target === target.id)?.forecast;
            if (forecast === undefined) assert.equal(shown.get(`group.${group.id}.${half}`), '–');
            else agree(shown, `group.${group.id}.${half}`, forecast);
          });
        const swing = (group) => {
          const values = [target.forecast, ...group.ends.flatMap((end) => (end.targets ?? []).filter((each) => each.target === target.id).map((each) => each.forecast))];
          return Math.max(...values) - Math.min(...values);
        };
        const order = [...shown.keys()].filter((fact) => fact.startsWith(`tornado.${target.id}.`)).map((fact) => fact.slice(`tornado.${target.id}.`.length));
        assert.deepEqual(order, [...study.groups].sort((a, b) => swing(b) - swing(a)).map((group) => group.id));
      }
      const shown = await facts(page);
      const holds = study.groups.filter((group) => !group.flips.length && group.ends.every((end) => end.targets?.length > 0));
      assert.ok(shown.get('trust.headline').includes(String(holds.length)) && shown.get('trust.headline').includes(String(study.groups.length)));
      for (const group of study.groups) assert.equal(shown.has(`tornado.cost.${group.id}`), true);
      assert.deepEqual(faults, []);
      await close();
    });
  }

function changesAgree(shown, fact, changes) {
  for (const count of ['cost', 'served', 'late', 'unserved']) agree(shown, `${fact}.${count}`, changes[count]);
  for (const [item, cost] of Object.entries(changes.costs)) agree(shown, `${fact}.item.${item}`, cost);
  for (const target of changes.targets) agree(shown, `${fact}.target.${target.id}`, target.forecast_after);
  changes.flows.forEach((flow, i) => agree(shown, `${fact}.flow.${i}.after`, flow.after));
  changes.cells.forEach((cell, i) => agree(shown, `${fact}.cell.${i}.price`, Math.max(cell.price_before, cell.price_after)));
  changes.lots.forEach((lot, i) => {
    agree(shown, `${fact}.lot.${i}.vehicles`, lot.vehicles);
    agree(shown, `${fact}.lot.${i}.cost`, lot.cost);
  });
}

test('the verdict says where the gap sits, what aims came to, and what studies found', async () => {
  const folder = at('aims');
  const plan = json('plan', at('corridor'), '--levers', 'all', '--objective', 'targets,cost', '--gap', '0.2', '--out', folder);
  yizhan('report', folder, '--study', at('mini-invest'), '--study', at('mini-trust'));
  const { page, faults, close } = await openReport(browser, pageOf(folder));
  const shown = await facts(page);
  for (const level of plan.levels) {
    agree(shown, `level.${level.name}.value`, level.value);
    agree(shown, `level.${level.name}.bound`, level.bound);
    if (level.price !== null) agree(shown, `level.${level.name}.price`, level.price);
  }
  for (const lever of plan.levers.filter((each) => each.count)) agree(shown, `bought.${lever.id}`, lever.count);
  assert.ok(shown.has('verdict.levers') && shown.has('trust.headline'));
  await close();
  const single = await openReport(browser, pageOf(at('qingdao')));
  const gap = await facts(single.page);
  const parts = JSON.parse(readFileSync(at('qingdao', 'run.json'), 'utf8')).gap_parts;
  for (const [part, yuan] of Object.entries(parts).filter(([, each]) => each > 0)) agree(gap, `gap.${part}`, yuan);
  assert.deepEqual([...faults, ...single.faults], []);
  await single.close();
});

test('without studies the page says how to ask for them', async () => {
  const folder = at('bare');
  yizhan('plan', at('corridor'), '--levers', 'all', '--out', folder);
  const { page, faults, close } = await openReport(browser, pageOf(folder), { view: 'levers' });
  const shown = await facts(page);
  const cost = answers.mini.invest.levers.find((lever) => lever.id === 'second-gate').cost_of_one;
  agree(shown, 'own.second-gate.cost', cost);
  for (const [view, verb] of [['levers', 'invest'], ['whatif', 'scenarios'], ['trust', 'sensitivity']]) {
    await go(page, view);
    assert.ok((await page.textContent(`#view-${view}`)).includes(`yizhan ${verb} `), view);
  }
  assert.deepEqual(faults, []);
  await close();
});

test('the year with all studies opens in 2 s, in 5 MB', async () => {
  const file = pageOf(at('qingdao'));
  const start = performance.now();
  const { close } = await openReport(browser, file);
  const seconds = (performance.now() - start) / 1000;
  console.log(`opened in ${seconds.toFixed(2)} s, ${statSync(file).size} bytes`);
  assert.ok(statSync(file).size <= 5e6 && seconds < 2, `${seconds} s, ${statSync(file).size} bytes`);
  await close();
});

test('a study whose rows are none fails in its own view', async () => {
  const broken = { ...answers.mini.sensitivity, groups: [{ id: 7 }] };
  const folder = at('broken-plan');
  cpSync(at('mini'), folder, { recursive: true });
  yizhan('report', folder, '--study', writeStudy(at('broken'), broken));
  const { page, close } = await openReport(browser, pageOf(folder), { view: 'levers' });
  await go(page, 'trust');
  assert.equal(await page.locator('#view-trust [role=alert]').count(), 1);
  await go(page, 'money');
  assert.ok((await facts(page)).has('cost.total'));
  await close();
});

test('rows open, a target is chosen and groups are found by keyboard', async () => {
  const { page, faults, close } = await openReport(browser, pageOf(at('qingdao')), { view: 'whatif' });
  const row = page.locator('#view-whatif button[aria-expanded]').first();
  await row.focus();
  await page.keyboard.press('Enter');
  assert.equal(await row.getAttribute('aria-expanded'), 'true');
  await go(page, 'trust');
  const heading = await page.textContent('#view-trust .card:nth-child(2) h2');
  await page.focus('#measure');
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await page.textContent('#view-trust .card:nth-child(2) h2'), heading);
  await page.focus('#search-groups');
  await page.keyboard.type('group 60');
  await page.waitForFunction(() => document.querySelectorAll('#view-trust table tbody tr').length === 1);
  assert.deepEqual(faults, []);
  await close();
});

test('hostile names of levers, overlays and groups are only text', async () => {
  const { page, faults, close } = await openReport(browser, pageOf(at('mini')));
  for (const view of ['levers', 'whatif', 'trust']) {
    await go(page, view);
    assert.ok((await page.textContent(`#view-${view}`)).includes(hostile), view);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.equal(await page.$('main script, main img'), null);
  }
  assert.deepEqual(faults, []);
  await close();
});

for (const [theme, language] of [['light', 'en'], ['dark', 'zh']])
  test(`nothing keeps a reader out of studies: ${theme}, ${language}`, async () => {
    const { page, close } = await openReport(browser, pageOf(at('qingdao')), { theme, language });
    await page.addScriptTag({ path: axe });
    for (const view of shownViews) {
      await go(page, view);
      if (view === 'whatif') await page.locator('#view-whatif button[aria-expanded]').first().click();
      assert.deepEqual(await barriers(page), [], view);
    }
    await close();
  });

for (const [width, language] of [[390, 'en'], [390, 'zh'], [820, 'en'], [1280, 'zh']])
  test(`texts of studies stand clear of one another: ${width} px, ${language}`, async () => {
    const { page, close } = await openReport(browser, pageOf(at('qingdao')), { width, language });
    for (const view of shownViews) {
      await go(page, view);
      if (view === 'whatif') await page.locator('#view-whatif button[aria-expanded]').first().click();
      await page.waitForTimeout(100);
      assert.deepEqual(await layoutFaults(page), [], view);
    }
    await close();
  });

test('on paper all views stand, none over another', async () => {
  const { page, faults, close } = await openReport(browser, pageOf(at('mini')), { width: 1040 });
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  for (const view of shownViews) assert.equal(await page.isVisible(`#view-${view}`), true, view);
  assert.deepEqual(await layoutFaults(page), []);
  assert.deepEqual(faults, []);
  await close();
});
