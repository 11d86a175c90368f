import type { Condition } from './condition.ts';
import type { Rate } from './rates.ts';
import type { Value } from './values/value.ts';

export type MemberStatus = 'active' | 'suspended' | 'left';

/** A person or a service in a tenant. `person` is the natural person behind it: rules judge persons, not accounts. */
export interface Member {
  readonly id: string;
  readonly person: string;
  readonly kind: 'person' | 'service';
  readonly name: string;
  readonly email: string;
  readonly title: string;
  /** Path of the department the member is in; a member is also in every department above it. */
  readonly department: string | null;
  readonly manager: string | null;
  readonly status: MemberStatus;
  /** Milliseconds since 1970 UTC; the member stands inside `[from, until)`. */
  readonly from: number | null;
  readonly until: number | null;
  readonly attributes: Readonly<Record<string, Value>>;
}

export interface Department {
  readonly path: string;
  readonly name: string;
  /** Id of the member who heads it. */
  readonly head: string | null;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  /** Groups inside this one, without cycles: their members are members of this one too. */
  readonly groups: readonly string[];
  /** Whoever it is true of is a member besides. It asks for what is stored of a member, never for groups or roles. */
  readonly rule?: Condition | null;
}

export interface Holder {
  readonly kind: 'member' | 'group' | 'department';
  /** Member id, group id, or department path (a department's assignment reaches its members and those below it). */
  readonly id: string;
}

/** A holder holds a role at a folder and everywhere below it, inside `[from, until)`. */
export interface Assignment {
  readonly id: string;
  readonly holder: Holder;
  readonly role: string;
  readonly folder: string;
  readonly from: number | null;
  readonly until: number | null;
}

/** One snapshot of a tenant's people, trees and assignments. `revision` grows with every change to any of them. */
export interface Directory {
  readonly revision: number;
  /** IANA zone in which the tenant's dates begin and end. */
  readonly timeZone: string;
  readonly baseCurrency: string;
  /** Rates into the base, oldest first. */
  readonly rates?: readonly Rate[];
  /** Every folder path; `/` is always one. */
  readonly folders: readonly string[];
  readonly departments: readonly Department[];
  readonly groups: readonly Group[];
  readonly members: readonly Member[];
  readonly assignments: readonly Assignment[];
}
