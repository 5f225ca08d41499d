// New-energy vehicle output of cities, in vehicles. Only what a source says; a city without one says so.
import type { Name } from './types';

/** Where a figure stands, and how far it is to be believed: H official or several that agree, M one outlet, L a weak page. */
export interface CitySource {
  name: Name;
  url: string;
  confidence: 'H' | 'M' | 'L';
}

export interface CityFigure {
  year: number;
  months: number; // that the figure covers
  vehicles: number;
  about?: boolean; // rounded by the source
  expected?: boolean; // before the year was counted, as a least
  derived?: boolean; // worked back from a growth that the source states
  source: CitySource;
}

export interface City {
  name: Name;
  figures: CityFigure[];
}

// One article says all of the other cities, each from what that city gave out.
const article: CitySource = {
  name: ['Jinan Daily, 23 January 2025', '济南日报 2025-01-23'],
  url: 'http://qogegf.com/content/qcyw/content-108-47338-1.html',
  confidence: 'M',
};
const output: CitySource = { name: ['Qingdao output of 2025', '青岛 2025 年产量'], url: 'https://qd.ifeng.com/c/8qJ1G4ecQdq', confidence: 'M' };

export const home: City = {
  name: ['Qingdao', '青岛'],
  figures: [
    { year: 2024, months: 12, vehicles: 123_000, about: true, derived: true, source: output },
    { year: 2025, months: 12, vehicles: 422_000, about: true, source: output },
  ],
};

export const others: City[] = [
  { name: ['Shenzhen', '深圳'], figures: [{ year: 2024, months: 12, vehicles: 2_935_300, source: article }] },
  { name: ['Hefei', '合肥'], figures: [{ year: 2024, months: 12, vehicles: 1_300_000, expected: true, source: article }] },
  { name: ['Shanghai', '上海'], figures: [{ year: 2024, months: 10, vehicles: 992_400, source: article }] },
  { name: ['Changsha', '长沙'], figures: [{ year: 2024, months: 10, vehicles: 711_000, source: article }] },
  { name: ['Jinan', '济南'], figures: [{ year: 2024, months: 11, vehicles: 500_000, about: true, source: article }] },
  { name: ['Beijing', '北京'], figures: [] },
  { name: ['Liuzhou', '柳州'], figures: [] },
];

/** The yearly growth that brings `from` (of a year) to what `to` will be, growing by `growth` a year, in a later year. */
export function growthNeeded(from: CityFigure, to: CityFigure, growth: number, year: number): number {
  const there = to.vehicles * (1 + growth) ** (year - to.year);
  return (there / from.vehicles) ** (1 / Math.max(1, year - from.year)) - 1;
}
