// A plan as views ask for it: steps with their instants, and sums that several views need.
import type { Name, ReportData } from './types';

export interface StepView {
  leg: number; // -1 for a departure
  departure: number; // -1 for a leg
  stage: string;
  mode: number;
  from: number;
  to: number;
  start: number; // minutes
  end: number;
  money: number; // of one vehicle
  duty: number;
  resources: number[];
}

export const DAY = 1440;

export class Plan {
  readonly data: ReportData;
  readonly start: Date;
  readonly days: number; // of the horizon
  private readonly firstStep: number[];
  private byLot: number[][] | undefined;

  constructor(data: ReportData) {
    this.data = data;
    this.start = new Date(`${data.corridor.start}T00:00:00Z`);
    this.days = Math.round((Date.parse(`${data.corridor.end}T00:00:00Z`) - this.start.getTime()) / 864e5) + 1;
    let sum = 0;
    this.firstStep = data.itineraries.steps.map((count) => (sum += count) - count);
  }

  dateOf(minutes: number): Date {
    return new Date(this.start.getTime() + minutes * 60_000);
  }

  /** Months since that of the corridor's first day. */
  monthOf(minutes: number): number {
    const date = this.dateOf(minutes);
    return (date.getUTCFullYear() - this.start.getUTCFullYear()) * 12 + date.getUTCMonth() - this.start.getUTCMonth();
  }

  get months(): number {
    return this.monthOf((this.days + this.data.corridor.tail_days) * DAY - 1) + 1;
  }

  monthStart(month: number): Date {
    return new Date(Date.UTC(this.start.getUTCFullYear(), this.start.getUTCMonth() + month, 1));
  }

  stepsOf(itinerary: number): StepView[] {
    return this.stepsIn(this.data.steps, this.firstStep[itinerary] ?? 0, this.data.itineraries.steps[itinerary] ?? 0);
  }

  stepsOfOffer(offer: number): StepView[] {
    const counts = this.data.offers.steps;
    const first = counts.slice(0, offer).reduce((sum, count) => sum + count, 0);
    return this.stepsIn(this.data.offer_steps, first, counts[offer] ?? 0);
  }

  private stepsIn(steps: ReportData['steps'], first: number, count: number): StepView[] {
    const { departures, corridor } = this.data;
    const views: StepView[] = [];
    let clock = 0;
    for (let i = first; i < first + count; ++i) {
      const by = steps.by[i] ?? 0;
      const departure = by < 0 ? -1 - by : -1;
      const table = by < 0 ? corridor.services : corridor.legs;
      const row = by < 0 ? (departures.service[departure] ?? 0) : by;
      const start = clock + (steps.wait[i] ?? 0);
      clock = start + (steps.minutes[i] ?? 0);
      views.push({
        leg: by < 0 ? -1 : by,
        departure,
        stage: table.stage[row] ?? '',
        mode: table.mode[row] ?? -1,
        from: table.from[row] ?? -1,
        to: table.to[row] ?? -1,
        start,
        end: clock,
        money: steps.money[i] ?? 0,
        duty: steps.duty[i] ?? -1,
        resources: table.resources[row] ?? [],
      });
    }
    return views;
  }

  itinerariesOf(lot: number): number[] {
    if (!this.byLot) {
      this.byLot = this.data.lots.name.map(() => []);
      this.data.itineraries.lot.forEach((of, itinerary) => this.byLot?.[of]?.push(itinerary));
    }
    return this.byLot[lot] ?? [];
  }

  /** The maker of a model, or -1. */
  makerOf(model: number): number {
    return this.data.corridor.models.maker[model] ?? -1;
  }

  /** The number of a resource's interval that holds an instant. */
  cellAt(resource: number, minutes: number): number {
    const starts = this.data.resources[resource]?.start ?? [];
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= minutes) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  place(number: number): Name {
    return this.data.corridor.places.name[number] ?? ['', ''];
  }
}
