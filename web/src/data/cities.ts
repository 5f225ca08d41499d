// New-energy vehicle output of cities, in vehicles. Only what a source says; a city without one says so.
import type { Name } from './types';

export interface CityFigure {
  year: number;
  months: number; // that the figure covers
  vehicles: number;
  about: boolean; // rounded by the source
  derived?: boolean; // worked back from a growth that the source states
  source: string;
  confidence: 'H' | 'M' | 'L';
}

export interface City {
  name: Name;
  figures: CityFigure[];
}

const survey = 'http://qogegf.com/content/qcyw/content-108-47338-1.html';
const output2025 = 'https://qd.ifeng.com/c/8qJ1G4ecQdq';

export const home: City = {
  name: ['Qingdao', '青岛'],
  figures: [
    { year: 2024, months: 12, vehicles: 123_000, about: true, derived: true, source: output2025, confidence: 'M' },
    { year: 2025, months: 12, vehicles: 422_000, about: true, source: output2025, confidence: 'M' },
  ],
};

export const others: City[] = [
  { name: ['Shenzhen', '深圳'], figures: [{ year: 2024, months: 12, vehicles: 2_935_000, about: false, source: survey, confidence: 'M' }] },
  { name: ['Hefei', '合肥'], figures: [{ year: 2024, months: 12, vehicles: 1_300_000, about: true, source: survey, confidence: 'M' }] },
  { name: ['Changsha', '长沙'], figures: [{ year: 2024, months: 10, vehicles: 711_000, about: false, source: survey, confidence: 'M' }] },
  { name: ['Jinan', '济南'], figures: [{ year: 2024, months: 11, vehicles: 500_000, about: true, source: survey, confidence: 'M' }] },
  { name: ['Shanghai', '上海'], figures: [] },
  { name: ['Beijing', '北京'], figures: [] },
  { name: ['Liuzhou', '柳州'], figures: [] },
];

/** The yearly growth that brings `from` (of a year) to what `to` will be, growing by `growth` a year, in a later year. */
export function growthNeeded(from: CityFigure, to: CityFigure, growth: number, year: number): number {
  const there = to.vehicles * (1 + growth) ** (year - to.year);
  return (there / from.vehicles) ** (1 / Math.max(1, year - from.year)) - 1;
}
