import type { PolicyDocument } from '../document.ts';
import { pathSteps, type PathStep } from '../document-path.ts';

/**
 * One change of a document, as data. `replace` and `remove` are of what stands at the path; `add` gives an object a key
 * that it does not have, or puts a value into a list before the one of that place (or at its end). Several edits are
 * made one after the other: each path is one of the document that the edits before it have left.
 */
export type DocumentEdit =
  | { readonly kind: 'replace'; readonly path: string; readonly value: unknown }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'add'; readonly path: string; readonly value: unknown };

function misplaced(edit: DocumentEdit): never {
  const wanted = edit.kind === 'add' ? 'room for something new' : 'something';
  throw new Error(`An edit cannot ${edit.kind} \`${edit.path}\`: there must be ${wanted} at that place.`);
}

function editList(list: readonly unknown[], step: PathStep, edit: DocumentEdit): readonly unknown[] {
  const end = edit.kind === 'add' ? list.length : list.length - 1;
  if (typeof step !== 'number' || step > end) return misplaced(edit);
  switch (edit.kind) {
    case 'replace':
      return list.with(step, edit.value);
    case 'remove':
      return list.toSpliced(step, 1);
    case 'add':
      return list.toSpliced(step, 0, edit.value);
    default:
      return edit satisfies never;
  }
}

function editObject(object: object, step: PathStep, edit: DocumentEdit): object {
  if (typeof step !== 'string' || Object.hasOwn(object, step) === (edit.kind === 'add'))
    return misplaced(edit);
  const kept = Object.entries(object);
  switch (edit.kind) {
    case 'replace':
      return Object.fromEntries(kept.map(([key, value]) => [key, key === step ? edit.value : value]));
    case 'remove':
      return Object.fromEntries(kept.filter(([key]) => key !== step));
    case 'add':
      return Object.fromEntries([...kept, [step, edit.value]]);
    default:
      return edit satisfies never;
  }
}

/** What is not on the way to the edit is shared with the document before it. */
function edited(value: unknown, steps: readonly PathStep[], edit: DocumentEdit): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof value !== 'object' || value === null) return misplaced(edit);
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    if (rest.length === 0) return editList(list, step, edit);
    if (typeof step !== 'number' || step >= list.length) return misplaced(edit);
    return list.with(step, edited(list[step], rest, edit));
  }
  if (rest.length === 0) return editObject(value, step, edit);
  if (typeof step !== 'string' || !Object.hasOwn(value, step)) return misplaced(edit);
  const inner = edited((value as Readonly<Record<string, unknown>>)[step], rest, edit);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === step ? inner : each]));
}

/**
 * The document with the edits made; the one passed in stays as it is. Whether the outcome is a policy is for
 * `validatePolicy` to say.
 * @throws when an edit names a place that there is not
 */
export const applyEdits = (document: PolicyDocument, edits: readonly DocumentEdit[]): PolicyDocument =>
  edits.reduce<unknown>(
    (before, edit) => edited(before, pathSteps(edit.path), edit),
    document,
  ) as PolicyDocument;
