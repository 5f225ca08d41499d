// The document that a page carries: a plan with its corridor. src/report writes it; this is where its columns are
// described. Tables are objects of columns of equal length; a row is named by its number, -1 is none. Times are minutes
// since midnight of the corridor's first day, days are counted from it; money is yuan.
import type { Changes, Studies } from './study_types';

/** English, Chinese. */
export type Name = [string, string];

export type Kind = 'export' | 'kd' | 'transit' | 'domestic';
export type PlaceKind = 'plant' | 'supplier' | 'hub' | 'terminal' | 'border' | 'port' | 'market';
/** What a mode goes by; none: handling on the spot. */
export type Medium = 'none' | 'road' | 'rail' | 'sea';
export type Unit =
  | 'vehicle' | 'ceu' | 'teu' | 'box' | 'wagon' | 'm2' | 'm3' | 'lane_m' | 'kg' | 'kwh' | 'hour' | 'yuan' | 'piece';
export type Dimension = 'vehicles' | 'ceu' | 'm2' | 'lane_m' | 'kg' | 'teu' | 'load_units';

export interface Named {
  id: string[];
  name: Name[];
}

export interface Tally {
  vehicles: number;
  served: number; // the late ones included
  late: number;
  unserved: number;
}

export interface Corridor {
  name: Name;
  start: string; // dates as 2025-01-31
  end: string;
  tail_days: number;
  period_minutes: number;
  figures: { high: number; medium: number; low: number; assumed: number };
  makers: Named & { parent: number[] };
  places: Named & {
    kind: PlaceKind[];
    region: string[];
    country: string[];
    latitude: (number | null)[];
    longitude: (number | null)[];
    maker: number[];
  };
  modes: Named & { medium: Medium[] };
  powertrains: Named & { nev: boolean[] };
  models: Named & { maker: number[]; powertrain: number[]; value: number[] };
  legs: { id: string[]; stage: string[]; mode: number[]; from: number[]; to: number[]; hours: number[]; resources: number[][] };
  services: Named & { stage: string[]; mode: number[]; carrier: string[]; from: number[]; to: number[]; resources: number[][] };
  duties: { country: string[]; quota: number[] };
  subsidies: Named;
  quotas: Named;
  levers: Named & { cost: number[]; lead_days: number[]; at_most: number[] }; // cost of one, with its running costs
  chain: {
    parts: Named & { value: number[]; core: boolean[]; unit: Unit[] };
    suppliers: Named & { place: number[]; local: boolean[] };
    bill: { model: number[]; part: number[]; quantity: number[] };
    supplies: { supplier: number[]; part: number[]; plant: number[]; cost: number[] };
  };
}

export interface Target {
  id: string;
  name: Name;
  metric: 'vehicles' | 'revenue' | 'parts_value' | 'local_share';
  unit: Unit;
  wanted: number; // a share for local_share, whose shortfall is in yuan
  forecast: number; // accounts included
  shortfall: number;
  limited_by: 'none' | 'demand' | 'cells' | 'levers';
  short_of_cells?: number; // the shortfall by what could lift it, in its unit
  short_of_levers?: number;
  short_of_demand?: number;
  price: number; // of one unit more counted
  source: string;
}

/** A bounded sum in each of its intervals. */
export interface Resource {
  id: string;
  name: Name;
  place: number;
  unit: Unit;
  per: 'period' | 'day' | 'week' | 'month' | 'year' | 'horizon';
  yard: boolean; // filled by vehicles that stay
  start: number[];
  capacity: number[];
  use: number[];
  price: number[]; // of one unit more
}

/** What an aim came to, what no plan comes below, and what giving up a unit of it would save (none: the last aim). */
export interface Level {
  name: 'serve' | 'targets' | 'cost' | 'profit';
  value: number;
  bound: number;
  price: number | null;
}

export interface Summary {
  overlays: string[];
  now: string | null;
  objective: string;
  cost: number;
  bound: number; // no plan costs less
  gap: number; // a share
  gap_per_vehicle: number;
  gap_avoidable: number;
  gap_parts: Record<string, number>; // yuan, by what makes cost more than the bound
  levels: Level[]; // in the order of aims; the cost is the last
  spending: number | null; // on levers, at most
  total: Tally;
  kinds: Record<Kind, Tally>;
}

export interface Costs {
  item: string[];
  stage: string[];
  mode: number[];
  cost: number[];
}

/** Another plan to compare with; `hours` of its exports, means of a vehicle in each stage. */
export interface Beside {
  name: Name;
  plan: Summary;
  costs: Costs;
  hours: { stage: string; vehicles: number; hours: number; waiting: number }[];
}

/** What a row of the plan is in this document, and what it makes a vehicle's place on it worth, in yuan. */
export type Cause = ['resource' | 'departure' | 'other', number, number];

export interface Offers {
  lot: number[];
  cost: number[]; // of its own
  displaced: number[]; // lost by those whose places it takes
  gained: number[]; // by targets
  causes: Cause[][]; // of what is displaced, the dearest first
}

export interface ReportData {
  format: 1;
  corridor: Corridor;
  plan: Summary;
  targets: Target[];
  costs: Costs;
  /** Levers that may be bought, and how many are. */
  levers: { lever: number[]; least: number[]; most: number[]; count: number[] };
  beside: Beside | null;
  comparison: Changes | null; // what is more in the plan beside
  studies: Studies;
  lots: {
    name: string[];
    kind: Kind[];
    models: number[][]; // any of these serves
    market: number[];
    earliest: number[]; // days
    due: number[];
    revenue: number[]; // a vehicle
    left: (number | null)[]; // what leaving a vehicle costs; null: it must be served
    prospect: boolean[]; // wished for, not ordered: leaving it costs nothing
    vehicles: number[];
    served: number[];
    late: number[];
    unserved: number[];
    price: number[]; // of one vehicle more
  };
  /** `steps` counts those of the table `steps`, one itinerary after another. */
  itineraries: { lot: number[]; model: number[]; origin: number[]; vehicles: number[]; cost: number[]; steps: number[] };
  /** `by` is a leg, or -1 - departure; `wait` runs from the end of the step before (of the first: from the start). */
  steps: { by: number[]; wait: number[]; minutes: number[]; money: number[]; duty: number[] };
  /** The cheapest ways of one vehicle more of lots left or late, at the prices of the plan. */
  offers: Offers & { in_time: boolean[]; steps: number[] };
  offer_steps: ReportData['steps'];
  /** The cheapest way of one vehicle more through each gateway; `minutes` from built to delivered. */
  ways: Offers & { gateway: number[]; minutes: number[]; late: number[] };
  departures: { id: string[]; voyage: string[]; service: number[]; departs: number[]; arrives: number[]; vehicles: number[] };
  resources: Resource[];
  /** A row for each dimension that a voyage bounds; `departure` is its first, `first_of` that of every departure. */
  voyages: {
    departure: number[];
    dimension: Dimension[];
    capacity: number[];
    use: number[];
    price: number[];
    runs: boolean[];
    first_of: number[];
  };
  /** Bounds of the whole time: quotas and budgets. */
  others: { name: Name; unit: Unit; capacity: number; use: number; price: number }[];
  purchases: { supply: number[]; week: number[]; quantity: number[] };
}
