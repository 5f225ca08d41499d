// A maker's gateways side by side, over all its lots that leave the country.
import { causeName, waysOfLot, type Way } from './offers';
import type { Plan, StepView } from './plan';
import { shipping } from './sums';
import type { Name } from './types';

export interface GatewayOfMaker {
  gateway: number;
  sent: number; // vehicles, by the plan
  reached: number; // vehicles of lots that it could serve
  won: number; // vehicles of lots that it serves the cheapest at the plan's prices
  cost: number; // means over the vehicles reached, yuan
  scarce: number;
  gained: number;
  days: number;
  behind: number; // mean yuan a vehicle behind the cheapest gateway
  missed: number; // share of sailings that left without vehicles that stood ready
  narrow: { name: Name; worth: number } | undefined; // what is scarcest on its ways, yuan a vehicle reached
}

/** Vehicles sent abroad, by maker, the most first. */
export function exporters(plan: Plan): { maker: number; vehicles: number }[] {
  const sums = new Map<number, number>();
  plan.data.itineraries.vehicles.forEach((vehicles, itinerary) => {
    if (!shipping(plan.stepsOf(itinerary))) return;
    const maker = plan.makerOf(plan.data.itineraries.model[itinerary] ?? -1);
    sums.set(maker, (sums.get(maker) ?? 0) + vehicles);
  });
  return [...sums].map(([maker, vehicles]) => ({ maker, vehicles })).sort((a, b) => b.vehicles - a.vehicles);
}

/** When vehicles could have boarded: their arrival at the gateway and the hours of its handling, without waiting. */
function readyAt(steps: StepView[], ship: StepView): number {
  const before = steps.slice(0, steps.indexOf(ship));
  const came = before.findLastIndex((step) => step.from !== step.to);
  const arrival = before[came]?.end ?? before[0]?.start ?? ship.start;
  return before.slice(came + 1).reduce((sum, step) => sum + step.end - step.start, arrival);
}

/** By gateway: sailings boarded, and those to the same port that left before while the vehicles stood there ready. */
function missedSailings(plan: Plan, maker: number): Map<number, { boarded: number; missed: number }> {
  const { departures, corridor, itineraries } = plan.data;
  const sailings = new Map<string, number[]>();
  departures.service.forEach((service, departure) => {
    const line = `${corridor.services.from[service]} ${corridor.services.to[service]} ${corridor.services.mode[service]}`;
    const list = sailings.get(line);
    const departs = departures.departs[departure] ?? 0;
    if (list) list.push(departs);
    else sailings.set(line, [departs]);
  });
  const sums = new Map<number, { boarded: number; missed: number }>();
  itineraries.vehicles.forEach((vehicles, itinerary) => {
    if (plan.makerOf(itineraries.model[itinerary] ?? -1) !== maker) return;
    const steps = plan.stepsOf(itinerary);
    const ship = shipping(steps);
    if (!ship || ship.departure < 0) return;
    const ready = readyAt(steps, ship);
    const line = sailings.get(`${ship.from} ${ship.to} ${ship.mode}`) ?? [];
    const sum = sums.get(ship.from) ?? { boarded: 0, missed: 0 };
    sum.boarded += vehicles;
    sum.missed += vehicles * line.filter((departs) => departs >= ready && departs < ship.start).length;
    sums.set(ship.from, sum);
  });
  return sums;
}

/** Vehicles that the plan ships from each gateway. */
function sentBy(plan: Plan, maker: number): Map<number, number> {
  const { itineraries } = plan.data;
  const sums = new Map<number, number>();
  itineraries.vehicles.forEach((vehicles, itinerary) => {
    if (plan.makerOf(itineraries.model[itinerary] ?? -1) !== maker) return;
    const ship = shipping(plan.stepsOf(itinerary));
    if (ship) sums.set(ship.from, (sums.get(ship.from) ?? 0) + vehicles);
  });
  return sums;
}

export function gatewaysOfMaker(plan: Plan, maker: number): GatewayOfMaker[] {
  const { lots } = plan.data;
  const missed = missedSailings(plan, maker);
  const sums = new Map<number, GatewayOfMaker & { causes: Map<string, { name: Name; worth: number }> }>();
  const add = (way: Way, best: Way, vehicles: number): void => {
    const sum = sums.get(way.gateway) ?? {
      gateway: way.gateway, sent: 0, reached: 0, won: 0, cost: 0, scarce: 0, gained: 0, days: 0, behind: 0, missed: 0, narrow: undefined, causes: new Map(),
    };
    sum.reached += vehicles;
    if (way.total <= best.total) sum.won += vehicles;
    sum.cost += vehicles * way.cost;
    sum.scarce += vehicles * way.scarce;
    sum.gained += vehicles * way.gained;
    sum.days += vehicles * way.days;
    sum.behind += vehicles * (way.total - best.total);
    for (const cause of way.causes) {
      const key = cause[0] === 'departure' ? 'departure' : `${cause[0]} ${cause[1]}`;
      const name: Name = cause[0] === 'departure' ? ['its departures', '其班次'] : causeName(plan, cause);
      const known = sum.causes.get(key) ?? { name, worth: 0 };
      known.worth += vehicles * cause[2];
      sum.causes.set(key, known);
    }
    sums.set(way.gateway, sum);
  };
  lots.models.forEach((models, lot) => {
    if (plan.makerOf(models[0] ?? -1) !== maker) return;
    const ways = waysOfLot(plan, lot);
    const best = ways[0];
    if (best) for (const way of ways) add(way, best, lots.vehicles[lot] ?? 0);
  });
  const sent = sentBy(plan, maker);
  return [...sums.values()]
    .map(({ causes, ...sum }) => {
      const narrow = [...causes.values()].sort((a, b) => b.worth - a.worth)[0];
      const sailings = missed.get(sum.gateway);
      return {
        ...sum,
        sent: sent.get(sum.gateway) ?? 0,
        cost: sum.cost / sum.reached,
        scarce: sum.scarce / sum.reached,
        gained: sum.gained / sum.reached,
        days: sum.days / sum.reached,
        behind: sum.behind / sum.reached,
        missed: sailings ? sailings.missed / (sailings.missed + sailings.boarded) : NaN,
        narrow: narrow && { name: narrow.name, worth: narrow.worth / sum.reached },
      };
    })
    .sort((a, b) => b.sent - a.sent || a.behind - b.behind);
}
