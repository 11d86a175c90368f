import type { DraftStanding, DraftView } from '@remit/api/changes/changes-views';
import type { PolicyDocument } from '@remit/policy/document';
import type { DraftState } from '@remit/policy/draft/draft-state';
import type { DraftConflict, DraftStep } from '@remit/policy/draft/draft-steps';
import type { DraftShape } from './draft-shape.ts';

/** What a draft begins with. */
interface Begun {
  readonly id: string;
  readonly basedOn: number;
  readonly steps: readonly DraftStep[];
}

/** The steps of a draft from one on, as they stand now. */
interface Saved {
  readonly id: string;
  readonly revision: number;
  readonly from: number;
  readonly steps: readonly DraftStep[];
  readonly standing: number;
}

/** What a draft asks of the server. */
export interface DraftServer {
  begin(input: Begun): Promise<DraftStanding>;
  save(input: Saved): Promise<DraftStanding>;
  rename(id: string, name: string): Promise<DraftStanding>;
  get(id: string): Promise<DraftView>;
  base(version: number): Promise<PolicyDocument>;
  /** What became of a call: whether the draft moved under it, whether trying again helps, and what was said. */
  problem(error: unknown): { readonly kind: 'moved' | 'passing' | 'refused'; readonly sentence: string };
  /** Comes back after a while. @param ms how long */
  wait(ms: number): Promise<void>;
}

/** A draft as it is at a moment, with the edits that the server does not have yet. */
export interface DraftMoment extends DraftShape {
  /** From the first edit on, whether or not the server has heard of it. */
  readonly id: string | null;
  readonly name: string | null;
  readonly state: DraftState;
  readonly revision: number | null;
  readonly basedOn: number;
  /** `waiting`: the server did not answer, and what is kept here is sent again by itself. `failed`: it was refused. */
  readonly saving: 'saved' | 'saving' | 'waiting' | 'failed';
  /** Why what is not saved is not, or an edit did not fit what somebody else made of the draft; null where all is well. */
  readonly notice: string | null;
  /** What its author edited on a page that was left and somebody else changed meanwhile: they choose which stays. */
  readonly met: readonly DraftConflict[];
}

/** The call that sends what the server does not have yet. */
export type LeavingCall =
  | { readonly path: 'changes.begin'; readonly input: Begun & { readonly name: null } }
  | { readonly path: 'changes.save'; readonly input: Saved };
