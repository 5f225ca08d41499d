// What tests of the page share: the program, figures read back, going from view to view.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { spoken } from './plan_files.mjs';

export const root = resolve(import.meta.dirname, '../..');
export const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
export const corridors = { mini: join(root, 'corridors/relay-mini'), qingdao: join(root, 'corridors/qingdao-2025') };
export const pageOf = (folder) => join(folder, 'report.html');

/** Told to break out of its element, run and turn the line around: the page must show it as it stands. */
export const hostile = `<script>window.hit=1</script><img src=x onerror="window.hit=1">'"\u202Eevil\u200F &amp; {{7*7}}`;

const program = resolve(process.env.YIZHAN ?? join(root, 'build/release/yizhan'));

export function yizhan(...args) {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Every figure that a view shows, by name, with its unit where that stands in the head of its column. */
export async function facts(page) {
  return new Map(await page.$$eval('[data-fact]', (all) => all.map((each) => [each.dataset.fact, `${each.textContent.trim()} ${each.dataset.unit ?? ''}`.trim()])));
}

export function agree(shown, name, expected) {
  assert.ok(shown.has(name), `${name} is not on the page`);
  const { value, half } = spoken(shown.get(name));
  assert.ok(Math.abs(value - expected) <= half + 1e-9 * Math.abs(expected), `${name}: the page says ${shown.get(name)}, the plan ${expected}`);
}

export async function go(page, view) {
  await page.click(`nav a[href="#${view}"]`);
  await page.waitForSelector(`#view-${view}`);
}

export function viewsOf(page) {
  return page.$$eval('nav a', (links) => links.map((link) => link.hash.slice(1)));
}

/** Whatever a machine finds that keeps a reader out of the view. */
export async function barriers(page) {
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}
