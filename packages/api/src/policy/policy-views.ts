import type { PolicyDocument } from '@remit/policy/document';
import type { Guard, PersonChip } from '../views.ts';

export interface RoleSummary {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly module: string | null;
  /** Active members who hold it somewhere, by whatever way. */
  readonly holders: number;
}

/** The published policy, which roles are edited on, and how many hold each role. */
export interface PolicyView {
  readonly version: number;
  readonly hash: string;
  readonly document: PolicyDocument;
  readonly publishedAt: number;
  readonly author: string | null;
  readonly reason: string;
  readonly roles: readonly RoleSummary[];
  readonly publish: Guard;
}

export interface RoleHolders {
  readonly role: string;
  readonly total: number;
  readonly people: readonly PersonChip[];
}
