import {
  preparsePolicySet,
  statefulIsAuthorized,
  type CedarValueJson,
  type EntityJson,
  type StatefulAuthorizationCall,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { BenchTenant } from './bench-tenant.ts';
import { cedarPolicies } from './cedar-policies.ts';
import { plainQuestions, type PlainRecord, type PlainStep, type PlainSubject } from './peer-facts.ts';
import type { Peer } from './peer-of.ts';

const POLICIES = 'bench';

const uid = (type: string, id: string) => ({ type, id });
const entityOf = (type: string, id: string): CedarValueJson => ({ __entity: uid(type, id) });
const above = (path: string): string | null =>
  path === '/' ? null : path.slice(0, path.lastIndexOf('/')) || '/';

/** A path and every one above it, each within the next. */
function chain(type: string, path: string): readonly EntityJson[] {
  const parent = above(path);
  if (parent === null) return [{ uid: uid(type, path), attrs: {}, parents: [] }];
  return [{ uid: uid(type, path), attrs: {}, parents: [uid(type, parent)] }, ...chain(type, parent)];
}

function valueOf(name: string, value: string | number | boolean): CedarValueJson {
  if (name === 'owner') return entityOf('Member', String(value));
  return name === 'department' ? entityOf('Department', String(value)) : value;
}

function attributesOf(values: PlainRecord['values']): Record<string, CedarValueJson> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null ? [] : [[name, valueOf(name, value)] as const],
    ),
  );
}

function memberEntity({ id, person, holdings, mine, values }: PlainSubject): EntityJson {
  const folders = Map.groupBy(holdings, (holding) => holding.role);
  const { id: _, ...others } = values;
  return {
    uid: uid('Member', id),
    attrs: {
      ...attributesOf(others),
      person,
      departments: mine.map((path) => entityOf('Department', path)),
      holds: Object.fromEntries(
        [...folders].map(([role, held]) => [role, held.map(({ folder }) => entityOf('Folder', folder))]),
      ),
    },
    parents: [],
  };
}

function recordEntity({ type, folder, values, taken }: PlainRecord, id: string): EntityJson {
  const history =
    taken === null
      ? {}
      : Object.fromEntries(
          ['submit', 'approve'].map((action) => [
            action,
            (taken.get(action) ?? []).map((person) => person ?? '?'),
          ]),
        );
  return {
    uid: uid(type.replace('.', '::'), id),
    attrs: { ...attributesOf(values), ...history },
    parents: [uid('Folder', folder)],
  };
}

function callOf(
  member: EntityJson,
  { action, record }: PlainStep,
  secondFactor: boolean,
): StatefulAuthorizationCall {
  const resource = recordEntity(record, 'r');
  const { department } = record.values;
  return {
    principal: member.uid,
    action: uid('Action', `${record.type}:${action}`),
    resource: resource.uid,
    context: { secondFactor },
    preparsedPolicySetId: POLICIES,
    entities: [
      member,
      resource,
      ...chain('Folder', record.folder),
      ...(typeof department === 'string' ? chain('Department', department) : []),
    ],
  };
}

/** Cedar in WebAssembly with its policies parsed once; it is told of the member and the record with every question. */
export function cedarPeer(tenant: BenchTenant): Peer {
  const holds = (role: string): string =>
    `principal.holds has ${role} && resource in principal.holds.${role}`;
  const subjectType = (name: string) =>
    name === 'department' ? 'department' : name === 'clearance' ? 'number' : 'text';
  const { texts } = cedarPolicies(tenant.document, holds, subjectType);
  const parsed = preparsePolicySet(POLICIES, { staticPolicies: texts });
  if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('\n'));
  const members = new Map<PlainSubject, EntityJson>();
  const questions = plainQuestions(tenant).map(({ subject, steps, secondFactor }) => {
    const member = members.get(subject) ?? memberEntity(subject);
    members.set(subject, member);
    return steps.map((step) => callOf(member, step, secondFactor));
  });
  const allowed = (call: StatefulAuthorizationCall): boolean => {
    const answer = statefulIsAuthorized(call);
    if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'));
    const { decision, diagnostics } = answer.response;
    if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors[0]));
    return decision === 'allow';
  };
  return {
    name: 'cedar-wasm',
    precomputed: `${Object.keys(texts).length} policies parsed once, roles closed under inclusion, entities and requests as objects`,
    allows: (at) => questions[at]?.every(allowed) === true,
  };
}
