import type { PolicyDocument } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';
import { cedarConditions } from './cedar-condition.ts';
import { cedarEntity } from './cedar-text.ts';
import { peerLines, type ForbidLine, type PeerLines, type PermitLine } from './peer-lines.ts';

/** A policy in Cedar's own words: each policy's text by its id, and what each id stands for. */
export interface CedarPolicies {
  readonly texts: Readonly<Record<string, string>>;
  readonly permits: ReadonlyMap<string, PermitLine>;
  readonly forbids: ReadonlyMap<string, ForbidLine>;
}

const actionList = (actions: readonly string[], type: string): string =>
  actions.map((action) => cedarEntity('Action', `${type}:${action}`)).join(', ');

function permitText(
  line: PermitLine,
  holds: (role: string) => string,
  says: ReturnType<typeof cedarConditions>,
  department: string | undefined,
): string {
  const clauses = [holds(line.role)];
  if (line.within !== '/') clauses.push(`resource in ${cedarEntity('Folder', line.within)}`);
  for (const tree of line.outside) clauses.push(`!(resource in ${cedarEntity('Folder', tree)})`);
  if (line.mine)
    clauses.push(`resource has ${department} && resource.${department} in principal.departments`);
  if (line.secondFactor) clauses.push('context.secondFactor');
  for (const where of line.wheres) clauses.push(says(where, true));
  return `permit(principal, action in [${actionList(line.actions, line.type)}], resource) when { ${clauses.join(' && ')} };`;
}

function forbidText(line: ForbidLine, says: ReturnType<typeof cedarConditions>): string {
  const spared = [
    ...(line.when === null ? [] : [says(line.when, false)]),
    ...(line.unless === null ? [] : [says(line.unless, true)]),
    ...(line.secondFactor ? ['context.secondFactor'] : []),
  ];
  const unless = spared.length === 0 ? '' : ` unless { ${spared.join(' || ')} }`;
  return `forbid(principal, action in [${actionList(line.actions, line.type)}], resource)${unless};`;
}

/**
 * A document as Cedar policies, one for each grant on each type and one for each rule. A permit that errs does not apply
 * in Cedar either, but neither does a forbid, which in Remit denies: so every expression asks first what is there.
 * @param holds the expression that says that the principal holds a role at the resource's folder
 * @param subjectType the types of the members' attributes that conditions name
 * @throws for what Cedar cannot say
 */
export function cedarPolicies(
  document: PolicyDocument,
  holds: (role: string) => string,
  subjectType: (name: string) => Value['type'],
  lines: PeerLines = peerLines(document),
): CedarPolicies {
  const types = new Map(document.resources.map((type) => [type.name, type]));
  const spoken = new Map(
    document.resources.map((type) => {
      const fields = new Map(type.fields.map((field) => [field.name, field.type]));
      const typeOf = (of: 'subject' | 'resource', name: string): Value['type'] =>
        of === 'subject' ? subjectType(name) : (fields.get(name) ?? 'folder');
      return [type.name, cedarConditions(typeOf)];
    }),
  );
  const saysOn = (type: string): ReturnType<typeof cedarConditions> => {
    const says = spoken.get(type);
    if (says === undefined) throw new Error(`The document has no type \`${type}\`.`);
    return says;
  };
  const permits = lines.permits
    .filter((line) => line.actions.length > 0)
    .map((line, at) => [`permit${at}`, line] as const);
  const forbids = lines.forbids
    .filter((line) => line.actions.length > 0)
    .map((line, at) => [`forbid${at}`, line] as const);
  return {
    texts: Object.fromEntries([
      ...permits.map(([id, line]) => [
        id,
        permitText(line, holds, saysOn(line.type), types.get(line.type)?.department),
      ]),
      ...forbids.map(([id, line]) => [id, forbidText(line, saysOn(line.type))]),
    ]),
    permits: new Map(permits),
    forbids: new Map(forbids),
  };
}
