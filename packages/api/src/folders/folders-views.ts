import type { ChangeSentence } from '../people/people-views.ts';
import type { Guard, PersonChip } from '../views.ts';

/** What the API replies about the tree of folders and what is given in it. */

/** Who holds a role by an assignment at one folder. */
export interface FolderHolding {
  readonly folder: string;
  readonly role: string;
  /** People who hold it by an assignment at this very folder, each once. */
  readonly here: number;
  /** People who hold it in this folder, by an assignment here or above. */
  readonly inAll: number;
}

/** Which folders the asker may do something in: all that are listed, or some of them. */
export type FolderRights = 'all' | readonly string[];

/** The folders that the asker may see. */
export interface FoldersView {
  /** Paths, in the order of the tree. */
  readonly folders: readonly string[];
  /** What folders are called that are not called as their path ends. */
  readonly names: Readonly<Record<string, string>>;
  readonly roles: readonly { readonly name: string; readonly label: string }[];
  /** Of the folders listed, and of those above them. */
  readonly holdings: readonly FolderHolding[];
  /** Where roles mean something else, as published, and how many grants they have there: none empties the role. */
  readonly scopes: readonly { readonly folder: string; readonly role: string; readonly grants: number }[];
  readonly update: FolderRights;
  readonly create: FolderRights;
  readonly assign: FolderRights;
  /** Whether the asker may change any folder at all, and what to do where not. */
  readonly change: Guard;
}

/** Who holds a role in a folder, and by what. */
export interface FolderHoldersView {
  readonly folder: string;
  readonly role: string;
  readonly total: number;
  /** Those whom the asker may see, by name; at most a hundred. */
  readonly people: readonly {
    readonly person: PersonChip;
    /** Where it was assigned. */
    readonly from: string;
    readonly through: { readonly kind: 'member' | 'group' | 'department'; readonly name: string };
    readonly until: number | null;
  }[];
}

/** What moving a folder would mean, before it is done. */
export interface FolderMoveView {
  readonly from: string;
  readonly to: string;
  /** Why it would be refused; null when it would be done. */
  readonly refusal: string | null;
  /** What roles mean inside, and the policy does not say of the new place yet. */
  readonly unsaid: readonly { readonly folder: string; readonly role: string }[];
  /** Folders and records that go along. */
  readonly folders: number;
  readonly records: number;
  readonly gains: number;
  readonly loses: number;
  readonly changes: number;
  /** Those whom the asker may explain, losses first; at most fifty. */
  readonly people: readonly {
    readonly person: PersonChip;
    readonly change: 'gains' | 'loses' | 'changes';
    /** The first of them; `total` says how many there are. */
    readonly sentences: readonly ChangeSentence[];
    readonly total: number;
  }[];
  /** What the mover accepts: another effect by then is refused. */
  readonly effectHash: string;
}
