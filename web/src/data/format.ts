// Numbers, money and dates as both languages write them.
import type { Name, Unit } from './types';

export type Language = 'en' | 'zh';

const formats = new Map<number, Intl.NumberFormat>();

/** With thousands marks and so many decimals. */
export function number(value: number, decimals = 0): string {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(decimals, format);
  }
  return format.format(Object.is(Math.round(value * 10 ** decimals), -0) ? 0 : value);
}

/** At most so many decimals, fewer where they are zero. */
export function amount(value: number, decimals = 1): string {
  return number(value, Math.abs(value - Math.round(value)) < 0.5 * 10 ** -decimals ? 0 : decimals);
}

export function percent(share: number, decimals = 1): string {
  return `${number(100 * share, decimals)}\u00a0%`;
}

/** How far a factor moves a figure, with its sign. */
export function shift(factor: number, decimals = 0): string {
  return `${factor > 1 ? '+' : ''}${percent(factor - 1, decimals)}`;
}

/** In the unit that people of each language say: million yuan, or 亿 and 万. */
export function money(yuan: number, language: Language): string {
  const size = Math.abs(yuan);
  if (language === 'zh') {
    if (size >= 1e8) return `${number(yuan / 1e8, 2)}\u00a0亿元`;
    if (size >= 1e6) return `${number(yuan / 1e4, 1)}\u00a0万元`;
    return `${amount(yuan, size < 100 ? 2 : 0)}\u00a0元`;
  }
  if (size >= 1e6) return `${number(yuan / 1e6, size < 1e7 ? 3 : 1)}\u00a0million yuan`;
  return `${amount(yuan, size < 100 ? 2 : 0)}\u00a0yuan`;
}

export interface MoneyColumn {
  unit: string;
  say: (yuan: number) => string;
}

/** For columns of money: their unit stands once in the head, millions (万) where yuan would be too long. */
export function moneyColumn(amounts: number[], language: Language): MoneyColumn {
  const most = Math.max(0, ...amounts.map(Math.abs));
  const size = language === 'zh' ? 1e4 : 1e6;
  if (most < 1e6) return { unit: language === 'zh' ? '元' : 'yuan', say: (yuan) => number(yuan) };
  return { unit: language === 'zh' ? '万元' : 'million yuan', say: (yuan) => number(yuan / size, language === 'zh' ? 0 : most < 1e8 ? 3 : 1) };
}

const units: Record<Unit, Name> = {
  vehicle: ['vehicles', '辆'],
  ceu: ['CEU', '标准车位'],
  teu: ['TEU', '标准箱'],
  box: ['boxes', '箱'],
  wagon: ['wagons', '车皮'],
  m2: ['m²', '平方米'],
  m3: ['m³', '立方米'],
  lane_m: ['lane m', '车道米'],
  kg: ['kg', '千克'],
  kwh: ['kWh', '千瓦时'],
  hour: ['hours', '小时'],
  yuan: ['yuan', '元'],
  piece: ['pieces', '件'],
};

export function unitName(unit: Unit): Name {
  return units[unit];
}

const single: Partial<Record<Unit, string>> = { vehicle: 'vehicle', box: 'box', wagon: 'wagon', hour: 'hour', piece: 'piece' };

/** The unit of one: what a price is for. */
export function oneOf(unit: Unit): Name {
  return [single[unit] ?? units[unit][0], units[unit][1]];
}

/** A quantity with its unit; money in its own way. */
export function quantity(value: number, unit: Unit, language: Language): string {
  if (unit === 'yuan') return money(value, language);
  return `${amount(value)}\u00a0${units[unit][language === 'zh' ? 1 : 0]}`;
}

export function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function moment(date: Date): string {
  return `${date.toISOString().slice(0, 10)} ${date.toISOString().slice(11, 16)}`;
}

export function month(date: Date, language: Language): string {
  if (language === 'zh') return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月`;
  return date.toLocaleDateString('en-GB', { year: 'numeric', month: 'short', timeZone: 'UTC' });
}
