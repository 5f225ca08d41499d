// A gateway close up: its stages in the order in which vehicles pass them, with what bounds each.
import type { Plan } from './plan';
import type { Resource } from './types';

export interface StageLoad {
  stage: string;
  vehicles: number; // that pass it
  resources: { resource: Resource; use: number; capacity: number; fullest: number; dearest: number }[];
}

/** Of a month, or of the whole time (-1): sums of use and capacity, the fullest interval, the dearest price. */
function loadOf(plan: Plan, resource: Resource, month: number): StageLoad['resources'][number] {
  const load = { resource, use: 0, capacity: 0, fullest: 0, dearest: 0 };
  resource.start.forEach((start, i) => {
    if (month >= 0 ? plan.monthOf(start) !== month : start >= plan.days * 1440) return;
    const use = resource.use[i] ?? 0;
    const capacity = resource.capacity[i] ?? 0;
    load.use += use;
    load.capacity += capacity;
    if (capacity > 0) load.fullest = Math.max(load.fullest, use / capacity);
    if (capacity > 0) load.dearest = Math.max(load.dearest, resource.price[i] ?? 0);
  });
  return load;
}

/** Stages whose steps begin at a place, or haul vehicles to it. */
export function stagesAt(plan: Plan, place: number, month: number): StageLoad[] {
  const found = new Map<string, { vehicles: number; order: number; resources: Set<number> }>();
  const { itineraries } = plan.data;
  itineraries.vehicles.forEach((vehicles, itinerary) => {
    plan.stepsOf(itinerary).forEach((step, order) => {
      if (step.from !== place && step.to !== place) return;
      if (step.to === place && step.from !== place && step.stage === 'ship') return;
      if (month >= 0 && plan.monthOf(step.start) !== month) return;
      const stage = found.get(step.stage) ?? { vehicles: 0, order: 0, resources: new Set<number>() };
      stage.vehicles += vehicles;
      stage.order += vehicles * order;
      for (const resource of step.resources) stage.resources.add(resource);
      found.set(step.stage, stage);
    });
  });
  return [...found]
    .sort(([, a], [, b]) => a.order / a.vehicles - b.order / b.vehicles)
    .map(([stage, { vehicles, resources }]) => ({
      stage,
      vehicles,
      resources: [...resources].flatMap((row) => {
        const resource = plan.data.resources[row];
        return resource ? [loadOf(plan, resource, month)] : [];
      }),
    }));
}

/** Yards at a place. */
export function yardsAt(plan: Plan, place: number, month: number): StageLoad['resources'] {
  return plan.data.resources.filter((resource) => resource.yard && resource.place === place).map((resource) => loadOf(plan, resource, month));
}
