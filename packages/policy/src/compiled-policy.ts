import type {
  Exclusion,
  FieldRule,
  Grant,
  ObligationKind,
  PolicyDocument,
  RecordSet,
  ResourceType,
  Role,
  RowPolicy,
  Rule,
} from './document.ts';
import type { SeparationHere } from './rules-here.ts';
import type { Predicate } from './compile-predicate.ts';
import type { GrantReference, Reason } from './decision.ts';
import type { FolderNode, FolderTree } from './folder-tree.ts';
import type { GrantClause } from './grant-clauses.ts';
import type { LinkedSubject } from './linked-subject.ts';
import type { Subject } from './subject.ts';

/** A grant and where it is written. */
export interface PlacedGrant {
  readonly reference: GrantReference;
  readonly grant: Grant;
}

/** A grant as it bears on one type, ready to be tried on records. */
export interface CompiledGrant {
  readonly placed: PlacedGrant;
  readonly clauses: readonly GrantClause[];
  /** Duties that it asks for, each once, by name. */
  readonly requires: readonly ObligationKind[];
  /** This grant as the only reason of a decision. */
  readonly granted: readonly [Extract<Reason, { kind: 'granted' }>];
}

/** A rule with its two conditions ready; a rule applies unless `when` is false or `unless` is true. */
export interface CompiledRule {
  readonly rule: Rule;
  /** Null: always. */
  readonly when: Predicate | null;
  /** Null: never. */
  readonly unless: Predicate | null;
}

/** One action on one type, with what every policy version says about it whoever asks. */
export interface CompiledAction {
  readonly name: string;
  readonly type: ResourceType;
  /** Its place among all actions of all types: by it the tables of roles are looked up. */
  readonly index: number;
  /** The type's `read`, which every action on an existing record also needs; null for `read` and `create`. */
  readonly reading: CompiledAction | null;
  readonly rules: readonly CompiledRule[];
  readonly separations: readonly SeparationHere[];
}

/** A role as it is assigned: with all that it includes. */
export interface CompiledRole {
  readonly name: string;
  /** The grants where no folder scope of it, or of a role it includes, stands nearer than `scope`. */
  readonly grantsAt: (scope: FolderNode | null, action: CompiledAction) => readonly CompiledGrant[];
}

/** A valid policy document, turned around for quick answers. Immutable; one per tenant and version. */
export interface CompiledPolicy {
  readonly version: number;
  readonly document: PolicyDocument;
  /** The document's types and those of `remit`, by full name. */
  readonly types: ReadonlyMap<string, ResourceType>;
  readonly roles: ReadonlyMap<string, Role>;
  /** Per role, the way of inclusion to itself and to every role it includes, shortest first. */
  readonly closures: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly baseGrants: ReadonlyMap<string, readonly PlacedGrant[]>;
  /** Per role, the folders whose scopes name it and the grants that stand there. */
  readonly scopes: ReadonlyMap<string, ReadonlyMap<string, readonly PlacedGrant[]>>;
  readonly sets: ReadonlyMap<string, RecordSet>;
  /** By type, then role. */
  readonly rowPolicies: ReadonlyMap<string, ReadonlyMap<string, readonly RowPolicy[]>>;
  /** By type, then field. */
  readonly fieldRules: ReadonlyMap<string, ReadonlyMap<string, FieldRule>>;
  /** By type. */
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
  /** Exclusions of actions, by type. */
  readonly separations: ReadonlyMap<string, readonly Extract<Exclusion, { kind: 'actions' }>[]>;
  /** By type, then action. */
  readonly actions: ReadonlyMap<string, ReadonlyMap<string, CompiledAction>>;
  readonly assignable: ReadonlyMap<string, CompiledRole>;
  readonly folders: FolderTree;
  /** Subjects as this version sees them: made when one first asks, gone when the directory's snapshot is. */
  readonly linked: WeakMap<Subject, LinkedSubject>;
}
