import type { SyntaxNode } from '@lezer/common';
import { ACTION_GROUPS, REMIT_MODULE, actionsOf, moduleOf } from '@remit/policy/catalog';
import type { ResourceType } from '@remit/policy/document';
import { typeNamed, type CompletionNames } from './complete-names.ts';
import { namesIn, nodeAround, type CompletionPlace } from './complete-place.ts';
import { candidates, type Candidate } from './completion-candidate.ts';

/** Where types are named on which a grant, a rule, a condition or a test bears; one of these is around each of them. */
const TYPED = [
  'Grants',
  'RecordSet',
  'RowPolicy',
  'Forbid',
  'Require',
  'Separate',
  'Approval',
  'Guard',
  'Test',
] as const;

/** Types as a statement or a part of it names them. */
function typeNamesIn(node: SyntaxNode, text: string): readonly string[] {
  const inside = [node, ...node.getChildren('Never')].flatMap((each) => [
    ...each.getChildren('OnTypes'),
    ...each.getChildren('OnType'),
    ...each.getChildren('OnRecord'),
  ]);
  const named = inside.flatMap((each) => each.getChildren('Dotted').map((dotted) => namesIn(dotted, text)));
  const seen = node
    .getChildren('Never')
    .flatMap((never) => never.getChild('See')?.getChildren('Dotted') ?? []);
  const shown = seen.map((dotted) => namesIn(dotted, text).slice(0, -1));
  return [...named, ...shown].map((names) => names.join('.'));
}

/** The types that the statement is about here; all of the role's module, or of the business, where none are named. */
export function typesHere(place: CompletionPlace, names: CompletionNames): readonly ResourceType[] {
  const around = TYPED.flatMap((name) => nodeAround(place, name) ?? []);
  const [nearest] = around.toSorted((left, right) => right.from - left.from);
  const named = nearest === undefined ? [] : typeNamesIn(nearest, place.text);
  const found = named.flatMap((name) => typeNamed(name, names.types) ?? []);
  if (found.length > 0) return found;
  const inModule = place.statement.getChild('InModule');
  const [module] = inModule === null ? [] : namesIn(inModule, place.text);
  const business = names.types.filter(({ name }) => moduleOf(name) !== REMIT_MODULE);
  const inside = business.filter(({ name }) => moduleOf(name) === module);
  return inside.length > 0 ? inside : business;
}

/** Fields that all of the types have, for a condition is put to each of them. */
export function fieldsOf([first, ...others]: readonly ResourceType[]): readonly Candidate[] {
  const shared = (first?.fields ?? []).filter(({ name }) =>
    others.every(({ fields }) => fields.some((field) => field.name === name)),
  );
  return shared.map(({ name, type, label }) => {
    return { name, kind: 'field', detail: label === '' || label === name ? type : `${label}, ${type}` };
  });
}

/** Actions of the types that the statement is about here, and what stands for several of them. */
export function actionsHere(place: CompletionPlace, names: CompletionNames): readonly Candidate[] {
  const actions = typesHere(place, names).flatMap(actionsOf);
  const grouped = candidates('action', ACTION_GROUPS, 'several actions');
  return [...candidates('action', actions), ...grouped];
}
