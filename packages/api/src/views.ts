import type { Flags } from '@remit/identity/flags';
import type { FieldVisibility } from '@remit/policy/field-mask';
import type { Value } from '@remit/policy/value';
import type { ObligationKind, PolicyDocument } from '@remit/policy/document';

/**
 * What the API replies: plain JSON, made by the server, repeated by screens. A screen never decides anything; where a
 * control may be refused, the reply carries a `Guard` for it.
 */

/** Whether the asker may do a thing now, and if not, why in one public sentence and what to do next. */
export type Guard =
  | { readonly allowed: true; readonly because: string }
  | {
      readonly allowed: false;
      readonly reason: string;
      readonly next: string | null;
      /** What the engine refused, where a role could allow it. */
      readonly ask?: AskedAccess;
    };

/** An action on a type, or on one record of it: what access to is asked for after a refusal. */
export interface AskedAccess {
  readonly action: string;
  readonly type: string;
  readonly record: string | null;
  readonly folder: string | null;
}

export interface TenantChoice {
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  /** Milliseconds since 1970 UTC; null when never used. */
  readonly lastUsedAt: number | null;
}

export interface SignedInView {
  readonly signedIn: true;
  readonly name: string;
  readonly email: string;
  readonly expiresAt: number;
  readonly tenants: readonly TenantChoice[];
  /** Whether the screens of those who operate Remit open to them. */
  readonly operator: boolean;
  /** Whether they sign in with a second factor. Whoever operates Remit must, before those screens open. */
  readonly secondFactor: boolean;
}

/** `asks`: the password was right, and the second factor is asked for before anything opens. */
export type SessionView = SignedInView | { readonly signedIn: false; readonly asks?: 'code' };

/** A session of one's own that stands. Instants are milliseconds since 1970 UTC. */
export interface OwnSessionView {
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly secondFactor: boolean;
}

/** How one signs in, and where one is signed in. */
export interface AccountView {
  readonly name: string;
  readonly email: string;
  /** Whether a second factor is in force. */
  readonly secondFactor: boolean;
  /** Whether it was answered lately enough for what asks for it. */
  readonly confirmed: boolean;
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly OwnSessionView[];
}

/** An application that acts for whoever is signed in. */
export interface OwnClientView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
  readonly address: string | null;
}

/** A second factor that is offered: its seed in letters, and as a QR code of one SVG path on a square of `size`. */
export interface FactorOfferView {
  readonly letters: string;
  readonly picture: { readonly path: string; readonly size: number };
}

export interface PersonChip {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly department: string | null;
  readonly departmentName: string | null;
}

/** Who is signed in here, and which rooms of the console open to them. */
export interface MeView {
  readonly person: PersonChip;
  readonly heads: readonly { readonly path: string; readonly name: string }[];
  readonly tenant: {
    readonly slug: string;
    readonly name: string;
    readonly accent: string;
    readonly timeZone: string;
    readonly baseCurrency: string;
    readonly policyVersion: number;
  };
  /** Who sees the tenant as this person, and until when, in ms since 1970 UTC; null for whoever is here as themselves. */
  readonly seenBy: { readonly name: string; readonly until: number } | null;
  readonly rooms: {
    readonly inbox: Guard;
    readonly submit: Guard;
    readonly people: Guard;
    readonly explain: Guard;
    readonly roles: Guard;
    readonly folders: Guard;
    readonly publish: Guard;
    readonly audit: Guard;
    /** What the tenant says of itself, beside who signs in how. */
    readonly general: Guard;
    readonly settings: Guard;
  };
}

export interface PeoplePage {
  readonly people: readonly (PersonChip & { readonly email: string; readonly status: string })[];
  readonly total: number;
  readonly next: string | null;
}

