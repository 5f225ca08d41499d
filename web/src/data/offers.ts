// Ways not taken: what serving a lot would cost, and what would have to change for another gateway to win it.
import type { Plan } from './plan';
import type { Cause, Name } from './types';

/** What a cause is called. */
export function causeName(plan: Plan, [kind, number]: Cause): Name {
  const { resources, others, departures, corridor } = plan.data;
  if (kind === 'resource') return resources[number]?.name ?? ['', ''];
  if (kind === 'other') return others[number]?.name ?? ['', ''];
  const service = departures.service[number] ?? -1;
  const from = plan.place(corridor.services.from[service] ?? -1);
  const to = plan.place(corridor.services.to[service] ?? -1);
  const day = plan.dateOf(departures.departs[number] ?? 0).toISOString().slice(0, 10);
  return [`${from[0]} → ${to[0]}, ${day}`, `${from[1]} → ${to[1]}，${day}`];
}

export interface Way {
  gateway: number;
  cost: number; // its own
  scarce: number; // the prices of what it takes
  gained: number; // by targets
  total: number;
  days: number;
  lateDays: number;
  causes: Cause[];
  vehicles: number; // of the lot that the plan sends there
}

const waysOf = new WeakMap<Plan, Map<number, number[]>>();

/** Rows of the table of ways, by lot. */
function rowsByLot(plan: Plan): Map<number, number[]> {
  let rows = waysOf.get(plan);
  if (!rows) {
    rows = new Map();
    for (const [row, lot] of plan.data.ways.lot.entries()) {
      const list = rows.get(lot);
      if (list) list.push(row);
      else rows.set(lot, [row]);
    }
    waysOf.set(plan, rows);
  }
  return rows;
}

/** The gateways of a lot, the cheapest first. */
export function waysOfLot(plan: Plan, lot: number): Way[] {
  const { ways, itineraries } = plan.data;
  const sent = new Map<number, number>();
  for (const itinerary of plan.itinerariesOf(lot)) {
    const ship = plan.stepsOf(itinerary).find((step) => step.stage === 'ship');
    if (ship) sent.set(ship.from, (sent.get(ship.from) ?? 0) + (itineraries.vehicles[itinerary] ?? 0));
  }
  return (rowsByLot(plan).get(lot) ?? [])
    .map((row) => {
      const gateway = ways.gateway[row] ?? -1;
      const cost = ways.cost[row] ?? 0;
      const scarce = ways.displaced[row] ?? 0;
      const gained = ways.gained[row] ?? 0;
      return {
        gateway,
        cost,
        scarce,
        gained,
        total: cost + scarce - gained,
        days: (ways.minutes[row] ?? 0) / 1440,
        lateDays: (ways.late[row] ?? 0) / 1440,
        causes: ways.causes[row] ?? [],
        vehicles: sent.get(gateway) ?? 0,
      };
    })
    .sort((a, b) => a.total - b.total);
}

/** What a way lacks to be as cheap as the best, and whether room alone would do: the prices of its scarce cells exceed it. */
export function toWin(way: Way, best: Way): { cheaper: number; byRoom: boolean } {
  const cheaper = Math.max(0, way.total - best.total);
  const room = way.causes.reduce((sum, [, , worth]) => sum + worth, 0);
  return { cheaper, byRoom: cheaper > 0 && room >= cheaper };
}

export interface OfferView {
  offer: number;
  inTime: boolean;
  cost: number;
  displaced: number;
  gained: number;
  causes: Cause[];
}

export function offersOf(plan: Plan, lot: number): OfferView[] {
  const { offers } = plan.data;
  return offers.lot.flatMap((of, offer) =>
    of === lot
      ? [{
          offer,
          inTime: offers.in_time[offer] ?? false,
          cost: offers.cost[offer] ?? 0,
          displaced: offers.displaced[offer] ?? 0,
          gained: offers.gained[offer] ?? 0,
          causes: offers.causes[offer] ?? [],
        }]
      : [],
  );
}
