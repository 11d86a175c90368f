import type { Resource } from '@remit/policy/check';
import { REMIT_MODULE, moduleOf } from '@remit/policy/catalog';
import { decide } from '@remit/policy/decide';
import type { ResourceType } from '@remit/policy/document';
import type { FavouredType } from '@remit/policy/favour';
import { nearestNames } from '@remit/policy/why-not/nearest-names';
import { resourceProblems } from '@remit/policy/validate/resource-problems';
import { readRecord } from '@remit/store/records/records';
import { RemitError } from '../errors.ts';
import { onlookerSees } from '../onlooker.ts';
import { memberRecord } from '../people/people-search.ts';
import { seenFields } from '../requests/request-view.ts';
import type { SimulatedResource } from './simulate-input.ts';
import type { Under } from './simulate-under.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What a question is about: one stored record, or one that is described and lies in no table. */
export interface SimulatedRecord {
  readonly kind: 'stored' | 'described' | 'missing';
  readonly type: ResourceType;
  readonly resource: Resource;
  /** Whether the asker may read it. What is described is the asker's own words. */
  readonly readable: boolean;
  /** Fields that no answer may tell of. */
  readonly hides: ReadonlySet<string>;
}

/** The type that a question names. @throws RemitError `invalid` with the nearest names */
export function simulatedType({ policy }: Under, name: string): FavouredType {
  const type = policy.compiled.types.get(name);
  if (type !== undefined) return type;
  const meant = perhaps(nearestNames(name, policy.compiled.types.keys()));
  throw new RemitError('invalid', `\`resource.type\`: there is no type \`${name}\`${meant}`);
}

/**
 * The record that a question is about. A stored one that the asker may not read is judged all the same, for who
 * explains somebody need not read what they read; but nothing that is in it is told.
 * @throws RemitError `invalid` for a field that the type does not have, or a value that is none of the field's
 */
export async function simulatedRecord(
  call: TenantCall,
  under: Under,
  asked: Exclude<SimulatedResource, { kind: 'anything' }>,
): Promise<SimulatedRecord> {
  const type = simulatedType(under, asked.type);
  if (asked.kind === 'described') {
    checkAttributes(type, asked.attributes);
    const { folder, attributes } = asked;
    const resource: Resource = { type: type.name, id: null, folder, attributes, history: [] };
    return { kind: 'described', type, resource, readable: true, hides: new Set() };
  }
  const resource = await storedRecord(call, type, asked.id);
  const everything = new Set(type.fields.map(({ name }) => name));
  if (resource === null) {
    const nowhere: Resource = { type: type.name, id: asked.id, folder: null, attributes: {}, history: [] };
    return { kind: 'missing', type, resource: nowhere, readable: false, hides: everything };
  }
  const judging = call.present ?? call;
  const { policy, subject, environment } = judging;
  const readable =
    decide(policy.compiled, { subject, action: 'read', resource, environment }).outcome === 'allow' &&
    onlookerSees(judging, 'read', resource);
  const hides = readable ? new Set(seenFields(judging, resource).hidden) : everything;
  return { kind: 'stored', type, resource, readable, hides };
}

async function storedRecord(call: TenantCall, type: FavouredType, id: string): Promise<Resource | null> {
  if (type.name === 'remit.Member') {
    const member = call.directory.member(id);
    return member === null ? null : memberRecord(member);
  }
  if (moduleOf(type.name) === REMIT_MODULE) {
    throw new RemitError(
      'invalid',
      `\`resource.kind\`: \`${type.name}\` has no records of its own; ask with \`described\` in a folder`,
    );
  }
  return readRecord(call.tx, type, id);
}

function checkAttributes(type: ResourceType, attributes: Resource['attributes']): void {
  const [problem] = resourceProblems(type, attributes);
  if (problem === undefined) return;
  const { field, sentence, nearest } = problem;
  throw new RemitError(
    'invalid',
    `\`resource.attributes.${field}\`: ${sentence.replace(/\.$/, '')}${perhaps(nearest)}`,
  );
}

/** The names that may have been meant, at the end of a sentence. */
const perhaps = (near: readonly string[]): string =>
  near.length === 0 ? '' : `; perhaps ${near.map((each) => `\`${each}\``).join(' or ')}`;
