import type {
  Exclusion,
  FieldRule,
  Grant,
  PolicyDocument,
  RecordSet,
  ResourceType,
  Role,
  RowPolicy,
  Rule,
} from './document.ts';
import type { GrantReference } from './decision.ts';

/** A grant and where it is written. */
export interface PlacedGrant {
  readonly reference: GrantReference;
  readonly grant: Grant;
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
}
