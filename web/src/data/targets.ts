// Targets as all views say them.
import { percent, quantity, type Language } from './format';
import type { Plan } from './plan';
import type { Target } from './types';

/** By its id, or nothing where the page's corridor has no such target. */
export function targetOf(plan: Plan, id: string): Target | undefined {
  return plan.data.targets.find((target) => target.id === id);
}

/** A share is said as one, all else in its unit. */
export function sayCounted(target: Target, value: number, language: Language): string {
  return target.metric === 'local_share' ? percent(value) : quantity(value, target.unit, language);
}

/** What is missing is yuan for a share. */
export function sayShort(target: Target, shortfall: number, language: Language): string {
  return quantity(shortfall, target.metric === 'local_share' ? 'yuan' : target.unit, language);
}

export interface ShortfallPart {
  by: 'cells' | 'levers' | 'demand';
  amount: number;
}

/** The shortfall by what could lift it, the greatest part first; nothing where the plan does not say. */
export function shortfallParts(target: Target): ShortfallPart[] {
  const parts: ShortfallPart[] = [
    { by: 'cells', amount: target.short_of_cells ?? 0 },
    { by: 'levers', amount: target.short_of_levers ?? 0 },
    { by: 'demand', amount: target.short_of_demand ?? 0 },
  ];
  return parts.filter((part) => part.amount > 1e-9 * Math.max(1, target.shortfall)).sort((a, b) => b.amount - a.amount);
}
