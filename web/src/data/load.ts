// Where a plan comes from: here, out of the page itself. A page that is served asks its server in this one place.
import type { ReportData } from './types';

async function unpacked(base64: string): Promise<string> {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

/** None if the page carries no plan. */
export async function loadPlan(): Promise<ReportData | undefined> {
  const text = document.getElementById('plan')?.textContent?.trim();
  if (!text) return undefined;
  const data = JSON.parse(await unpacked(text)) as ReportData;
  if (data.format !== 1) throw new Error(`This page reads format 1, the plan is of format ${String(data.format)}`);
  return data;
}
