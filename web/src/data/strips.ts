// Every bounded sum of a plan as a strip of cells in time: those of resources, and of a line's departures.
import type { Plan } from './plan';
import type { Name, Unit } from './types';

export interface Strip {
  key: string;
  name: Name;
  place: number;
  unit: Unit;
  yard: boolean;
  start: number[]; // of each cell
  end: number[];
  capacity: number[];
  use: number[];
  price: number[];
  dearest: number;
  scarce: number; // cells with a price
}

const dimensionUnits: Record<string, Unit> = {
  vehicles: 'vehicle', ceu: 'ceu', m2: 'm2', lane_m: 'lane_m', kg: 'kg', teu: 'teu', load_units: 'box',
};

/** What is closed has a price too, but nothing tells how far below it one more unit is worth: it is left out. */
function finished(raw: Omit<Strip, 'dearest' | 'scarce'>): Strip {
  const strip = { ...raw, price: raw.price.map((price, i) => ((raw.capacity[i] ?? 0) > 0 ? price : 0)) };
  return { ...strip, dearest: Math.max(0, ...strip.price), scarce: strip.price.filter((price) => price > 0).length };
}

function resourceStrips(plan: Plan): Strip[] {
  const last = (plan.days + plan.data.corridor.tail_days) * 1440;
  return plan.data.resources.map((resource) => {
    const at = plan.place(resource.place);
    const withPlace = (language: 0 | 1): string =>
      resource.place < 0 || resource.name[language].includes(at[language]) ? resource.name[language] : `${resource.name[language]} · ${at[language]}`;
    return finished({
      key: `resource-${resource.id}`,
      name: [withPlace(0), withPlace(1)],
      place: resource.place,
      unit: resource.unit,
      yard: resource.yard,
      start: resource.start,
      end: resource.start.map((_, i) => resource.start[i + 1] ?? last),
      capacity: resource.capacity,
      use: resource.use,
      price: resource.price,
    });
  });
}

/** Of each line, one cell a departure; a cell is drawn up to the next departure, at most a week long. */
function lineStrips(plan: Plan): Strip[] {
  const { voyages, departures, corridor } = plan.data;
  const strips = new Map<string, Omit<Strip, 'dearest' | 'scarce'>>();
  const rows = voyages.departure.map((_, row) => row);
  rows.sort((a, b) => (departures.departs[voyages.departure[a] ?? 0] ?? 0) - (departures.departs[voyages.departure[b] ?? 0] ?? 0));
  for (const row of rows) {
    const departure = voyages.departure[row] ?? 0;
    const service = departures.service[departure] ?? 0;
    const dimension = voyages.dimension[row] ?? 'vehicles';
    const from = corridor.services.from[service] ?? -1;
    const key = `line-${service}-${dimension}`;
    let strip = strips.get(key);
    if (!strip) {
      const to = corridor.services.to[service] ?? -1;
      const mode = corridor.modes.name[corridor.services.mode[service] ?? -1] ?? ['', ''];
      const named = (language: 0 | 1): string => `${plan.place(from)[language]} → ${plan.place(to)[language]} · ${mode[language]}`;
      const name: Name = [named(0), named(1)];
      strip = { key, name, place: from, unit: dimensionUnits[dimension] ?? 'vehicle', yard: false, start: [], end: [], capacity: [], use: [], price: [] };
      strips.set(key, strip);
    }
    const start = departures.departs[departure] ?? 0;
    const before = strip.start.length - 1;
    if (before >= 0) strip.end[before] = Math.min(strip.end[before] ?? start, start);
    strip.start.push(start);
    strip.end.push(start + 7 * 1440);
    strip.capacity.push(voyages.runs[row] ? (voyages.capacity[row] ?? 0) : 0);
    strip.use.push(voyages.use[row] ?? 0);
    strip.price.push(voyages.price[row] ?? 0);
  }
  return [...strips.values()].map(finished);
}

/** The dearest first; of those without a price, the most used. */
export function strips(plan: Plan): Strip[] {
  const fill = (strip: Strip): number => Math.max(0, ...strip.use.map((use, i) => use / ((strip.capacity[i] ?? 0) || Infinity)));
  return [...resourceStrips(plan), ...lineStrips(plan)]
    .map((strip) => ({ strip, fill: fill(strip) }))
    .sort((a, b) => b.strip.dearest - a.strip.dearest || b.fill - a.fill)
    .map(({ strip }) => strip);
}
