declare module 'virtual:sea-lanes' {
  /** Lines of longitude, latitude, longitude, ... in hundredths of a degree. */
  const lanes: number[][];
  export default lanes;
}

declare module 'world-atlas/land-50m.json' {
  import type { Topology, GeometryCollection } from 'topojson-specification';
  const land: Topology<{ land: GeometryCollection }>;
  export default land;
}
