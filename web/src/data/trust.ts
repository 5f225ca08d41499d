// What the study of sensitivity says of a target or the cost, group by group.
import type { FigureGroup, MovedTarget, RangeEnd, Sensitivity } from './study_types';

/** What a group makes of one measure at each end of its range; nothing where there is no plan. */
export interface Swing {
  group: FigureGroup;
  ends: { end: RangeEnd; value: number | undefined }[];
  swing: number;
}

/** The widest first. `measure`: a target's id, or nothing for the cost. */
export function swings(study: Sensitivity, measure: string | undefined): Swing[] {
  return study.groups
    .map((group) => {
      const ends = [...group.ends].sort((a, b) => a.factor - b.factor).map((end) => ({ end, value: valueAt(end, measure) }));
      const base = baseValue(study, measure);
      const values = [base, ...ends.flatMap(({ value }) => (value === undefined ? [] : [value]))];
      return { group, ends, swing: Math.max(...values) - Math.min(...values) };
    })
    .sort((a, b) => b.swing - a.swing);
}

export function valueAt(end: RangeEnd, measure: string | undefined): number | undefined {
  if (measure === undefined) return end.cost ?? undefined;
  return targetAt(end, measure)?.forecast;
}

export function targetAt(end: RangeEnd, target: string): MovedTarget | undefined {
  return end.targets?.find((each) => each.target === target);
}

export function baseValue(study: Sensitivity, measure: string | undefined): number {
  if (measure === undefined) return study.base.cost;
  return study.base.targets.find((target) => target.id === measure)?.forecast ?? 0;
}

/** The end at which a target turns. */
export function turningEnd(group: FigureGroup, flip: FigureGroup['flips'][number]): RangeEnd | undefined {
  return group.ends.find((end) => end.factor === flip.end);
}

export type Fate = 'survives' | 'flips' | 'impossible' | 'unknown';

/** What moving a group does to the verdict: unknown where an end was not planned and none flips it. */
export function fateOf(group: FigureGroup): Fate {
  if (group.flips.length || group.ends.some((end) => end.targets?.some((target) => target.changes_verdict))) return 'flips';
  if (group.ends.some((end) => end.state === 'impossible')) return 'impossible';
  return group.ends.some((end) => end.state === 'not_planned') ? 'unknown' : 'survives';
}

/** How many groups there are of each fate. */
export function fates(study: Sensitivity): Record<Fate, FigureGroup[]> {
  const all: Record<Fate, FigureGroup[]> = { survives: [], flips: [], impossible: [], unknown: [] };
  for (const group of study.groups) all[fateOf(group)].push(group);
  return all;
}
