import type { Condition } from './condition.ts';
import type { FieldType, Value } from './values/value.ts';

/** A field of a resource type. `label` is what screens say. */
export interface FieldDeclaration {
  readonly name: string;
  readonly type: FieldType;
  readonly label: string;
  /** The values an `enum` field may take, in the order that screens offer them. */
  readonly values?: readonly string[];
}

/**
 * A kind of record. `owner`, `amount` and `department` name the fields that mean those things; a qualifier or a
 * limit on a type without the field never holds.
 */
export interface ResourceType {
  /** Module and name, `crm.Contract`. */
  readonly name: string;
  readonly label: string;
  readonly fields: readonly FieldDeclaration[];
  readonly owner?: string;
  readonly amount?: string;
  readonly department?: string;
  /** The field that screens use as a record's title. */
  readonly title?: string;
  /** Actions beyond `read create update delete export`. */
  readonly actions: readonly string[];
  /** Whether the type keeps a history of who took which action on each record. */
  readonly history: boolean;
}

export interface Module {
  readonly name: string;
  readonly label: string;
}

/** `up to 10 000 EUR`: minor units of an ISO 4217 currency. */
export interface Limit {
  readonly minor: number;
  readonly currency: string;
}

/** Narrows a grant: `own`, `department`, a module (`read.fin`) or a named record set (`read.exec`). */
export type Qualifier =
  | { readonly kind: 'own' }
  | { readonly kind: 'department' }
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'set'; readonly set: string };

export type ObligationKind = 'second-factor' | 'comment';

/** role × actions × types, narrowed by qualifiers, a limit and a condition. */
export interface Grant {
  /** Actions or groups of actions as written: `read`, `write` (read, create, update), `manage` (all), `approve`. */
  readonly actions: readonly string[];
  /** Full names of types; absent is bare: the types of the role's module, or of every business module. */
  readonly on?: readonly string[];
  readonly qualifiers?: readonly Qualifier[];
  readonly where?: Condition;
  readonly upTo?: Limit;
  readonly requires?: readonly ObligationKind[];
}

export interface Role {
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  readonly module?: string;
  readonly includes?: readonly string[];
  readonly grants: readonly Grant[];
}

/** In this folder and below, `role` resolves to these grants instead of its base grants; none empties it there. */
export interface FolderScope {
  readonly folder: string;
  readonly role: string;
  readonly grants: readonly Grant[];
}

/** What `role` grants on `type` reaches only the records where the condition holds. */
export interface RowPolicy {
  readonly name: string;
  readonly type: string;
  readonly roles: readonly string[];
  readonly where: Condition;
}

export type Mask = { readonly kind: 'last'; readonly characters: number };

/** Which roles see, and which edit, a field. `hidden` documents; it takes nothing away that another role gives. */
export interface FieldRule {
  readonly type: string;
  readonly field: string;
  readonly visible?: readonly string[];
  readonly masked?: readonly { readonly role: string; readonly as: Mask }[];
  readonly editable?: readonly string[];
  readonly hidden?: readonly string[];
}

/**
 * What may stand in a policy to be watched before it counts. Report only it changes no answer; of a call that it would
 * have refused, the audit event says so.
 */
export interface Reportable {
  readonly reportOnly?: true;
}

/** Denies, whatever the roles grant, unless `when` is false or `unless` is true. */
export interface ForbidRule extends Reportable {
  readonly kind: 'forbid';
  readonly name: string;
  readonly actions: readonly string[];
  readonly on: readonly string[];
  readonly when?: Condition;
  readonly unless?: Condition;
  /** The public sentence a refused person reads. */
  readonly because: string;
}

/** What everyone must meet to take the action; `when` absent, false or not decides as for a forbid: only false spares. */
export interface RequireRule extends Reportable {
  readonly kind: 'require';
  readonly name: string;
  readonly actions: readonly string[];
  readonly on: readonly string[];
  readonly when?: Condition;
  readonly obligation: ObligationKind;
  readonly because: string;
}

export type Rule = ForbidRule | RequireRule;

/** Roles that nobody may hold together; or two actions that one natural person may not both take on one record. */
export type Exclusion =
  | { readonly kind: 'roles'; readonly name: string; readonly roles: readonly string[] }
  | (Reportable & {
      readonly kind: 'actions';
      readonly name: string;
      readonly actions: readonly [string, string];
      readonly on: string;
    });

/** A named set of records of one type. */
export interface RecordSet {
  readonly name: string;
  readonly type: string;
  readonly where: Condition;
}

/** Whom a guard is about: everyone, or the holders of any of these roles; but not the holders of the others. */
export interface GuardedPeople {
  readonly holding?: readonly string[];
  readonly except?: readonly string[];
}

/** What must never be possible: an action on types, or to see a field in full. */
export type GuardedThing =
  | { readonly kind: 'action'; readonly actions: readonly string[]; readonly on: readonly string[] }
  | { readonly kind: 'field'; readonly type: string; readonly field: string };

/** A sentence that must hold for every member and every possible record, or only for those where `when` is true. */
export interface Guard {
  readonly name: string;
  readonly who: GuardedPeople;
  readonly never: GuardedThing;
  readonly when?: Condition;
  readonly because?: string;
}

