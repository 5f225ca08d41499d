// A plan folder read by other means than the page's: what it must show.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rows of a CSV table as objects. */
export function table(folder, name) {
  const text = readFileSync(join(folder, `${name}.csv`), 'utf8');
  const rows = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; ++i) {
    const mark = text[i];
    if (quoted && mark === '"' && text[i + 1] === '"') (cell += '"'), ++i;
    else if (mark === '"') quoted = !quoted;
    else if (!quoted && mark === ',') rows.at(-1).push(cell), (cell = '');
    else if (!quoted && mark === '\n') rows.at(-1).push(cell.replace(/\r$/, '')), (cell = ''), rows.push([]);
    else cell += mark;
  }
  const [header, ...body] = rows.filter((row) => row.length);
  return body.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i]])));
}

export function summary(folder) {
  return JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'));
}

/** Adds up `value` by `key`. */
export function sums(rows, key, value) {
  const all = new Map();
  for (const row of rows) all.set(key(row), (all.get(key(row)) ?? 0) + value(row));
  return all;
}

/** What a text of the page says as a number: thousands marks gone, its unit applied. */
export function spoken(text) {
  const value = Number(text.replace(/,/g, '').match(/-?\d+(\.\d+)?/)?.[0] ?? NaN);
  const decimals = text.match(/\.(\d+)/)?.[1]?.length ?? 0;
  const factor = text.includes('million') ? 1e6 : text.includes('亿') ? 1e8 : text.includes('万') ? 1e4 : text.includes('%') ? 0.01 : 1;
  return { value: value * factor, half: 0.5000001 * factor * 10 ** -decimals };
}
