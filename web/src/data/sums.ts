// Sums over itineraries.
import type { Plan, StepView } from './plan';

/** The first step of stage "ship": how vehicles leave the country. */
export function shipping(steps: StepView[]): StepView | undefined {
  return steps.find((step) => step.stage === 'ship');
}

export interface GatewaySum {
  place: number;
  vehicles: number;
}

/** Vehicles by the place from which they are shipped, the most first. */
export function gateways(plan: Plan): GatewaySum[] {
  const sums = new Map<number, number>();
  plan.data.itineraries.vehicles.forEach((vehicles, itinerary) => {
    const ship = shipping(plan.stepsOf(itinerary));
    if (ship) sums.set(ship.from, (sums.get(ship.from) ?? 0) + vehicles);
  });
  return [...sums].map(([place, vehicles]) => ({ place, vehicles })).sort((a, b) => b.vehicles - a.vehicles);
}

export interface MarketSum {
  market: number;
  vehicles: number;
  cost: number; // of the itineraries
  days: number; // times vehicles: from the end of building to delivery
}

/** What itineraries cost, by market, the dearest first. */
export function markets(plan: Plan): MarketSum[] {
  const { itineraries, lots } = plan.data;
  const sums = new Map<number, MarketSum>();
  itineraries.lot.forEach((lot, itinerary) => {
    const market = lots.market[lot] ?? -1;
    const vehicles = itineraries.vehicles[itinerary] ?? 0;
    const sum = sums.get(market) ?? { market, vehicles: 0, cost: 0, days: 0 };
    const steps = plan.stepsOf(itinerary);
    sum.vehicles += vehicles;
    sum.cost += vehicles * (itineraries.cost[itinerary] ?? 0);
    sum.days += (vehicles * travelMinutes(steps)) / 1440;
    sums.set(market, sum);
  });
  return [...sums.values()].sort((a, b) => b.cost - a.cost);
}

/** From the end of building, or the first step of what existed, to the end. */
export function travelMinutes(steps: StepView[]): number {
  const first = steps[0];
  const last = steps[steps.length - 1];
  if (!first || !last) return 0;
  return last.end - (first.stage === 'build' ? first.end : first.start);
}

export interface StageHours {
  stage: string;
  vehicles: number;
  hours: number; // of a vehicle, moving or handled
  waiting: number; // before it
}

/** Mean hours that vehicles spend in each stage and waiting before it, in the order of the chain. */
export function stageHours(plan: Plan, counts: (itinerary: number) => boolean): StageHours[] {
  const sums = new Map<string, StageHours & { order: number }>();
  plan.data.itineraries.vehicles.forEach((vehicles, itinerary) => {
    if (!counts(itinerary)) return;
    let before: number | undefined;
    plan.stepsOf(itinerary).forEach((step, order) => {
      const sum = sums.get(step.stage) ?? { stage: step.stage, vehicles: 0, hours: 0, waiting: 0, order: 0 };
      sum.vehicles += vehicles;
      sum.hours += (vehicles * (step.end - step.start)) / 60;
      sum.waiting += before === undefined ? 0 : (vehicles * (step.start - before)) / 60;
      sum.order += vehicles * order;
      sums.set(step.stage, sum);
      before = step.end;
    });
  });
  return [...sums.values()]
    .sort((a, b) => a.order / a.vehicles - b.order / b.vehicles)
    .map(({ stage, vehicles, hours, waiting }) => ({ stage, vehicles, hours: hours / vehicles, waiting: waiting / vehicles }));
}
