import type { FieldVisibility } from '@remit/policy/field-mask';
import type { PersonChip } from '../views.ts';

/** How someone holds a role: "SalesRep at /sales/emea, through the group Field sales, until 1 Mar 2027". */
export interface SourceView {
  readonly role: string;
  readonly roleLabel: string;
  readonly assignedRole: string;
  readonly assignedLabel: string;
  readonly folder: string;
  readonly through: {
    readonly kind: 'member' | 'group' | 'department';
    readonly id: string;
    readonly name: string;
    /** How they are in a group by a rule alone, to be said behind its name: ", as the department of the member is …". */
    readonly rule?: string;
  };
  readonly until: number | null;
  readonly standing: 'active' | 'not-started' | 'ended';
}

export interface AccessAction {
  readonly action: string;
  /** Records of the type on which the action is allowed, counted in the database. */
  readonly count: number;
  /** Folders at whose records it can be allowed, topmost ones only. */
  readonly folders: readonly string[];
  readonly sources: readonly SourceView[];
  /** Narrowing in words: "own records", "up to 10,000.00 EUR", "region = 'west'". */
  readonly narrowedBy: readonly string[];
}

export interface AccessField {
  readonly field: string;
  readonly label: string;
  /** The most that is given on any row, and whether it depends on the row. */
  readonly visibility: FieldVisibility;
  readonly varies: boolean;
  readonly sources: readonly SourceView[];
  /** For `hidden` and `masked`: the roles that would show it, as screens call them. */
  readonly shownTo: readonly string[];
}

export interface AccessType {
  readonly type: string;
  readonly label: string;
  readonly module: string;
  readonly moduleLabel: string;
  /** n of m: records that can be read, of all there are; null when the asker may not know how many there are. */
  readonly readable: number;
  readonly total: number | null;
  readonly actions: readonly AccessAction[];
  readonly fields: readonly AccessField[];
}

/** "What can Alice see, and why?" */
export interface AccessView {
  readonly person: PersonChip;
  readonly standing: 'active' | 'suspended' | 'left' | 'not-started' | 'ended';
  readonly roles: readonly SourceView[];
  readonly types: readonly AccessType[];
  readonly rules: readonly {
    readonly name: string;
    readonly because: string;
    readonly on: readonly string[];
  }[];
  readonly policyVersion: number;
  readonly directoryRevision: number;
  readonly at: number;
}