/** Who a test asks as: a member of the tenant by e-mail, or somebody made up who holds these roles. */
export type TestSubject =
  | { readonly kind: 'member'; readonly email: string }
  | {
      readonly kind: 'made-up';
      readonly roles: readonly { readonly role: string; readonly folder: string }[];
      readonly department?: string;
      readonly heads?: readonly string[];
    };

/** A value that a test gives to a field: one of its own, none, or the subject itself. */
export type TestValue = Value | null | { readonly type: 'subject' };

/** What a test expects of one record: a decision about an action, or what the subject gets of a field. */
export type TestExpectation =
  | { readonly kind: 'decision'; readonly outcome: 'allow' | 'deny'; readonly action: string }
  | {
      readonly kind: 'field';
      readonly field: string;
      readonly visibility: 'hidden' | 'masked' | 'readable' | 'writable';
    };

/** One question with its expected answer, asked before every publishing. */
export interface PolicyTest {
  readonly name: string;
  readonly subject: TestSubject;
  readonly type: string;
  readonly folder: string;
  /** Fields that are not named are missing. */
  readonly attributes: Readonly<Record<string, TestValue>>;
  /** Who took which action on the record before: the subject, or somebody else. */
  readonly history?: readonly { readonly action: string; readonly by: 'subject' | 'another' }[];
  readonly expect: TestExpectation;
}

/** Who may decide a step: the head of the record's department, holders of roles at the record's folder, or named people. */
export type StepDeciders =
  | { readonly kind: 'head' }
  | { readonly kind: 'roles'; readonly roles: readonly string[] }
  /** By e-mail. */
  | { readonly kind: 'people'; readonly emails: readonly string[] };

/** How many of the deciders a step needs: one, all, one of each role, or a number. */
export type StepNeed = 'any' | 'all' | 'each' | number;

/** One stage of an approval; it applies where `when` is true, and always without it. */
export interface ApprovalStep {
  readonly name: string;
  readonly by: StepDeciders;
  readonly need: StepNeed;
  /** It may be passed over: by whoever decides the step after it, or at the end by whoever decided before it. */
  readonly optional?: true;
  readonly when?: Condition;
  /** Milliseconds in which the step should be decided. */
  readonly within?: number;
}

/**
 * What a record comes to together with others like it, so that no limit is passed in slices: the highest that those of
 * any stretch of time `over` long come to, the record among them. Steps ask for it as `context.NAME`.
 */
export interface Aggregation {
  readonly name: string;
  /** The amount that is added up, in the tenant's base currency; without one the records are counted. */
  readonly of?: string;
  /** Fields that the records have in common. */
  readonly by: readonly string[];
  /** Milliseconds. */
  readonly over: number;
}

/** What the form of a request asks: for a field of its type, in the order in which forms ask. */
export interface Question {
  readonly field: string;
  /** The words of the question; without them, the label of the field. */
  readonly text?: string;
  /** It may be left empty. */
  readonly optional?: true;
  /** Asked unless this is false: what cannot be told is asked. */
  readonly when?: Condition;
}

/** A file that a request brings along. */
export interface AskedFile {
  readonly name: string;
  readonly text: string;
  /** It may be left out. */
  readonly optional?: true;
  /** Asked for unless this is false: what cannot be told is asked for. */
  readonly when?: Condition;
}

/** The steps, in order, that a record of the type goes through before it is approved, and what is asked for before. */
export interface Approval {
  readonly name: string;
  readonly on: string;
  readonly aggregations?: readonly Aggregation[];
  readonly asks?: readonly Question[];
  readonly attaches?: readonly AskedFile[];
  readonly steps: readonly ApprovalStep[];
}

/** The parts of a document whose items have statements of their own in the text form. */
export type StatementKind =
  | 'module'
  | 'resource'
  | 'set'
  | 'role'
  | 'scope'
  | 'policy'
  | 'field'
  | 'rule'
  | 'exclusion'
  | 'approval'
  | 'guard'
  | 'test';

/**
 * A comment of the text form, kept where it stood: before the statement that `key` names (its name; `Type.field` of a
 * field rule; the folder of a scope), before one of its later lines, or at the end of the text (`before` null).
 */
export interface Comment {
  readonly before: { readonly kind: StatementKind; readonly key: string; readonly line: number } | null;
  /** One line, without the `#`. */
  readonly text: string;
  /** It stands on that line, after what the line says, and not above it. */
  readonly beside?: true;
}

/** Everything a tenant decided about access: one canonical, versioned document. Order carries no meaning. */
export interface PolicyDocument {
  readonly modules: readonly Module[];
  readonly resources: readonly ResourceType[];
  readonly sets: readonly RecordSet[];
  readonly roles: readonly Role[];
  readonly folderScopes: readonly FolderScope[];
  readonly rowPolicies: readonly RowPolicy[];
  readonly fieldRules: readonly FieldRule[];
  readonly rules: readonly Rule[];
  readonly exclusions: readonly Exclusion[];
  readonly approvals: readonly Approval[];
  readonly guards: readonly Guard[];
  readonly tests: readonly PolicyTest[];
  readonly comments: readonly Comment[];
}
