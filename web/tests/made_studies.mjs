// Studies made up from a plan's answer, with as many rows as a large corridor has: what the views must show is then known.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './plan_files.mjs';

/** Numbers in [0, 1) that are the same every time. */
function draws(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

export function writeStudy(folder, answer) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'answer.json'), JSON.stringify(answer, null, 2));
  return folder;
}

const kinds = ['orders', 'legs', 'services', 'resources', 'departures', 'duties', 'parts', 'supplies'];
const columns = ['quantity', 'hours', 'cny_per_m3', 'capacity', 'rate_factor', 'rate', 'value_cny', 'cost_cny'];

/** Groups of every state, the first of which turn verdicts. */
export function madeSensitivity(base, { groups = 61, name = (i) => `Figures of group ${i}` } = {}) {
  const draw = draws(7);
  const end = (i, factor) => {
    const state = i % 13 === 5 ? 'not_planned' : i % 17 === 9 && factor > 1 ? 'impossible' : i % 4 === 0 ? 'replanned' : 'stands';
    const planned = state === 'stands' || state === 'replanned';
    const by = ((factor - 1) * 0.4 * draw()) / (1 + i / 8);
    const change = base.cost * by;
    return {
      factor, state,
      cost: planned ? base.cost + change : null, bound: planned ? base.bound + change : null, gap: planned ? base.gap : null,
      cost_change: planned ? change : null, cost_change_least: planned ? change - base.cost * 0.002 : null, cost_change_most: planned ? change + base.cost * 0.003 : null,
      targets: planned
        ? base.targets.map((target, k) => {
            const forecast = target.forecast * (1 + by * (k % 2 ? -1 : 1));
            const met = forecast >= target.wanted;
            return { target: target.id, forecast, met, changes_verdict: met !== target.met, can_be_met: met ? true : state === 'stands' ? null : false };
          })
        : [],
    };
  };
  const rows = Array.from({ length: groups }, (_, i) => {
    const ends = [end(i, 0.85), end(i, 1.15)];
    const flips = ends.flatMap((each) => each.targets.filter((target) => target.changes_verdict).map((target) => ({ target: target.target, factor: 1 + (each.factor - 1) * draw() })));
    return { id: `${kinds[i % 8]}-${columns[i % 8]}-${i}`, name: name(i), name_zh: `第 ${i} 组数据`, table: kinds[i % 8], column: columns[i % 8], figures: 1 + Math.round(9000 * draw()), source: i % 9 ? 'A' : 'L', ends, flips };
  });
  const replanned = rows.filter((row) => row.ends.some((each) => each.state === 'replanned')).length;
  return {
    study: 'sensitivity', corridor: base.corridor, base, groups: rows, survives: rows.every((row) => row.flips.length === 0),
    moved: groups, stand: groups - replanned, replanned, seconds: 1, stopped: null,
  };
}

/** All levers of a corridor, some bought, and a frontier of twelve points. */
export function madeInvest(corridor, base) {
  const draw = draws(11);
  const levers = table(corridor, 'levers').map((lever, i) => {
    const cost = Number(lever.cost_cny) + Number(lever.running_cny_per_year);
    const low = cost * (3 * draw() - 0.5);
    return { id: lever.id, count: i % 5 === 2 ? 1 + (i % 2) : 0, cost_of_one: cost, cost: 0, worth_low: i % 11 === 10 ? null : low, worth_high: i % 11 === 10 ? null : low + cost * draw() };
  });
  for (const lever of levers) lever.cost = lever.count * lever.cost_of_one;
  const spent = levers.reduce((sum, lever) => sum + lever.cost, 0);
  const frontier = Array.from({ length: 12 }, (_, i) => ({
    budget: (spent * i) / 11, lever_cost: (spent * Math.floor((i * 3) / 4)) / 8, vehicles: 160000 + Math.round(4000 * Math.sqrt(i)), revenue: 2.9e10 + 6e8 * Math.sqrt(i), shortfall: 5e8 / (1 + i),
  }));
  const targets = base.targets.map((target) => ({ ...target, forecast: target.forecast * 1.03 }));
  const stopping = targets.filter((target) => !target.met).map((target) => ({ target: target.id, shortfall: target.wanted - target.forecast, limited_by: 'cells', price: 0.02 }));
  return {
    study: 'invest', corridor: base.corridor, met: stopping.length === 0, lever_cost: spent, total_cost: base.cost + spent, bound: base.bound + spent, gap: base.gap,
    base_cost: base.cost, levers, frontier, stopping, scarce: base.scarce.slice(0, 5).map((cell) => ({ ...cell, cells: 3 })), base, best: { ...base, targets }, stopped: null,
  };
}
