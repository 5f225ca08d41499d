// Names of what studies call by ids: rows of the corridor, cells, departures, lots. What the page's corridor does not
// have (an overlay may add it) keeps the words of the study.
import { modelName } from './lots';
import type { Plan } from './plan';
import type { CellAnswer } from './study_types';
import type { Name, Named, Unit } from './types';

export interface CellName {
  what: Name;
  when: Name; // empty: the whole time
  unit: Unit | undefined; // none: not known to the page
}

const dimensionUnits: Record<string, Unit> = {
  vehicles: 'vehicle', ceu: 'ceu', m2: 'm2', lane_m: 'lane_m', kg: 'kg', teu: 'teu', load_units: 'box',
};

function same(text: string): Name {
  return [text, text];
}

function weekOf(day: string): Name {
  return [`week of ${day}`, `${day} 起一周`];
}

export class RowNames {
  private readonly plan: Plan;
  private readonly numbers = new Map<string[], Map<string, number>>();
  private readonly voyages: string[];

  constructor(plan: Plan) {
    this.plan = plan;
    const { id, voyage } = plan.data.departures;
    this.voyages = id.map((own, row) => voyage[row] || own);
  }

  private number(ids: string[], id: string): number {
    let known = this.numbers.get(ids);
    if (!known) {
      // The first of a name counts: a voyage is called by its first departure.
      known = new Map([...ids.entries()].reverse().map(([row, each]) => [each, row]));
      this.numbers.set(ids, known);
    }
    return known.get(id) ?? -1;
  }

  of(table: Named, id: string | null): Name {
    return id === null ? same('–') : (table.name[this.number(table.id, id)] ?? same(id));
  }

  place(id: string | null): Name {
    return this.of(this.plan.data.corridor.places, id);
  }

  /** From where to where, and by what. */
  private line(table: { from: number[]; to: number[]; mode: number[] }, row: number): Name {
    const from = this.plan.place(table.from[row] ?? -1);
    const to = this.plan.place(table.to[row] ?? -1);
    const mode = this.plan.data.corridor.modes.name[table.mode[row] ?? -1] ?? ['', ''];
    const said = (language: 0 | 1): string => `${from[language] === to[language] ? from[language] : `${from[language]} → ${to[language]}`} · ${mode[language]}`;
    return [said(0), said(1)];
  }

  private departure(row: number): { line: Name; day: string } {
    const { service, departs } = this.plan.data.departures;
    const day = this.plan.dateOf(departs[row] ?? 0).toISOString().slice(0, 10);
    return { line: this.line(this.plan.data.corridor.services, service[row] ?? -1), day };
  }

  /** A departure or leg by its id. */
  step(id: string): Name {
    const { departures, corridor } = this.plan.data;
    const departure = this.number(departures.id, id);
    if (departure >= 0) {
      const { line, day } = this.departure(departure);
      return [`${line[0]}, ${day}`, `${line[1]}，${day}`];
    }
    const leg = this.number(corridor.legs.id, id);
    return leg >= 0 ? this.line(corridor.legs, leg) : same(id);
  }

  /** A row as docs/reference/problem.md names it. */
  cell(row: string): CellName | undefined {
    const { resources, others, corridor } = this.plan.data;
    const [kind, id = '', third = '', when = ''] = row.split('/');
    if (kind === 'resource') {
      const resource = resources.find((each) => each.id === id);
      if (!resource) return undefined;
      const at = this.plan.place(resource.place);
      const placed = (language: 0 | 1): string => (resource.place < 0 || resource.name[language].includes(at[language]) ? resource.name[language] : `${resource.name[language]} · ${at[language]}`);
      const cut = { period: third.replace('T', ' '), day: third, week: third, month: third.slice(0, 7), year: third.slice(0, 4), horizon: '' };
      return { what: [placed(0), placed(1)], when: resource.per === 'week' ? weekOf(third) : same(cut[resource.per]), unit: resource.unit };
    }
    if (kind === 'departure' || kind === 'units') {
      const departure = this.number(this.voyages, id);
      if (departure < 0) return undefined;
      const { line, day } = this.departure(departure);
      return { what: line, when: same(day), unit: kind === 'units' ? 'box' : dimensionUnits[third] };
    }
    if (kind === 'quota' || kind === 'budget') {
      const [table, before] = kind === 'quota' ? [corridor.quotas, 0] : [corridor.subsidies, corridor.quotas.id.length];
      const other = others[before + this.number(table.id, id)];
      return this.number(table.id, id) < 0 || !other ? undefined : { what: other.name, when: same(''), unit: other.unit };
    }
    if (kind !== 'part') return undefined;
    const { parts } = corridor.chain;
    const plant = this.place(id);
    const part = this.of(parts, third);
    const first = this.plan.dateOf((Number(when) || 0) * 7 * 1440).toISOString().slice(0, 10);
    return { what: [`${plant[0]} · ${part[0]}`, `${plant[1]} · ${part[1]}`], when: weekOf(first), unit: parts.unit[this.number(parts.id, third)] };
  }

  /** The same, or the study's own words. */
  cellOf(answer: CellAnswer): CellName {
    return this.cell(answer.cell) ?? { what: same(answer.what), when: same(answer.when), unit: undefined };
  }

  /** Model and market of a lot. */
  lot(id: string): Name {
    const { lots } = this.plan.data;
    const row = this.number(lots.name, id);
    if (row < 0) return same(id);
    const model = modelName(this.plan, row);
    const market = this.plan.place(lots.market[row] ?? -1);
    return [`${model[0]} → ${market[0]}`, `${model[1]} → ${market[1]}`];
  }
}
