import * as fc from 'fast-check';
import type { FieldDeclaration, PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { FIELD_TYPES } from '@remit/policy/values/field-types';
import { arbitraryDocument } from './documents.ts';
import { NAME_PLACES, partsOn, ROLE_PLACES } from './odd-parts.ts';
import { oddNames, ODD_TEXTS, oddText } from './odd-words.ts';
import { maybe, present } from './optional.ts';

const ODD_FIELDS = ['owner', 'in', 'label', 'a b', 'days', '`', 'title', 'now', 'x'] as const;

/** Every name with every type among them. Fixed, so that what draws conditions on them is put together once. */
const ODD_TYPES: readonly ResourceType[] = FIELD_TYPES.map((_, turn): ResourceType => {
  const names = ODD_FIELDS.filter((__, at) => at % 2 === turn % 2);
  const fields = names.map((name, at): FieldDeclaration => {
    const text = ODD_TEXTS[(turn * 5 + at) % ODD_TEXTS.length] ?? name;
    const type = FIELD_TYPES[(turn + at) % FIELD_TYPES.length] ?? 'text';
    return { name, type, label: text, ...(at % 2 === 0 ? { values: [text, name] } : {}) };
  });
  const [first = 'x', second = 'x'] = names;
  return {
    name: ['odd.Thing', 'odd.in', 'odd.a b', 'odd.→'][turn % 4] ?? 'odd.Thing',
    label: ODD_TEXTS[turn] ?? 'odd',
    fields,
    ...(turn % 3 === 0 ? { owner: first, title: second } : {}),
    actions: ['submit', 'on', 'nothing', 'a b', 'allow'].slice(turn % 5),
    history: turn % 2 === 0,
  };
});

/** The document with its roles, its record set and one of its folders called something else, wherever they are named. */
function renamed(document: PolicyDocument, names: ReadonlyMap<string, string>): PolicyDocument {
  const rename = (each: unknown): unknown => {
    if (typeof each === 'string') return names.get(each) ?? each;
    if (Array.isArray(each)) return each.map(rename);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, value]) => [key, rename(value)]));
  };
  return rename(document) as PolicyDocument;
}

/** Built once: putting generators together costs more than drawing from them. */
const PARTS = ODD_TYPES.map((type) => partsOn(type).map((parts) => ({ type, parts })));

/**
 * Documents with every part that there is, odd names and texts wherever one may stand, and conditions of every shape,
 * whether or not they make sense: for what writes and reads documents. Every name in them is declared. No comments.
 */
export const arbitraryWholeDocument: fc.Arbitrary<PolicyDocument> = fc
  .record({
    base: arbitraryDocument,
    names: oddNames(9),
    odd: fc.oneof(...PARTS),
    labels: fc.array(maybe(oddText), { minLength: 9, maxLength: 9 }),
  })
  .map(({ base, names, odd: { type, parts }, labels }): PolicyDocument => {
    const places = [...ROLE_PLACES, 'exec', ...NAME_PLACES];
    const [label = type.label, ...others] = labels;
    const whole: PolicyDocument = {
      ...base,
      modules: [...base.modules, { name: 'odd', label }],
      resources: [...base.resources, { ...type, label }],
      sets: [...base.sets, ...parts.sets],
      roles: base.roles.map((role, at): Role =>
        present({ ...role, label: others[at], description: others[at + 4] }),
      ),
      rules: [...base.rules, ...parts.rules],
      approvals: parts.approvals,
      guards: parts.guards,
      tests: parts.tests,
    };
    return renamed(
      whole,
      new Map([['/d', "/d it's\u202e"], ...places.map((from, at) => [from, names[at] ?? from] as const)]),
    );
  });
