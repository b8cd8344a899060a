// Survivors that may be one growth together: each of a thousand emitters grows too little to be noticed, all of them do not.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import type { SeriesView } from '../series/view.ts';
import type { SurvivorIndex } from '../types.ts';
import { isAnonymousContainer } from './groups.ts';

/** Survivors of one class that hang from alike places. */
export interface Alike {
  readonly members: SurvivorIndex[];
  /** Bytes by which all of them grew. */
  growth: number;
  /** … and the one that grew most. */
  largest: number;
}

/** Collects growing survivors in two ways: by the one collection that holds them, and by the class of what holds them. */
export class AlikeSurvivors {
  /** Of one class in one collection. */
  readonly siblings = new Map<string, Alike>();
  /** Of one class, held by objects of one class. */
  readonly cousins = new Map<string, Alike>();
  private readonly view: SeriesView;

  constructor(view: SeriesView) {
    this.view = view;
  }

  /** @param growth - bytes by which the survivor's territory grew */
  add(survivor: SurvivorIndex, growth: number): void {
    const { view } = this;
    const node = view.survivors.ordinal(view.last, survivor);
    if (node === view.root(view.last)) return;
    const key = view.entryKey(view.last, node);
    const parent = survivingParentOf(view, node);
    const parentKey = view.entryKey(view.last, parent);
    if (isAnonymousContainer(view, parentKey)) join(this.siblings, `${key}@${parent}`, survivor, growth);
    join(this.cousins, `${key}/${parentKey}`, survivor, growth);
  }
}

function join(groups: Map<string, Alike>, key: string, member: SurvivorIndex, growth: number): void {
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, { members: [member], growth, largest: growth });
    return;
  }
  group.members.push(member);
  group.growth += growth;
  group.largest = Math.max(group.largest, growth);
}

/** The nearest surviving object above: owners alike hang from alike. */
function survivingParentOf(view: SeriesView, node: NodeOrdinal): NodeOrdinal {
  const last = view.last;
  const { dominator } = view.heaps[last];
  let n = dominator[node];
  while (n !== view.root(last) && (view.isTransparent(last, n) || !view.survives(last, n))) n = dominator[n];
  return n;
}
