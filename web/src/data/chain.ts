// Group, maker, plant, model, part, supplier: who needs what from whom, and how much of its value is local.
import type { Plan } from './plan';

export interface PartSum {
  part: number;
  quantity: number;
  value: number; // at the part's own value, yuan
  local: number; // of it, from local suppliers
  suppliers: { supplier: number; value: number; local: boolean }[];
}

/** What the plan buys, by part; for one plant, or all (-1). */
export function partSums(plan: Plan, plant: number): PartSum[] {
  const { chain } = plan.data.corridor;
  const sums = new Map<number, PartSum>();
  plan.data.purchases.supply.forEach((supply, row) => {
    if (plant >= 0 && chain.supplies.plant[supply] !== plant) return;
    const part = chain.supplies.part[supply] ?? -1;
    const supplier = chain.supplies.supplier[supply] ?? -1;
    const quantity = plan.data.purchases.quantity[row] ?? 0;
    const value = quantity * (chain.parts.value[part] ?? 0);
    const local = chain.suppliers.local[supplier] ?? false;
    const sum = sums.get(part) ?? { part, quantity: 0, value: 0, local: 0, suppliers: [] };
    sum.quantity += quantity;
    sum.value += value;
    if (local) sum.local += value;
    const known = sum.suppliers.find((each) => each.supplier === supplier);
    if (known) known.value += value;
    else sum.suppliers.push({ supplier, value, local });
    sums.set(part, sum);
  });
  for (const sum of sums.values()) sum.suppliers.sort((a, b) => b.value - a.value);
  return [...sums.values()].sort((a, b) => b.value - a.value);
}

export interface Branch {
  maker: number;
  plants: { plant: number; models: { model: number; built: number }[] }[];
  children: Branch[];
}

/** Vehicles that begin at each place, by model. */
function begun(plan: Plan): Map<number, Map<number, number>> {
  const sums = new Map<number, Map<number, number>>();
  const { itineraries } = plan.data;
  itineraries.vehicles.forEach((vehicles, itinerary) => {
    const origin = itineraries.origin[itinerary] ?? -1;
    const model = itineraries.model[itinerary] ?? -1;
    const models = sums.get(origin) ?? new Map<number, number>();
    models.set(model, (models.get(model) ?? 0) + vehicles);
    sums.set(origin, models);
  });
  return sums;
}

/** The groups, each with its makers, their plants, and what those send out. */
export function makerTree(plan: Plan): Branch[] {
  const { makers, places } = plan.data.corridor;
  const built = begun(plan);
  const branch = (maker: number): Branch => ({
    maker,
    plants: places.maker.flatMap((of, place) => {
      if (of !== maker || places.kind[place] !== 'plant') return [];
      const models = [...(built.get(place) ?? [])].filter(([model]) => plan.makerOf(model) >= 0);
      return [{ plant: place, models: models.map(([model, count]) => ({ model, built: count })).sort((a, b) => b.built - a.built) }];
    }),
    children: makers.parent.flatMap((parent, child) => (parent === maker ? [branch(child)] : [])),
  });
  return makers.parent.flatMap((parent, maker) => (parent < 0 ? [branch(maker)] : []));
}

/** Parts of a model, with how much of each one vehicle needs. */
export function billOf(plan: Plan, model: number): { part: number; quantity: number }[] {
  const { bill } = plan.data.corridor.chain;
  return bill.model.flatMap((of, row) => (of === model ? [{ part: bill.part[row] ?? -1, quantity: bill.quantity[row] ?? 0 }] : []));
}
