// Moves of vehicles between places, by month, for a choice of maker, market and mode.
import type { Plan } from './plan';

export interface Choice {
  maker: number; // -1: all
  market: number;
  mode: number;
  month: number; // -1: all
}

export interface Flow {
  from: number;
  to: number;
  mode: number;
  stage: string;
  vehicles: number;
}

interface Move {
  from: number;
  to: number;
  mode: number;
  stage: string;
  month: number; // of its start
  maker: number;
  market: number;
  vehicles: number;
}

const movesOf = new WeakMap<Plan, Move[]>();

function moves(plan: Plan): Move[] {
  const known = movesOf.get(plan);
  if (known) return known;
  const { itineraries, lots } = plan.data;
  const sums = new Map<string, Move>();
  itineraries.vehicles.forEach((vehicles, itinerary) => {
    const maker = plan.makerOf(itineraries.model[itinerary] ?? -1);
    const market = lots.market[itineraries.lot[itinerary] ?? -1] ?? -1;
    for (const step of plan.stepsOf(itinerary)) {
      if (step.from === step.to) continue;
      const month = plan.monthOf(step.start);
      const key = `${step.from} ${step.to} ${step.mode} ${step.stage} ${month} ${maker} ${market}`;
      const move = sums.get(key);
      if (move) move.vehicles += vehicles;
      else sums.set(key, { from: step.from, to: step.to, mode: step.mode, stage: step.stage, month, maker, market, vehicles });
    }
  });
  const all = [...sums.values()];
  movesOf.set(plan, all);
  return all;
}

/** The most vehicles first. */
export function flows(plan: Plan, choice: Choice): Flow[] {
  const sums = new Map<string, Flow>();
  for (const move of moves(plan)) {
    if (choice.maker >= 0 && move.maker !== choice.maker) continue;
    if (choice.market >= 0 && move.market !== choice.market) continue;
    if (choice.mode >= 0 && move.mode !== choice.mode) continue;
    if (choice.month >= 0 && move.month !== choice.month) continue;
    const key = `${move.from} ${move.to} ${move.mode}`;
    const flow = sums.get(key);
    if (flow) flow.vehicles += move.vehicles;
    else sums.set(key, { from: move.from, to: move.to, mode: move.mode, stage: move.stage, vehicles: move.vehicles });
  }
  return [...sums.values()].sort((a, b) => b.vehicles - a.vehicles);
}

/** What there is to choose from: makers, markets and modes that move something. */
export function choices(plan: Plan): { makers: number[]; markets: number[]; modes: number[] } {
  const all = moves(plan);
  const unique = (values: number[]): number[] => [...new Set(values)].filter((value) => value >= 0).sort((a, b) => a - b);
  return { makers: unique(all.map((m) => m.maker)), markets: unique(all.map((m) => m.market)), modes: unique(all.map((m) => m.mode)) };
}
