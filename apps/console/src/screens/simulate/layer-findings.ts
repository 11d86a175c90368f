import type { SimulatedDecision } from '@remit/api/simulate/simulate-views';

/** The layers of a decision, in the order in which they are asked. */
const LAYERS = ['wall', 'standing', 'roles', 'folder-scope', 'rules', 'fields'] as const;

export type Layer = (typeof LAYERS)[number];

/** What a layer came to; `open` where it hangs on facts that were not said, `withholds` where it keeps something back. */
export type Finding = 'passes' | 'allows' | 'refuses' | 'open' | 'withholds' | 'not-asked';

/** What each layer came to: whatever comes before the one that settled it let it pass, and after a refusal nothing is asked. */
export function layerFindings({
  outcome,
  layer,
  fields,
}: Pick<SimulatedDecision, 'outcome' | 'layer' | 'fields'>): readonly (readonly [Layer, Finding])[] {
  const settling = LAYERS.findIndex((each) => each === layer);
  return LAYERS.map((each, at) => {
    // Another tenant's record is not there to be asked about.
    if (each === 'wall') return [each, 'passes'];
    if (settling < 0) return [each, 'not-asked'];
    if (outcome === 'allow' && each === 'fields') return [each, ofFields(fields)];
    if (outcome === 'depends') return [each, each === 'standing' ? 'passes' : openUnless(each)];
    if (at === settling) return [each, outcome === 'allow' ? 'allows' : 'refuses'];
    return [each, outcome === 'deny' && at > settling ? 'not-asked' : 'passes'];
  });
}

const openUnless = (layer: Layer): Finding => (layer === 'fields' ? 'not-asked' : 'open');

function ofFields(fields: SimulatedDecision['fields']): Finding {
  if (fields === null) return 'not-asked';
  return fields.withheld.length === 0 ? 'passes' : 'withholds';
}