/** How someone holds a role: "SalesRep at /sales/emea, through the group Field sales, until 1 Mar 2027". */
export interface SourceView {
  readonly role: string;
  readonly roleLabel: string;
  readonly assignedRole: string;
  readonly folder: string;
  readonly through: {
    readonly kind: 'member' | 'group' | 'department';
    readonly id: string;
    readonly name: string;
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

export type CellChange = 'gains' | 'loses' | 'narrower' | 'wider' | 'keeps';

/** One (type, action) at one folder that a draft changes for a person. */
export interface ImpactCell {
  readonly type: string;
  readonly typeLabel: string;
  readonly action: string;
  readonly folder: string;
  readonly change: CellChange;
  /** For `keeps`: the roles that still give it, as screens call them. */
  readonly through: readonly string[];
}

export interface ImpactAction {
  readonly type: string;
  readonly typeLabel: string;
  readonly action: string;
  readonly change: CellChange;
  /** Records counted in the database: before, after, those gained and those lost. */
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
  readonly cells: readonly ImpactCell[];
}

export interface ImpactField {
  readonly type: string;
  readonly typeLabel: string;
  readonly field: string;
  readonly label: string;
  readonly change: 'gains' | 'loses' | 'changes' | 'keeps';
  readonly before: FieldVisibility;
  readonly after: FieldVisibility;
  /** Readable records on which the field shows, before and after. */
  readonly recordsBefore: number;
  readonly recordsAfter: number;
  readonly through: readonly string[];
}

/** What a draft would change for one person. */
export interface ImpactView {
  readonly person: PersonChip;
  readonly basedOn: number;
  /** "Alice Moreau loses 2 things, gains 1; 1 kept through Finance." */
  readonly headline: string;
  readonly actions: readonly ImpactAction[];
  readonly fields: readonly ImpactField[];
  /** SHA-256 of this effect; publishing must name it. */
  readonly effectHash: string;
}

/** A problem in a draft, in words, with where it stands. */
export interface PolicyProblemView {
  readonly path: string;
  readonly message: string;
}

export type PreviewView =
  | { readonly valid: true; readonly impact: ImpactView }
  | { readonly valid: false; readonly problems: readonly PolicyProblemView[] };

/** A record as the asker may see it: hidden fields are absent from `fields` and named in `hidden`. */
export interface RecordView {
  readonly id: string;
  readonly folder: string;
  readonly fields: Readonly<
    Record<string, Value | { readonly type: 'masked'; readonly value: string } | null>
  >;
  readonly hidden: readonly string[];
}

export interface RecordColumn {
  readonly field: string;
  readonly label: string;
  readonly type: string;
  readonly visibility: FieldVisibility;
}

/** A resource type with rows for the reader: n of m, m null when the reader may not know how many there are. */
export interface RecordTypeView {
  readonly type: string;
  readonly label: string;
  readonly module: string;
  readonly moduleLabel: string;
  readonly readable: number;
  readonly total: number | null;
}

export interface RecordTypesView {
  readonly types: readonly RecordTypeView[];
}

export interface RecordsPage {
  readonly type: string;
  readonly label: string;
  readonly columns: readonly RecordColumn[];
  readonly rows: readonly RecordView[];
  /** Whom the members in these rows are: a value that shows is shown by name. */
  readonly people: Readonly<Record<string, string>>;
  readonly readable: number;
  readonly next: string | null;
  readonly policyVersion: number;
}

/** Money as the wire has it: minor units. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

export type RequestStatus =
  | 'waiting'
  | 'information'
  | 'approved'
  | 'rejected'
  | 'paid'
  | 'withdrawn'
  | 'expired';

/** Fields that a rule hides from the reader are null and named in `hidden`; a hidden number gives way to the id. */
export interface RequestSummary {
  readonly id: string;
  readonly number: string;
  readonly purpose: string | null;
  readonly payee: string | null;
  readonly amount: Amount | null;
  readonly department: string | null;
  readonly departmentName: string | null;
  readonly hidden: readonly string[];
  readonly folder: string;
  readonly submitter: PersonChip | null;
  readonly status: RequestStatus;
  readonly submittedAt: number;
  readonly decidedAt: number | null;
  readonly revision: number;
}

/** Someone who may decide a request, and by what: "Henrik Dahl, Approver at /operations up to 10,000.00 EUR". */
export interface DeciderView {
  readonly person: PersonChip;
  readonly because: string;
}

export interface InboxItem extends RequestSummary {
  readonly approve: Guard;
  readonly reject: Guard;
  /** Whether it may be approved together with others like it: the asker could approve three times as much. */
  readonly routine: boolean;
}

export interface RequestsPage {
  readonly items: readonly RequestSummary[];
  readonly next: string | null;
}

/** `mine` may be decided by the asker; `others` are waiting where the asker sees them, but not for the asker. */
export interface InboxView {
  readonly mine: readonly InboxItem[];
  readonly others: readonly InboxItem[];
  readonly othersTotal: number;
  /** Approved requests that the asker may pay, oldest first, and how many there are. */
  readonly toPay: readonly RequestSummary[];
  readonly toPayTotal: number;
}

export interface RequestEventView {
  readonly sequence: number;
  readonly at: number;
  /** `submit`, `approve`, `reject`, `ask`, `answer`, `change`, `reduce`, `withdraw`, `pay`; by time: `remind`, `escalate`, `reroute`, `expire`. */
  readonly action: string;
  readonly actor: PersonChip | null;
  /** In whose place a delegate acted. */
  readonly onBehalfOf: PersonChip | null;
  /** The step that it happened in; null where the history does not say. */
  readonly step: string | null;
  /** As what an anonymous actor of an imported log acted. */
  readonly capacity: string | null;
  readonly comment: string | null;
}

/** The person-level explanation of one decision. */
export interface WhyView {
  readonly outcome: 'allow' | 'deny' | 'depends';
  readonly sentences: readonly string[];
  readonly sources: readonly SourceView[];
  readonly obligations: readonly ObligationKind[];
}

/** An approval that was given and counts. */
export interface ApprovalView {
  readonly person: PersonChip | null;
  /** The role that made them a decider, as screens call it; `head of department`; or `approver`. */
  readonly capacity: string;
  readonly onBehalfOf: PersonChip | null;
  readonly at: number;
}

/** A step that a request goes through, and how far it is. Times are ms. */
export interface StepView {
  readonly name: string;
  readonly state: 'done' | 'passed over' | 'current' | 'later';
  readonly optional: boolean;
  /** How many it needs, in words: `any one`, `2 of them`, `all of them`, `one of each role`. */
  readonly need: string;
  readonly since: number | null;
  /** When it should be decided; of the current step only. */
  readonly dueAt: number | null;
  readonly approvals: readonly ApprovalView[];
  /** Who can decide it now, at most ten; none of a step that is done. */
  readonly deciders: readonly DeciderView[];
  readonly decidersTotal: number;
  /** Half of the past requests spent no more time than this in the step, in ms; null while too few have gone through it. */
  readonly usualTime: number | null;
}

export interface RequestView extends InboxItem {
  readonly costType: string | null;
  readonly project: string | null;
  /** In the tenant's base currency, at the rate that was pinned when it was submitted; null where that is its own. */
  readonly worth: { readonly rate: string; readonly amount: Amount } | null;
  readonly withdraw: Guard;
  /** Once it is approved, by whoever pays: exclusions keep them apart from those who asked for it and approved it. */
  readonly pay: Guard;
  /** By whoever decides: ask the submitter for more, and approve for less. */
  readonly ask: Guard;
  readonly reduce: Guard;
  /** By the submitter: answer what was asked, change what it says, send it again after it was rejected or expired. */
  readonly answer: Guard;
  readonly change: Guard;
  readonly resubmit: Guard;
  readonly steps: readonly StepView[];
  /** Why it came to the asker: "You are head of Production." Empty where it did not. */
  readonly why: readonly string[];
  /** What an approval of the asker causes: "Finance is next." Null where they cannot give one. */
  readonly causes: string | null;
  /** Approvals that were given of what it no longer says, and when it was changed. */
  readonly voided: { readonly at: number; readonly approvals: readonly ApprovalView[] } | null;
  readonly whyApprove: WhyView;
  /** Who could approve it now; never names more than ten, `decidersTotal` says how many there are. */
  readonly deciders: readonly DeciderView[];
  readonly decidersTotal: number;
  readonly events: readonly RequestEventView[];
}

/** What the form for a new request offers its reader. */
export interface RequestFormView {
  readonly create: Guard;
  readonly departments: readonly { readonly path: string; readonly name: string }[];
  /** Folders in which the reader may submit, each with the department that it belongs to, if one. */
  readonly folders: readonly string[];
  readonly department: string | null;
  readonly folder: string | null;
  readonly costTypes: readonly string[];
}

/** What will happen to a request before it is sent: may it be, and who will decide it, and why they. */
export interface RequestPreviewView {
  readonly submit: Guard;
  /** In order; none where the policy lets it through without a decision. */
  readonly steps: readonly StepView[];
  /** The largest amount that goes through fewer steps; null where none does. */
  readonly smaller: { readonly amount: Amount; readonly steps: number } | null;
  readonly deciders: readonly DeciderView[];
  readonly decidersTotal: number;
  readonly sentences: readonly string[];
}

/** Somebody decides in another's place for a time. Instants are ms since 1970 UTC. */
export interface DelegationView {
  readonly id: string;
  readonly from: PersonChip | null;
  readonly to: PersonChip | null;
  readonly since: number;
  readonly until: number;
  /** Whether the delegate may hand it on. */
  readonly passOn: boolean;
  readonly reason: string;
  readonly standing: 'active' | 'not-started' | 'ended';
  readonly end: Guard;
}

/** The asker's own delegations, and those of everybody for whoever administers people: `others` is empty for anybody else. */
export interface DelegationsView {
  readonly given: readonly DelegationView[];
  readonly received: readonly DelegationView[];
  readonly others: readonly DelegationView[];
  /** Whether the asker decides anything that could be handed to somebody. */
  readonly create: Guard;
}

/** The data of every error the API replies: a code, a public sentence, and an id that the logs carry too. */
export interface ErrorView {
  readonly code: string;
  readonly message: string;
  readonly correlationId: string;
  readonly sentences: readonly string[];
  readonly deciders: readonly DeciderView[];
  /** What a role could allow that was refused; absent where none could. */
  readonly ask?: AskedAccess;
}

/** Who watches where, and numbers that say that something changed there and never what. */
export interface LiveView {
  readonly tenant: string;
  readonly member: string;
  readonly revisions: {
    readonly policy: number;
    readonly directory: number;
    readonly requests: string;
    readonly drafts: string;
  };
}

/** What a tenant says of itself. */
export interface TenantConfigView {
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  /** The colours that there are to choose from, as CSS names them. */
  readonly accents: readonly string[];
  readonly timeZone: string;
  readonly baseCurrency: string;
  /** Whether a change of the policy asks for a second person, whoever makes it. */
  readonly secondPerson: boolean;
  readonly flags: Flags;
  readonly update: Guard;
}

/** What anybody may know of a tenant: how it is called and how one signs in to it. */
export interface PublicTenantView {
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  readonly signIn: readonly 'password'[];
}

/** What was found by its words: only by those that the asker sees. */
export interface SearchHitView {
  readonly id: string;
  /** Null where the asker does not see it. */
  readonly title: string | null;
  readonly detail: string | null;
  /** The field in which it was found, when that is neither of the two. */
  readonly field: string | null;
}

export interface SearchGroupView {
  /** Full name of a resource type; `remit.Member` for people. */
  readonly type: string;
  readonly label: string;
  readonly hits: readonly SearchHitView[];
  readonly more: boolean;
}

export interface SearchView {
  readonly groups: readonly SearchGroupView[];
}
