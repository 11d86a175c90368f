import type {
  Exclusion,
  FieldRule,
  ForbidRule,
  Grant,
  PolicyDocument,
  RecordSet,
  RequireRule,
  ResourceType,
  Role,
  RowPolicy,
  Rule,
} from './document.ts';
import type { FavouredType } from './favour.ts';
import type { Predicate } from './compile-predicate.ts';
import type { GrantReference, Reason } from './decision.ts';
import type { FolderTree } from './folder-tree.ts';
import type { ObligationSet } from './obligation-set.ts';
import type { Judgement } from './judgement.ts';
import type { GrantClause } from './grant-clause.ts';
import type { WatchedRule } from './watched-rule.ts';

/** A grant and where it is written. */
export interface PlacedGrant {
  readonly reference: GrantReference;
  readonly grant: Grant;
}

/** A grant as it bears on one type, ready to be tried on records. */
export interface CompiledGrant {
  readonly placed: PlacedGrant;
  readonly clauses: readonly GrantClause[];
  /** Says *true* of a record where every clause does; null where none asks for anything. */
  readonly test: Predicate | null;
  /** Duties that it asks for. */
  readonly requires: ObligationSet;
  readonly reason: Extract<Reason, { kind: 'granted' }>;
  /** This grant alone, as a list and as what it comes to: the common case then makes nothing anew. */
  readonly alone: readonly CompiledGrant[];
  readonly judgement: Judgement<Reason>;
}

/** Compiles the grants of one policy version: each once for a type, whichever roles include its own. */
export type CompileGrant = (placed: PlacedGrant, type: ResourceType) => CompiledGrant;

/** A rule with its two conditions ready; a rule applies unless `when` is false or `unless` is true. */
export interface CompiledRule<OneRule extends Rule = Rule> {
  readonly rule: OneRule;
  /** Null: always. */
  readonly when: Predicate | null;
  /** Null: never. */
  readonly unless: Predicate | null;
}

/** An exclusion of two actions, as one of them runs into it. */
export interface SeparationHere {
  readonly exclusion: Extract<Exclusion, { kind: 'actions' }>;
  /** The action that the same natural person must not have taken. */
  readonly other: string;
}

/** One action on one type, with what every policy version says about it whoever asks. */
export interface CompiledAction {
  readonly name: string;
  readonly type: ResourceType;
  /** Its place among all actions of all types: by it the tables of roles are looked up. */
  readonly index: number;
  /** The type's `read`, which every action on an existing record also needs; null for `read` and `create`. */
  readonly reading: CompiledAction | null;
  readonly forbids: readonly CompiledRule<ForbidRule>[];
  readonly requires: readonly CompiledRule<RequireRule>[];
  readonly separations: readonly SeparationHere[];
  /** Rules and exclusions that only report: no answer looks at them. */
  readonly watched: readonly WatchedRule[];
}

/** The grants of a role and of all that it includes, by the index of the action; filled where it is first asked for. */
export type GrantTable = (readonly CompiledGrant[] | undefined)[];

/** A role as it is assigned: with all that it includes. */
export interface CompiledRole {
  /** Itself and every role that it includes. */
  readonly members: readonly string[];
  /** Whether folder scopes name any of the members. */
  readonly scoped: boolean;
  /** What it means where no folder scope stands. */
  readonly everywhere: GrantTable;
  /** What it means from one folder with a scope down to the next, by that folder; made where it is first asked for. */
  readonly below: Map<string, GrantTable>;
}

/** A valid policy document, turned around for quick answers. Immutable; one per tenant and version. */
export interface CompiledPolicy {
  readonly version: number;
  readonly document: PolicyDocument;
  /** The document's types and those of `remit`, by full name. */
  readonly types: ReadonlyMap<string, FavouredType>;
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
  /** Those that count, by type. */
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
  /** Exclusions of actions that count, by type. */
  readonly separations: ReadonlyMap<string, readonly Extract<Exclusion, { kind: 'actions' }>[]>;
  /** By type, then action. */
  readonly actions: ReadonlyMap<string, ReadonlyMap<string, CompiledAction>>;
  /** How many actions there are, of all types together. */
  readonly actionCount: number;
  /** Whether anything in it only reports. */
  readonly watches: boolean;
  readonly assignable: ReadonlyMap<string, CompiledRole>;
  readonly folders: FolderTree;
  readonly compileGrant: CompileGrant;
}
