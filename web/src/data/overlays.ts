// Overlays by the titles that the feed gives them.
import type { Scenarios } from './study_types';
import type { Name } from './types';

/** Its title, or the name of its folder where it has none. */
export function overlayName(study: Scenarios | undefined, overlay: string): Name {
  const row = study?.rows.find((each) => each.overlay === overlay);
  const english = row?.title ?? overlay;
  return [english, row?.title_zh ?? english];
}
