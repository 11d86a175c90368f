import type { PolicyDocument } from '@remit/policy/document';
import type { ItemName } from '@remit/policy/draft/document-items';
import { documentItems, itemId } from '@remit/policy/draft/document-items';
import { applySteps, type DraftStep, stepBetween } from '@remit/policy/draft/draft-steps';
import { sameData } from '@remit/policy/same-data';
import type { EditOutcome } from './edit-outcome.ts';

/** What a draft says of its base: the first `standing` of its steps; those behind were undone. */
export interface DraftShape {
  readonly base: PolicyDocument;
  readonly steps: readonly DraftStep[];
  readonly standing: number;
}

/** What its author did, so that it can be done again on what somebody else made of the draft meanwhile. */
export type DraftDeed =
  | { readonly kind: 'change'; readonly edit: (document: PolicyDocument) => EditOutcome }
  /** `back` is what takes the step back where others stand behind it by now. */
  | { readonly kind: 'undo'; readonly step: DraftStep; readonly back: DraftStep }
  | { readonly kind: 'redo'; readonly step: DraftStep };

export type DoneDeed =
  | { readonly ok: true; readonly shape: DraftShape }
  | { readonly ok: false; readonly reason: string };

const documents = new WeakMap<
  readonly DraftStep[],
  { readonly shape: DraftShape; document: PolicyDocument }
>();

/** The document that a draft comes to; the last one is remembered, for it is asked for at every turn. */
export function documentOf(shape: DraftShape): PolicyDocument {
  const known = documents.get(shape.steps);
  if (known?.shape.base === shape.base && known.shape.standing === shape.standing) return known.document;
  const document = applySteps(shape.base, shape.steps.slice(0, shape.standing));
  documents.set(shape.steps, { shape, document });
  return document;
}

/** A draft after a deed, or why the deed does not fit it. An edit that changes nothing leaves it as it is. */
export function doDeed(shape: DraftShape, deed: DraftDeed): DoneDeed {
  switch (deed.kind) {
    case 'change': {
      const document = documentOf(shape);
      const outcome = deed.edit(document);
      if (!outcome.ok) return outcome;
      return { ok: true, shape: withStep(shape, stepBetween(document, outcome.document)) };
    }
    case 'undo': {
      if (sameData(shape.steps[shape.standing - 1], deed.step)) {
        return { ok: true, shape: { ...shape, standing: shape.standing - 1 } };
      }
      const now = documentItems(documentOf(shape));
      const mine = new Map(deed.step.map((edit) => [itemId(edit), edit]));
      // What somebody else set since is theirs to take back.
      const left = deed.back.filter((edit) => sameData(now.get(itemId(edit)), mine.get(itemId(edit))));
      return { ok: true, shape: withStep(shape, left) };
    }
    case 'redo':
      return sameData(shape.steps[shape.standing], deed.step)
        ? { ok: true, shape: { ...shape, standing: shape.standing + 1 } }
        : { ok: true, shape: withStep(shape, deed.step) };
    default:
      return deed satisfies never;
  }
}

function withStep(shape: DraftShape, step: DraftStep): DraftShape {
  if (step.length === 0) return shape;
  const steps = [...shape.steps.slice(0, shape.standing), step];
  return { ...shape, steps, standing: steps.length };
}

/** What takes the last step back; null where there is none. */
export function undoOf(shape: DraftShape): DraftDeed | null {
  const step = shape.steps[shape.standing - 1];
  if (step === undefined) return null;
  const before = documentOf({
    ...shape,
    steps: shape.steps.slice(0, shape.standing - 1),
    standing: shape.standing - 1,
  });
  return { kind: 'undo', step, back: stepBetween(documentOf(shape), before) };
}

/** What does the step again that was taken back last; null where there is none. */
export function redoOf(shape: DraftShape): DraftDeed | null {
  const step = shape.steps[shape.standing];
  return step === undefined ? null : { kind: 'redo', step };
}

/** The edit that puts one item back as the base of its draft has it. */
export function restoreItem(base: PolicyDocument, item: ItemName): DraftDeed {
  return {
    kind: 'change',
    edit: (document) => ({
      ok: true,
      document: applySteps(base, [
        stepBetween(base, document).filter((edit) => itemId(edit) !== itemId(item)),
      ]),
    }),
  };
}
