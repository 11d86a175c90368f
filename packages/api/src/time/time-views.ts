import type { VersionSummary } from '../policy/versions-views.ts';

/** Something that somebody set a date for. Instants are ms since 1970 UTC. */
export interface ComingMoment {
  readonly at: number;
  readonly what:
    | { readonly kind: 'draft'; readonly name: string }
    | { readonly kind: 'person-starts' | 'person-ends'; readonly name: string }
    | {
        readonly kind: 'delegation-starts' | 'delegation-ends';
        readonly name: string;
        /** In whose place they decide. */
        readonly absent: string;
      }
    | {
        readonly kind: 'role-starts' | 'role-ends';
        readonly name: string;
        readonly role: string;
        readonly folder: string;
      };
}

/** The moments that can be looked at and have a name. */
export interface MomentsView {
  readonly now: number;
  /** From when on people and folders are known as they were; before it nothing can be looked at. */
  readonly from: number;
  /** Newest first. */
  readonly versions: readonly VersionSummary[];
  /** The soonest first; `comingLeftOut` counts those after them. */
  readonly coming: readonly ComingMoment[];
  readonly comingLeftOut: number;
}

/** A moment, and what is otherwise now. */
export interface MomentView {
  readonly at: number;
  readonly past: boolean;
  readonly version: number;
  /** When that version was published, or is to be. */
  readonly publishedAt: number;
  readonly author: string | null;
  readonly reason: string;
  /** Whether that version is a draft that is to go out by then. */
  readonly scheduled: boolean;
  readonly differs: {
    /** Roles, rules and other items of the policy. */
    readonly items: number;
    /** People whose standing is another, or who hold other roles; of those whom the asker may see. */
    readonly people: number;
    /** Folders that are there at one of both moments, of those that the asker may see. */
    readonly folders: number;
  };
}
