import type { DraftView } from '@remit/api/changes/changes-views';
import type { PolicyDocument } from '@remit/policy/document';
import { type DraftState, nextDraftState } from '@remit/policy/draft/draft-state';
import type { DraftStep } from '@remit/policy/draft/draft-steps';
import type { DraftMoment } from './draft-moment.ts';
import { type DraftDeed, type DraftShape, doDeed } from './draft-shape.ts';

/** What the server has of a draft. */
export interface ConfirmedDraft {
  readonly id: string;
  readonly name: string;
  readonly state: DraftState;
  readonly revision: number;
  readonly steps: readonly DraftStep[];
  readonly standing: number;
}

/** What a page has of a draft: what the server confirmed, what was done since, and what the two come to. */
export interface DraftCopy {
  /** The id that it has, or will have once it is begun. */
  readonly ownId: string;
  /** Null before it has been begun. */
  readonly confirmed: ConfirmedDraft | null;
  /** What was done since the server confirmed. */
  readonly deeds: readonly DraftDeed[];
  readonly moment: DraftMoment;
}

/** The draft as the server has it; or what the first edit makes one of, and the id that it then has. */
export type StartedDraft = (
  | { readonly view: DraftView; readonly id?: never }
  | { readonly view: null; readonly id: string }
) & { readonly base: PolicyDocument; readonly basedOn: number };

/** A copy with nothing in it that the server does not have. */
export function draftCopy({ view, id, base, basedOn }: StartedDraft): DraftCopy {
  const { steps = [], standing = 0, name = null, state = 'editing', revision = null } = view ?? {};
  const said = { id: view?.id ?? null, name, state, revision, basedOn };
  const moment: DraftMoment = { base, steps, standing, ...said, saving: 'saved', notice: null, met: [] };
  return { ownId: view === null ? id : view.id, confirmed: view, deeds: [], moment };
}

/** A copy after a deed, or why the deed is not done. What changes nothing leaves it as it is. */
export function withDeed(
  copy: DraftCopy,
  deed: DraftDeed,
): { readonly ok: true; readonly copy: DraftCopy } | { readonly ok: false; readonly reason: string } {
  const { moment } = copy;
  const may = nextDraftState(moment.state, { kind: 'edit' });
  if (!may.ok) return may;
  const done = doDeed(moment, deed);
  if (!done.ok) return done;
  if (done.shape === moment) return { ok: true, copy };
  const id = moment.id ?? copy.ownId;
  const next: DraftMoment = { ...moment, ...done.shape, id, saving: 'saving', notice: null };
  return { ok: true, copy: { ...copy, deeds: [...copy.deeds, deed], moment: next } };
}

/** A copy once the server has something else: what it does not have is done again on that, and what no longer fits is told. */
export function replayedOn(copy: DraftCopy, view: DraftView, base: PolicyDocument): DraftCopy {
  let shape: DraftShape = { base, steps: view.steps, standing: view.standing };
  const kept: DraftDeed[] = [];
  const lost: string[] = [];
  for (const deed of copy.deeds) {
    const done = doDeed(shape, deed);
    if (done.ok) {
      ({ shape } = done);
      kept.push(deed);
    } else lost.push(done.reason);
  }
  const notice = lost[0] ?? copy.moment.notice;
  const moment = { ...copy.moment, ...shape, basedOn: view.basedOn, notice };
  return confirmedBy({ ...copy, moment }, view, kept);
}

/**
 * A copy once the server has answered.
 * @param deeds what it does not have by then
 */
export function confirmedBy(
  copy: DraftCopy,
  confirmed: ConfirmedDraft,
  deeds: readonly DraftDeed[],
): DraftCopy {
  const { id, name, state, revision } = confirmed;
  const saving = deeds.length > 0 ? 'saving' : 'saved';
  return { ...copy, confirmed, deeds, moment: { ...copy.moment, id, name, state, revision, saving } };
}
