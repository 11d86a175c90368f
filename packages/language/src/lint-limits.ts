import type { Grant, Limit, ResourceType } from '@remit/policy/document';
import type { Condition } from '@remit/policy/condition';
import { coversAction } from '@remit/policy/catalog';
import { moneyWords } from '@remit/policy/words/money-words';
import type { QuickFix } from './lint-finding.ts';
import type { GrantPlace, LintScope } from './lint-scope.ts';
import { operandPlaces } from './walk-condition.ts';

/** Actions that decide about an amount. What follows a decision, such as paying, has its limit there. */
const DECIDING: readonly string[] = ['approve', 'authorise', 'authorize', 'sign', 'release'];

const reads = (condition: Condition | undefined, field: string): boolean =>
  condition !== undefined &&
  operandPlaces(condition, '').some(
    ({ part }) => part.kind === 'attribute' && part.of === 'resource' && part.name === field,
  );

/** Whether the amount is bounded in another way: by a condition on it, or by a set or row policy with one. */
function bounded(place: GrantPlace, type: ResourceType, field: string, { document }: LintScope): boolean {
  const { grant, role } = place;
  const sets = new Set((grant.qualifiers ?? []).flatMap((each) => (each.kind === 'set' ? [each.set] : [])));
  return (
    reads(grant.where, field) ||
    document.sets.some(({ name, where }) => sets.has(name) && reads(where, field)) ||
    document.rowPolicies.some(
      (each) => each.type === type.name && each.roles.includes(role) && reads(each.where, field),
    )
  );
}

const decides = (written: string, type: ResourceType): boolean =>
  DECIDING.some((action) => type.actions.includes(action) && coversAction(written, action));

/** So many limits are offered: of more, none is the usual one. */
const OFFERED = 5;

/** The limits that other grants on the type have, each once, the lowest of a currency first. */
function limitsOn(type: ResourceType, { grants, sound }: LintScope): readonly Limit[] {
  const limits = new Map<string, Limit>();
  for (const { grant, path, types } of grants) {
    if (grant.upTo === undefined || !types.includes(type) || !sound(`${path}.upTo`)) continue;
    if (grant.actions.some((written) => decides(written, type)))
      limits.set(JSON.stringify(grant.upTo), grant.upTo);
  }
  const sorted = [...limits.values()].toSorted(
    (a, b) => (a.currency < b.currency ? -1 : Number(a.currency > b.currency)) || a.minor - b.minor,
  );
  return sorted.slice(0, OFFERED);
}

/** The other actions of the grant keep what they have: only deciding is limited. */
function limited({ grant, path, types }: GrantPlace, limit: Limit): QuickFix | null {
  if (types.some((type) => type.amount === undefined)) return null;
  const [deciding, others] = [true, false].map((wanted) =>
    grant.actions.filter((written) => types.every((type) => decides(written, type)) === wanted),
  );
  const label = `Limit it to \`${moneyWords(limit)}\`, as others are`;
  if (others === undefined || deciding === undefined || deciding.includes('manage') || deciding.length === 0)
    return null;
  if (others.length === 0) return { label, edits: [{ kind: 'add', path: `${path}.upTo`, value: limit }] };
  if (others.some((written) => types.some((type) => decides(written, type)))) return null;
  const end = path.replace(/\[([0-9]+)\]$/, (_, at: string) => `[${Number(at) + 1}]`);
  return {
    label,
    edits: [
      { kind: 'replace', path: `${path}.actions`, value: others },
      { kind: 'add', path: end, value: { ...grant, actions: deciding, upTo: limit } satisfies Grant },
    ],
  };
}

/** Grants that let somebody decide about any amount, where records have one. */
export function lintLimits(scope: LintScope): void {
  const limits = new Map<ResourceType, readonly Limit[]>();
  for (const place of scope.grants) {
    const { grant, path, role } = place;
    if (grant.upTo !== undefined) continue;
    const open = place.types.find(
      (type) =>
        type.amount !== undefined &&
        grant.actions.some((written) => decides(written, type)) &&
        !bounded(place, type, type.amount, scope),
    );
    if (open === undefined) continue;
    const others = limits.get(open) ?? limitsOn(open, scope);
    limits.set(open, others);
    const action = DECIDING.find((each) =>
      grant.actions.some((written) => open.actions.includes(each) && coversAction(written, each)),
    );
    scope.report({
      code: 'unlimited-approval',
      severity: 'warning',
      path,
      sentence: `\`${role}\` may \`${action ?? ''}\` any amount of \`${open.name}\`: the grant has no \`up to\`.`,
      fixes: others.flatMap((limit) => limited(place, limit) ?? []),
    });
  }
}
