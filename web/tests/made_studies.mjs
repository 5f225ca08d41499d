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
            const forecast = Math.round(target.forecast * (1 + by * (k % 2 ? -1 : 1)));
            const met = forecast >= target.wanted;
            return { target: target.id, forecast, met, changes_verdict: met !== target.met, can_be_met: met ? true : state === 'stands' ? null : false };
          })
        : [],
    };
  };
  const rows = Array.from({ length: groups }, (_, i) => {
    const ends = [end(i, 0.85), end(i, 1.15)];
    const flips = ends.flatMap((each) => each.targets.filter((target) => target.changes_verdict).map((target) => ({ target: target.target, end: each.factor, factor: draw() < 0.2 ? null : 1 + (each.factor - 1) * draw() })));
    return { id: `${kinds[i % 8]}-${columns[i % 8]}-${i}`, name: name(i), name_zh: `第 ${i} 组数据`, columns: [`${kinds[i % 8]}.${columns[i % 8]}`], figures: 1 + Math.round(9000 * draw()), source: i % 9 ? 'A' : 'L', ends, flips };
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
    return { id: lever.id, count: i % 5 === 2 ? 1 + (i % 2) : 0, cost_of_one: cost, cost: 0, worth_low: i % 11 === 10 ? null : low, worth_high: i % 11 === 10 ? null : low + cost * draw(), worth_beside: i % 7 ? 'set' : 'nothing', alone_low: i % 4 ? 0 : null, alone_high: i % 4 ? cost * draw() : null };
  });
  for (const lever of levers) lever.cost = lever.count * lever.cost_of_one;
  const spent = levers.reduce((sum, lever) => sum + lever.cost, 0);
  const frontier = Array.from({ length: 12 }, (_, i) => ({
    budget: (spent * i) / 11, lever_cost: (spent * Math.floor((i * 3) / 4)) / 8, vehicles: 160000 + Math.round(4000 * Math.sqrt(i)), revenue: 2.9e10 + 6e8 * Math.sqrt(i), shortfall: 5e8 / (1 + i),
    levers: levers.slice(0, i % 5).map((lever) => ({ id: lever.id, count: 1 + (i % 2) })),
  }));
  const targets = base.targets.map((target) => ({ ...target, forecast: Math.round(target.forecast * 1.03) }));
  const stopping = targets.filter((target) => !target.met).map((target) => ({ target: target.id, shortfall: target.wanted - target.forecast, limited_by: 'cells', price: 0.02 }));
  return {
    study: 'invest', corridor: base.corridor, met: stopping.length === 0, lever_cost: spent, total_cost: base.cost + spent, bound: base.bound + spent, gap: base.gap,
    base_cost: base.cost, levers, frontier, stopping, scarce: base.scarce.slice(0, 5).map((cell) => ({ ...cell, cells: 3 })), base, best: { ...base, targets }, stopped: null,
  };
}

const reasons = ['demand', 'gone', 'closed', 'retimed', 'opened', 'shrank', 'dearer', 'costs_more', 'freed', 'costs_less', 'even'];

/** A change of everything: flows, capacities and lots of the corridor, why by why. */
function madeChanges(corridor, base, draw, within) {
  const pick = (rows) => rows[Math.floor(draw() * rows.length)];
  const [makers, places, orders, departures, resources, legs] = ['makers', 'places', 'orders', 'departures', 'resources', 'legs'].map((name) => table(corridor, name));
  const markets = places.filter((place) => place.kind === 'market');
  const ports = places.filter((place) => place.kind === 'port');
  const tally = () => ({ vehicles: 0, served: Math.round(900 * (draw() - 0.5)), late: Math.round(90 * draw()), unserved: Math.round(90 * draw()) });
  const change = base.cost * 0.03 * (draw() - 0.4);
  const voyage = (departure) => departure.voyage || departure.id;
  const cell = (i) => (i % 2 ? `departure/${voyage(pick(departures))}/ceu` : `resource/${pick(resources).id}/2025-05-07`);
  const causes = { shrank: () => cell(1), dearer: () => cell(0), freed: () => cell(1), costs_more: () => 'duty', costs_less: () => 'move', gone: () => pick(departures).id, closed: () => pick(legs).id, retimed: () => pick(departures).id, opened: () => pick(departures).id };
  return {
    cost: change, cost_least: change * 0.9 - (within ? Math.abs(change) : 0), cost_most: change * 1.1 + (within ? Math.abs(change) : 0), within_gaps: within, bound: change,
    ...tally(), kind: { export: tally(), kd: tally(), transit: tally(), domestic: tally() }, costs: { move: change / 2, duty: change / 3, unserved: change / 6 },
    targets: base.targets.map((target) => ({ id: target.id, forecast_before: target.forecast, forecast_after: Math.round(target.forecast * 0.97), met_before: target.met, met_after: target.forecast * 0.97 >= target.wanted })),
    flows_moved: 231, flows: Array.from({ length: 10 }, () => ({ maker: pick(makers).id, market: pick(markets).id, gateway: draw() < 0.2 ? null : pick(ports).id, mode: 'roro', before: Math.round(9000 * draw()), after: Math.round(9000 * draw()) })),
    cells_moved: 44, cells: Array.from({ length: 10 }, (_, i) => ({ cell: cell(i), what: 'unknown', when: '', unit: 'CEU', became: i % 2 ? 'scarce' : 'free', price_before: i % 2 ? 0 : 700 * draw(), price_after: i % 2 ? 900 * draw() : 0, use_before: 1, use_after: 1, capacity_before: 1, capacity_after: 1 })),
    lots_in_all: orders.length, lots_changed: 300,
    lots: reasons.map((why) => ({
      lot: pick(orders).id, vehicles: Math.round(300 * draw()), before: [{ way: pick(departures).id, steps: '', vehicles: 3 }], after: why === 'gone' ? [{ way: '', steps: '', vehicles: 3 }] : [{ way: `${pick(departures).id} > ${pick(departures).id}`, steps: '', vehicles: 3 }],
      unserved: 0, late: 0, late_vehicle_days: 0, cost: 1e6 * (draw() - 0.3), why, cause: causes[why]?.() ?? '', yuan_per_vehicle: why === 'even' ? 0 : 9000 * draw(),
    })),
  };
}

/** Many overlays; one without a plan, one not begun. */
export function madeScenarios(corridor, base, { rows = 24, title = (i) => `What if number ${i} came, with a title as long as those that people write for such things` } = {}) {
  const draw = draws(5);
  return {
    study: 'scenarios', corridor: base.corridor, base, seconds: 1, stopped: null,
    rows: Array.from({ length: rows }, (_, i) => {
      const overlay = `overlay-${i}`;
      const named = { overlay, title: title(i), title_zh: i % 3 ? `情景 ${i}` : null };
      if (i === 3) return { ...named, feasible: false };
      if (i === 4) return { ...named, feasible: null };
      const changes = madeChanges(corridor, base, draw, i % 3 === 0);
      const targets = base.targets.map((target, k) => ({ ...target, forecast: changes.targets[k].forecast_after, met: changes.targets[k].met_after }));
      return { ...named, feasible: true, ...base, overlays: [overlay], cost: base.cost + changes.cost, served: base.served + changes.served, late: base.late + changes.late, unserved: base.unserved + changes.unserved, targets, changes };
    }),
  };
}
