import {
  preparsePolicySet,
  statefulIsAuthorized,
  type EntityJson,
  type TypeAndId,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { Environment, Resource } from '@remit/policy/check';
import { cedarAttributes, cedarEntities, recordEntity, roleAt } from './cedar-entities.ts';
import { cedarPolicies } from './cedar-policies.ts';
import { cedarEntity } from './cedar-text.ts';
import { cedarSubjectType } from './cedar-types.ts';
import type { ForbidLine, PermitLine } from './peer-lines.ts';
import type { World } from './world.ts';

/** What Cedar says of one action on one record, with the policies that settled it. */
export interface CedarAnswer {
  readonly allowed: boolean;
  /** Those that permit, when it is allowed. */
  readonly permits: readonly PermitLine[];
  /** Those that forbid, when it is not. */
  readonly forbids: readonly ForbidLine[];
}

/** One step of a decision: reading, or the action itself. */
export interface CedarQuestion {
  readonly member: string;
  readonly action: string;
  readonly resource: Resource;
  readonly secondFactor: boolean;
}

const POLICIES = 'oracle';

const nameOfUid = ({ type, id }: TypeAndId): string => `${type} ${id}`;

/** Uids are written plainly, those inside attributes wrapped. */
const nameOf = ({ uid }: EntityJson): string => nameOfUid(uid as TypeAndId);

/** What entities can be reached from some: Cedar is told of nothing else, since it reads all that it is told. */
function reachableIn(all: readonly EntityJson[]): (from: readonly EntityJson[]) => readonly EntityJson[] {
  const byName = new Map(all.map((entity) => [nameOf(entity), entity]));
  const namesIn = (json: unknown): readonly string[] => {
    if (Array.isArray(json)) return json.flatMap(namesIn);
    if (typeof json !== 'object' || json === null) return [];
    return Object.entries(json).flatMap(([key, value]) =>
      key === '__entity' ? [nameOfUid(value as TypeAndId)] : namesIn(value),
    );
  };
  const nextOf = (entity: EntityJson): readonly string[] => [
    ...entity.parents.map((parent) => nameOfUid(parent as TypeAndId)),
    ...namesIn(entity.attrs),
  ];
  const next = new Map(all.map((entity) => [entity, nextOf(entity)]));
  return (from) => {
    const found = new Set(from);
    // A set is walked through what is added on the way.
    for (const entity of found)
      for (const name of next.get(entity) ?? nextOf(entity)) {
        const other = byName.get(name);
        if (other !== undefined) found.add(other);
      }
    return [...found];
  };
}

/** @throws when Cedar does not take the policies, or errs on a question: the translation leaves no room for either */
export function cedarOracle(world: World): (question: CedarQuestion) => CedarAnswer {
  const { document, directory, environment } = world;
  const folders = [...new Set(directory.assignments.map(({ folder }) => folder))];
  const holds = (role: string): string =>
    `(${folders
      .map(
        (folder) =>
          `(principal in ${cedarEntity('RoleAt', roleAt(role, folder))} && resource in ${cedarEntity('Folder', folder)})`,
      )
      .join(' || ')})`;
  const { texts, permits, forbids } = cedarPolicies(document, holds, cedarSubjectType);
  const parsed = preparsePolicySet(POLICIES, { staticPolicies: { ...texts } });
  if (parsed.type === 'failure')
    throw new Error(parsed.errors.map(({ message }) => message).join('\n') + JSON.stringify(texts, null, 1));
  const entities = cedarEntities(document, directory, environment.now);
  const members = new Map(entities.map((entity) => [nameOf(entity), entity]));
  const reachable = reachableIn(entities);
  const context = contextOf(environment);
  return ({ member, action, resource, secondFactor }) => {
    const principal = members.get(`Member ${member}`);
    if (principal === undefined) throw new Error(`The world has no member \`${member}\`.`);
    const record = recordEntity(resource);
    const answer = statefulIsAuthorized({
      principal: principal.uid,
      action: { type: 'Action', id: `${resource.type}:${action}` },
      resource: record.uid,
      context: { ...context, secondFactor },
      preparsedPolicySetId: POLICIES,
      entities: [...reachable([principal, record])],
    });
    if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'));
    const { decision, diagnostics } = answer.response;
    if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors));
    return {
      allowed: decision === 'allow',
      permits: diagnostics.reason.flatMap((id) => permits.get(id) ?? []),
      forbids: diagnostics.reason.flatMap((id) => forbids.get(id) ?? []),
    };
  };
}

const contextOf = ({ attributes }: Environment) => cedarAttributes(attributes);
