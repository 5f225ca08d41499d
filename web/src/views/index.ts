// The views of the page, in the order of its menu.
import type { Component } from 'svelte';
import type { Plan } from '../data/plan';
import Chain from './chain.svelte';
import Cities from './cities.svelte';
import Levers from './levers.svelte';
import Makers from './makers.svelte';
import Map from './map.svelte';
import Money from './money.svelte';
import Time from './time.svelte';
import Trust from './trust.svelte';
import Verdict from './verdict.svelte';
import WhatIf from './what_if.svelte';
import Why from './why.svelte';

export interface View {
  key: 'verdict' | 'map' | 'time' | 'why' | 'money' | 'levers' | 'whatif' | 'trust' | 'makers' | 'cities' | 'chain';
  component: Component<{ plan: Plan }>;
}

export const views: View[] = [
  { key: 'verdict', component: Verdict },
  { key: 'map', component: Map },
  { key: 'time', component: Time },
  { key: 'why', component: Why },
  { key: 'money', component: Money },
  { key: 'levers', component: Levers },
  { key: 'whatif', component: WhatIf },
  { key: 'trust', component: Trust },
  { key: 'makers', component: Makers },
  { key: 'cities', component: Cities },
  { key: 'chain', component: Chain },
];
