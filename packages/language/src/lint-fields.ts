import { coversAction } from '@remit/policy/catalog';
import type { FieldRule } from '@remit/policy/document';
import type { QuickFix } from './lint-finding.ts';
import type { LintScope } from './lint-scope.ts';
import { removeFromList } from './list-edits.ts';

interface PlacedRule {
  readonly rule: FieldRule;
  readonly path: string;
}

/** Roles that the rule calls hidden and yet shows the field to, themselves or through a role that they include. */
function lintOverlaps({ rule, path }: PlacedRule, { document, closure, report }: LintScope): void {
  const shown = new Set([...(rule.visible ?? []), ...(rule.masked ?? []).map(({ role }) => role)]);
  (rule.hidden ?? []).forEach((role, index) => {
    const by = [...closure(role)].find((each) => shown.has(each));
    if (by === undefined) return;
    const field = `\`${rule.type}.${rule.field}\``;
    const visible = rule.visible ?? [];
    const fixes: QuickFix[] = [
      {
        label: `Leave \`${role}\` out of \`hidden\``,
        edits: removeFromList(document, `${path}.hidden`, [index]),
      },
    ];
    // Taken out of both lists or left in `hidden` alone, the rule would say that nobody sees the field.
    if (by === role && visible.length > 1 && visible.includes(role)) {
      const places = visible.flatMap((each, at) => (each === role ? [at] : []));
      if (places.length < visible.length && !rule.masked?.some((mask) => mask.role === role))
        fixes.push({
          label: `Leave \`${role}\` out of \`visible\``,
          edits: removeFromList(document, `${path}.visible`, places),
        });
    }
    report({
      code: 'visible-and-hidden',
      severity: 'warning',
      path: `${path}.hidden[${index}]`,
      sentence:
        by === role
          ? `\`${role}\` is under \`hidden\` and sees ${field} all the same: what shows a field wins.`
          : `\`${role}\` is under \`hidden\` and sees ${field} all the same: it includes \`${by}\`, which does.`,
      fixes,
    });
  });
}

/** Masks of roles that see the whole field, or more of it by another mask. */
function lintMasks({ rule, path }: PlacedRule, { document, closure, report }: LintScope): void {
  const masks = rule.masked ?? [];
  masks.forEach(({ role, as }, index) => {
    const whole = [...closure(role)].find((each) => rule.visible?.includes(each));
    const more = masks.some(
      (other, at) =>
        other.role === role &&
        (other.as.characters > as.characters || (other.as.characters === as.characters && at < index)),
    );
    // Only masks and lists of the role itself obey the same row policies as this one.
    if (whole !== role && !more) return;
    report({
      code: 'mask-without-effect',
      severity: 'hint',
      path: `${path}.masked[${index}]`,
      sentence: `\`${role}\` sees more of \`${rule.type}.${rule.field}\` than this mask shows.`,
      fixes: [{ label: 'Remove the mask', edits: removeFromList(document, `${path}.masked`, [index]) }],
    });
  });
}

/** Roles with a grant of their own to read a type, type by type. */
function readersByType({ grants }: LintScope): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = new Map<string, Set<string>>();
  for (const { grant, role, types } of grants) {
    if (!grant.actions.some((written) => coversAction(written, 'read'))) continue;
    for (const { name } of types) readers.set(name, (readers.get(name) ?? new Set<string>()).add(role));
  }
  return readers;
}

/** Roles that the rule shows a field of records which they cannot read: it counts only beside another role that can. */
function lintReaders(
  { rule, path }: PlacedRule,
  readers: ReadonlyMap<string, ReadonlySet<string>>,
  { document, closure, report, roles }: LintScope,
): void {
  const able = readers.get(rule.type) ?? new Set<string>();
  const masked = (rule.masked ?? []).map(({ role }) => role);
  for (const [list, names] of [
    ['visible', rule.visible ?? []],
    ['masked', masked],
  ] as const) {
    names.forEach((role, index) => {
      if (!roles.has(role) || able.has(role) || [...closure(role)].some((each) => able.has(each))) return;
      const fix = {
        label: `Leave out \`${role}\``,
        edits: removeFromList(document, `${path}.${list}`, [index]),
      };
      report({
        code: 'field-role-cannot-read',
        severity: 'hint',
        path: `${path}.${list}[${index}]`,
        sentence: `\`${role}\` cannot read \`${rule.type}\`: this shows \`${rule.field}\` only to holders of another role that can.`,
        fixes: names.length === 1 ? [] : [fix],
      });
    });
  }
}

/** Field rules that contradict or repeat themselves, or speak of roles that the field is out of reach for. */
export function lintFields(scope: LintScope): void {
  const readers = readersByType(scope);
  scope.document.fieldRules.forEach((rule, index) => {
    const placed = { rule, path: `fieldRules[${index}]` };
    if (!scope.sound(placed.path)) return;
    lintOverlaps(placed, scope);
    lintMasks(placed, scope);
    lintReaders(placed, readers, scope);
  });
}
