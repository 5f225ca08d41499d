// Lots as people look for them, and why they go as they do.
import type { Plan, StepView } from './plan';
import type { Name } from './types';

/** Maker and model, or the makers' models if several serve. */
export function modelName(plan: Plan, lot: number): Name {
  const { models, makers } = plan.data.corridor;
  const of = plan.data.lots.models[lot] ?? [];
  const single = (model: number): Name => {
    const maker = makers.name[models.maker[model] ?? -1] ?? ['', ''];
    const name = models.name[model] ?? ['', ''];
    return [`${maker[0]} ${name[0]}`.trim(), `${maker[1]} ${name[1]}`.trim()];
  };
  const names = of.slice(0, 3).map(single);
  const more = of.length > 3 ? ' …' : '';
  return [names.map((name) => name[0]).join(' / ') + more, names.map((name) => name[1]).join(' / ') + more];
}

export type Fate = 'all' | 'late' | 'unserved';

/** Lots whose name, model or market holds every word looked for; those worst off first. */
export function searchLots(plan: Plan, wanted: string, fate: Fate, kind: string): number[] {
  const { lots } = plan.data;
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found: number[] = [];
  lots.name.forEach((name, lot) => {
    if (fate !== 'all' && (lots[fate][lot] ?? 0) === 0) return;
    if (kind && lots.kind[lot] !== kind) return;
    if (words.length) {
      const text = [name, ...modelName(plan, lot), ...plan.place(lots.market[lot] ?? -1)].join(' ').toLowerCase();
      if (!words.every((word) => text.includes(word))) return;
    }
    found.push(lot);
  });
  const worse = (lot: number): number => (lots.unserved[lot] ?? 0) * (lots.left[lot] ?? 1e6) * 1e3 + (lots.late[lot] ?? 0) * 1e3 + (lots.unserved[lot] ?? 0);
  return found.sort((a, b) => worse(b) - worse(a) || (lots.price[b] ?? 0) - (lots.price[a] ?? 0));
}

export interface UsedCell {
  name: Name;
  price: number; // of one unit more
  load: number;
  capacity: number;
  unit: string;
}

/** What a step takes from that is scarce at its time. */
export function scarceCells(plan: Plan, step: StepView): UsedCell[] {
  const used: UsedCell[] = [];
  for (const resource of step.resources) {
    const row = plan.data.resources[resource];
    const cell = plan.cellAt(resource, step.start);
    const price = row?.price[cell] ?? 0;
    if (row && price > 0) used.push({ name: row.name, price, load: row.use[cell] ?? 0, capacity: row.capacity[cell] ?? 0, unit: row.unit });
  }
  if (step.departure >= 0) {
    const { voyages } = plan.data;
    const first = voyages.first_of[step.departure];
    voyages.departure.forEach((departure, row) => {
      const price = voyages.price[row] ?? 0;
      if (departure !== first || price <= 0) return;
      const unit = voyages.dimension[row] ?? 'vehicles';
      used.push({ name: ['This departure', '此班次'], price, load: voyages.use[row] ?? 0, capacity: voyages.capacity[row] ?? 0, unit });
    });
  }
  return used;
}
