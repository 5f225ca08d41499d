// What the reader chose: language, theme, view. Links may choose too: report.html?lang=zh&theme=dark#money
import type { Language } from './data/format';
import type { Name } from './data/types';
import { keyOf, texts, type TextKey } from './texts';

const wishes = new URLSearchParams(location.search);

function firstLanguage(): Language {
  const wish = wishes.get('lang');
  if (wish === 'en' || wish === 'zh') return wish;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

function firstTheme(): 'light' | 'dark' {
  const wish = wishes.get('theme');
  if (wish === 'light' || wish === 'dark') return wish;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export const choice = $state({ language: firstLanguage(), theme: firstTheme() });

/** The page's text for a key, with {0}, {1}, ... filled in. */
export function t(key: TextKey, ...fill: string[]): string {
  const text: string = texts[key][choice.language === 'zh' ? 1 : 0];
  return text.replace(/\{(\d)\}/g, (_, place: string) => fill[Number(place)] ?? '');
}

/** A name of the corridor. */
export function named(name: Name | undefined): string {
  return name?.[choice.language === 'zh' ? 1 : 0] ?? '–';
}

/** A word of the plan (a stage, an item) in the reader's language; as it is where the page knows no text for it. */
export function word(prefix: string, text: string): string {
  const key = keyOf(prefix, text);
  return key ? t(key) : text;
}
