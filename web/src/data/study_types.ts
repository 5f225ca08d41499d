// Answers of the what-if verbs, as they are printed: docs/decisions/0017 says what a study is. Rows are named by their ids.
import type { Kind, Target, Tally } from './types';

export interface TargetAnswer {
  id: string;
  metric: Target['metric'];
  wanted: number;
  forecast: number;
  met: boolean;
  shortfall: number;
  limited_by: 'demand' | 'cells' | 'levers' | null;
  price: number;
}

/** What a plan comes to. */
export interface PlanAnswer extends Tally {
  overlays: string[];
  cost: number;
  bound: number;
  gap: number;
  targets: TargetAnswer[];
}

export interface InvestLever {
  id: string;
  count: number;
  cost: number; // of all
  cost_of_one: number;
  worth_low: number | null; // what all that the set buys saves in it, or one more, before it is paid; null: not looked at
  worth_high: number | null;
  worth_beside: 'set' | 'nothing' | null; // nothing: the set leaves no room for it, and it stands alone
  alone_low: number | null; // what one saves beside no other
  alone_high: number | null;
}

export interface FrontierPoint {
  budget: number;
  lever_cost: number;
  vehicles: number;
  revenue: number;
  shortfall: number; // of all targets, at their prices
  levers: { id: string; count: number }[];
}

/** A scarce cell in the words of the program, for a row that the corridor of the page does not know. */
export interface CellAnswer {
  cell: string;
  what: string;
  when: string;
  unit: string;
}

export interface Invest {
  study: 'invest';
  met: boolean;
  lever_cost: number;
  total_cost: number;
  bound: number;
  gap: number;
  base_cost: number;
  levers: InvestLever[];
  frontier: FrontierPoint[];
  stopping: { target: string; shortfall: number; limited_by: 'demand' | 'cells' | 'levers'; price: number }[];
  scarce: (CellAnswer & { price: number; cells: number })[];
  base: PlanAnswer;
  best: PlanAnswer;
  stopped: string | null;
}

export interface FlowChange {
  maker: string | null;
  market: string;
  gateway: string | null;
  mode: string | null;
  before: number;
  after: number;
}

export interface CellChange extends CellAnswer {
  became: 'scarce' | 'free';
  price_before: number;
  price_after: number;
}

/** `way`: departures, else legs; `steps`: ids of all, parted by spaces. Both are empty for vehicles left. */
export interface WayAnswer {
  way: string;
  steps: string;
  vehicles: number;
}

export interface LotChange {
  lot: string;
  vehicles: number;
  before: WayAnswer[];
  after: WayAnswer[];
  unserved: number;
  late: number;
  cost: number;
  why: string;
  cause: string;
  yuan_per_vehicle: number;
}

/** What the second plan has more than the first. */
export interface Changes extends Tally {
  cost: number;
  cost_least: number | null; // of the best plans, proven; null: they were asked for different things
  cost_most: number | null;
  within_gaps: boolean | null;
  bound: number;
  kind: Record<Kind, Tally>;
  costs: Record<string, number>;
  targets: { id: string; forecast_before: number | null; forecast_after: number | null; met_before: boolean | null; met_after: boolean | null }[];
  flows_moved: number;
  flows: FlowChange[];
  cells_moved: number;
  cells: CellChange[];
  lots_in_all: number;
  lots_changed: number;
  lots: LotChange[];
}

/** An overlay; without a plan it has no figures: null is not begun, false has none that keeps what must be kept. */
export interface Scenario extends Partial<PlanAnswer> {
  overlay: string;
  title: string | null;
  title_zh: string | null;
  feasible: boolean | null;
  changes?: Changes;
}

export interface Scenarios {
  study: 'scenarios';
  base: PlanAnswer;
  rows: Scenario[];
  stopped: string | null;
}

/** `can_be_met`: of one that is missed, whatever it costs; null: not proven. */
export interface MovedTarget {
  target: string;
  forecast: number;
  met: boolean;
  changes_verdict: boolean;
  can_be_met: boolean | null;
}

/** A group of figures at one end of its range: `stands` recounts the base plan, still proven at its own prices. */
export interface RangeEnd {
  factor: number;
  state: 'stands' | 'replanned' | 'not_planned' | 'impossible';
  cost?: number | null;
  gap?: number | null;
  cost_change?: number | null;
  cost_change_least?: number | null;
  cost_change_most?: number | null;
  targets?: MovedTarget[];
}

export interface FigureGroup {
  id: string;
  name: string;
  name_zh: string | null;
  columns: string[]; // table.column
  figures: number;
  source: string;
  ends: RangeEnd[];
  flips: { target: string; end: number; factor: number | null }[]; // null: somewhere up to the end
}

export interface Sensitivity {
  study: 'sensitivity';
  base: PlanAnswer;
  groups: FigureGroup[];
  survives: boolean;
  gap?: number; // within which the base plan stands, and ends are wanted
  moved: number;
  stand: number;
  replanned: number;
  stopped: string | null;
}

export interface Studies {
  invest?: Invest;
  scenarios?: Scenarios;
  sensitivity?: Sensitivity;
}
