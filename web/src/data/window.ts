// The stretch of time that charts of one view share: zoomed and moved together.
export interface Window {
  from: number; // minutes
  to: number;
}

const shortest = 7 * 1440;

/** Half or twice as long around the middle, within the whole. */
export function zoomed(window: Window, factor: number, whole: Window): Window {
  const length = Math.min(Math.max((window.to - window.from) * factor, shortest), whole.to - whole.from);
  return moved({ from: (window.from + window.to - length) / 2, to: (window.from + window.to + length) / 2 }, 0, whole);
}

/** By a share of its length, as far as the whole goes. */
export function moved(window: Window, share: number, whole: Window): Window {
  const length = window.to - window.from;
  const from = Math.min(Math.max(window.from + share * length, whole.from), whole.to - length);
  return { from, to: from + length };
}
