import { canonicalDocument } from '../canonical/canonical-document.ts';
import { changedItems, type ChangedItem } from './changed-items.ts';
import type { PolicyDocument } from '../document.ts';
import {
  documentItems,
  itemId,
  itemOfComment,
  keyOf,
  partOf,
  type DocumentItem,
  type Entry,
  type ItemName,
} from './document-items.ts';
import { mergeItem } from './merge-item.ts';
import { isPartOfChange } from './part-of-change.ts';
import { sameData } from '../same-data.ts';

/** An item as it shall stand, whatever it was before: without entries and comments it shall be gone. */
export type ItemEdit = DocumentItem;

/** What one edit of a draft sets: each item at most once. */
export type DraftStep = readonly ItemEdit[];

// A base is asked for its items after every edit on it, and never changes: once is enough.
const knownItems = new WeakMap<PolicyDocument, ReadonlyMap<string, DocumentItem>>();
const knownCanonical = new WeakMap<PolicyDocument, PolicyDocument>();

function itemsOfBase(base: PolicyDocument): ReadonlyMap<string, DocumentItem> {
  const items = knownItems.get(base) ?? documentItems(base);
  knownItems.set(base, items);
  return items;
}

function canonicalBase(base: PolicyDocument): PolicyDocument {
  const canonical = knownCanonical.get(base) ?? canonicalDocument(base);
  knownCanonical.set(base, canonical);
  return canonical;
}

/** What a step says of an item that is nowhere. */
const gone = ({ kind, key }: ItemName): ItemEdit => ({ kind, key, entries: [], comments: [] });

/** Where several steps set one item, the last one counts. */
function lastOfEach(steps: readonly DraftStep[]): ReadonlyMap<string, ItemEdit> {
  return new Map(steps.flatMap((step) => step.map((edit) => [itemId(edit), edit] as const)));
}

/** One step that comes to the same as several: each item as the last of them sets it. */
export const asOneStep = (steps: readonly DraftStep[]): DraftStep => [...lastOfEach(steps).values()];

/**
 * A document with the steps of a draft made on it, in order. What a step does not name stays as it is and where it is; an
 * item that comes back stands where it stood, and a new one at the end of its list.
 * @returns the base itself without any step; in canonical form otherwise. Whether it is a policy is for `validatePolicy`
 */
export function applySteps(base: PolicyDocument, steps: readonly DraftStep[]): PolicyDocument {
  const edits = lastOfEach(steps);
  if (edits.size === 0) return base;
  const document = canonicalBase(base);
  const comments = [
    ...document.comments.filter((comment) => !edits.has(itemId(itemOfComment(comment)))),
    ...[...edits.values()].flatMap((edit) => edit.comments),
  ];
  const lists = Object.fromEntries(
    Object.entries(partOf).map(([kind, part]) => {
      const list: readonly Entry[] = document[part];
      const ofKind = [...edits.values()].filter((edit) => edit.kind === kind);
      return [part, ofKind.reduce((entries, edit) => withItem(entries, edit, list), list)];
    }),
  ) as unknown as Omit<PolicyDocument, 'comments'>;
  // Canonical once more: comments stand in the order of the text, and scopes of one folder together.
  return canonicalDocument({ ...lists, comments });
}

/** A list with the entries of one name replaced: where they stand, or where they stood among those still there. */
function withItem(
  entries: readonly Entry[],
  { key, entries: replaced }: ItemEdit,
  base: readonly Entry[],
): readonly Entry[] {
  const standing = entries.findIndex((entry) => keyOf(entry) === key);
  const others = entries.filter((entry) => keyOf(entry) !== key);
  if (standing >= 0) return [...others.slice(0, standing), ...replaced, ...others.slice(standing)];
  const stood = base.findIndex((entry) => keyOf(entry) === key);
  const earlier = new Set((stood < 0 ? base : base.slice(0, stood)).map(keyOf));
  const place = stood < 0 ? others.length : others.findLastIndex((entry) => earlier.has(keyOf(entry))) + 1;
  return [...others.slice(0, place), ...replaced, ...others.slice(place)];
}

/** The step that makes one document of another: empty where they say the same. */
export function stepBetween(before: PolicyDocument, after: PolicyDocument): DraftStep {
  const is = documentItems(after);
  return changedItems(before, after).map((item) => is.get(itemId(item)) ?? gone(item));
}

/** What the steps of a draft change of its base, in the order of the text; what is gone stands at the end. */
export function changesOfSteps(base: PolicyDocument, steps: readonly DraftStep[]): readonly ChangedItem[] {
  const was = itemsOfBase(base);
  const kinds = Object.keys(partOf);
  const place = ({ kind }: ItemName): number => (kind === 'comments' ? kinds.length : kinds.indexOf(kind));
  return [...lastOfEach(steps).values()]
    .flatMap((edit): readonly ChangedItem[] => {
      const { kind, key } = edit;
      const old = was.get(itemId(edit));
      const isGone = edit.entries.length === 0 && edit.comments.length === 0;
      if (old === undefined) return isGone ? [] : [{ kind, key, change: 'added' }];
      if (isGone) return [{ kind, key, change: 'removed' }];
      return sameData(old, edit) ? [] : [{ kind, key, change: 'changed' }];
    })
    .toSorted(
      (left, right) =>
        Number(left.change === 'removed') - Number(right.change === 'removed') || place(left) - place(right),
    );
}

/** An item of which a draft and a version published meanwhile both changed one part, each to something else. */
export interface DraftConflict extends ItemName {
  /** As the draft found it, as it is in force by now, and as the draft has it; null where there is none. */
  readonly was: ItemEdit | null;
  readonly theirs: ItemEdit | null;
  readonly mine: ItemEdit | null;
}

export interface RebasedDraft {
  /** The new base with the draft's changes; where there is a conflict, as the new base has it. */
  readonly document: PolicyDocument;
  readonly conflicts: readonly DraftConflict[];
}

/**
 * Carries the changes of a draft over to another base. Nothing is overwritten: what only one side changed is as that side
 * has it, part by part of an item; of what one side changed for all and the other not for all yet, the whole counts; and
 * what both changed otherwise is for somebody to choose.
 * @param document what the draft makes of its old base
 */
export function rebaseSteps(
  oldBase: PolicyDocument,
  newBase: PolicyDocument,
  document: PolicyDocument,
): RebasedDraft {
  const [was, theirs] = [itemsOfBase(oldBase), itemsOfBase(newBase)];
  const carried: ItemEdit[] = [];
  const conflicts: DraftConflict[] = [];
  for (const edit of stepBetween(oldBase, document)) {
    const id = itemId(edit);
    const [old, now] = [was.get(id) ?? gone(edit), theirs.get(id) ?? gone(edit)];
    const merged = carriedItem(old, now, edit);
    if (merged !== null) carried.push(merged);
    else {
      const { kind, key } = edit;
      conflicts.push({ kind, key, was: orNull(old), theirs: orNull(now), mine: orNull(edit) });
    }
  }
  return { document: applySteps(newBase, [carried]), conflicts };
}

/** What was published not for all yet, or for all already, is of one change with the draft: the whole of it counts. */
function carriedItem(old: ItemEdit, theirs: ItemEdit, mine: ItemEdit): ItemEdit | null {
  if (isPartOfChange(old, theirs, mine)) return mine;
  return isPartOfChange(old, mine, theirs) ? theirs : mergeItem(old, theirs, mine);
}

const orNull = (edit: ItemEdit): ItemEdit | null =>
  edit.entries.length === 0 && edit.comments.length === 0 ? null : edit;
