import type { Resource } from '@remit/policy/check';
import type { ReferenceCheck } from './reference.ts';
import type { AskedWorld } from './world.ts';

const COMMON = ['read', 'create', 'update', 'delete', 'export'];

/** An action that nobody declared. */
const UNDECLARED = 'fly';

/** Ways in which a record may be meant to stand after an update: as another one, in another folder, as another type. */
function changesOf(resource: Resource, others: readonly Resource[]): readonly Resource[] {
  const at = others.indexOf(resource);
  const alike = (other: Resource): boolean => other.type === resource.type && other !== resource;
  const next = others.slice(at).find(alike) ?? others.find(alike);
  const foreign = at % 5 === 0 ? others.filter((other) => other.type !== resource.type).slice(0, 1) : [];
  return next === undefined ? foreign : [next, { ...resource, folder: next.folder }, ...foreign];
}

/** Every question of a world: each member, each action, each record as it stands and as it would stand. */
export function* questionsOf({ document, directory, records, sent }: AskedWorld): Generator<ReferenceCheck> {
  const all = [...records, ...sent];
  for (const [at, resource] of all.entries()) {
    const type = document.resources.find(({ name }) => name === resource.type);
    const changes = changesOf(resource, all);
    for (const { id: member } of directory.members) {
      for (const action of [...COMMON, ...(type?.actions ?? [])]) yield { member, action, resource };
      if (at % 5 === 0) yield { member, action: UNDECLARED, resource };
      for (const next of changes) yield { member, action: 'update', resource, next };
    }
  }
}
