import type { ObligationKind } from '@remit/policy/document';
import type { RequestPlace } from '@remit/policy/request-type';
import type { FieldType, Value } from '@remit/policy/values/value';
import type { SourceView } from '../people/people-access-views.ts';
import type { Amount, DeciderView, Guard, PersonChip } from '../views.ts';

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
  /** Full name of its type, and what screens call it. */
  readonly type: string;
  readonly typeLabel: string;
  readonly number: string;
  readonly purpose: string | null;
  readonly payee: string | null;
  readonly amount: Amount | null;
  readonly department: string | null;
  readonly departmentName: string | null;
  readonly hidden: readonly string[];
  readonly folder: string;
  readonly submitter: PersonChip | null;
  /** Who asked in the submitter's place; null where they did so themselves. */
  readonly sentBy: PersonChip | null;
  readonly status: RequestStatus;
  readonly submittedAt: number;
  readonly decidedAt: number | null;
  readonly revision: number;
}

export interface InboxItem extends RequestSummary {
  readonly approve: Guard;
  readonly reject: Guard;
  /** By when it is to be decided, in ms; null where it does not wait. */
  readonly dueAt: number | null;
  /** Whether that is within three days, or past. */
  readonly dueSoon: boolean;
  /** Whether it may be approved together with others like it: the asker could approve three times as much. */
  readonly routine: boolean;
  /** `low` where it is routine to the asker; `high` where the policy asks more than one decision for it. */
  readonly risk: 'low' | 'usual' | 'high';
}

/** How requests like one were decided within a year, as far as the reader may see them. */
export interface RequestPeersView {
  /** How many of the reader's own its submitter approved in that year: both then decide for each other. */
  readonly mutual: number;
  /** What they have in common; null where there are none. */
  readonly by: 'payee' | 'department' | null;
  readonly total: number;
  readonly rejected: number;
  /** How its amount stands to what was approved of them in its currency; null where that is hidden, or too few were. */
  readonly usual: { readonly approved: number; readonly median: Amount; readonly asMuch: number } | null;
  /** The last of them. */
  readonly items: readonly RequestSummary[];
}

/** A review of who holds what, with lines that wait for its reader. */
export interface WaitingReview {
  readonly review: string;
  readonly name: string;
  /** ms since 1970 UTC. */
  readonly dueAt: number;
  readonly lines: number;
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
  /** How many requests for access wait for the asker. */
  readonly grants: number;
  readonly reviews: readonly WaitingReview[];
}

export interface RequestEventView {
  readonly sequence: number;
  readonly at: number;
  /** `submit`, `approve`, `reject`, `ask`, `answer`, `change`, `reduce`, `withdraw`, `pay`; by time: `remind`, `escalate`, `reroute`, `expire`. */
  readonly action: string;
  readonly actor: PersonChip | null;
  /** In whose place a delegate acted. */
  readonly onBehalfOf: PersonChip | null;
  /** Who handed that on to the delegate, who counts as having done it too. */
  readonly passedBy: readonly PersonChip[];
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
  /** What of it asks for the step, as a clause: `its amount (30,000.00 EUR) is more than 25,000.00 EUR`; null where nothing of it does. */
  readonly asked: string | null;
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

/** What an approval brings about: told before it is given, by what takes it then. */
export interface CausesView {
  /** In whose place it counts; null where it is the asker's own. */
  readonly onBehalfOf: PersonChip | null;
  /** The step that it is given in, and whether that is done then. */
  readonly step: string;
  readonly done: boolean;
  /** Steps that are passed over by it. */
  readonly passedOver: readonly string[];
  /** The step that begins then; null where none does. */
  readonly next: string | null;
  /** Whether the request is approved then. */
  readonly approved: boolean;
  /** Some of those for whom it waits then, and how many they are; none once it is approved. */
  readonly people: readonly PersonChip[];
  readonly peopleTotal: number;
  /** Who may pay it then: the asker too, or others alone; null where it is not approved yet, or nothing of its type is paid. */
  readonly pay: 'you' | 'others' | null;
}

/** What a request says in a field of its type that has no place of its own. */
export interface RequestFieldView {
  readonly field: string;
  readonly label: string;
  /** Null where the reader does not see it, or sees a pattern of it alone. */
  readonly value: Value | null;
  /** The pattern; null where there is none. */
  readonly masked: string | null;
  /** Of a member, who it is. */
  readonly person: PersonChip | null;
}

export interface RequestView extends InboxItem {
  readonly costType: string | null;
  readonly project: string | null;
  /** What else it says, as far as the reader sees it, in the order of its type; what is empty is left out. */
  readonly fields: readonly RequestFieldView[];
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
  /** Whether the asker is told of each of its steps; null while they see as somebody. */
  readonly watching: boolean | null;
  readonly steps: readonly StepView[];
  /** Why it came to the asker: "You are head of Production." Empty where it did not. */
  readonly why: readonly string[];
  /** What an approval of the asker causes. Null where they cannot give one. */
  readonly causes: CausesView | null;
  /** Approvals that were given of what it no longer says, or where it no longer lies, and since when. */
  readonly voided: {
    readonly by: 'change' | 'move';
    readonly at: number;
    readonly approvals: readonly ApprovalView[];
  } | null;
  readonly whyApprove: WhyView;
  /** Who could approve it now; never names more than ten, `decidersTotal` says how many there are. */
  readonly deciders: readonly DeciderView[];
  readonly decidersTotal: number;
  readonly events: readonly RequestEventView[];
}

/** A field that somebody fills in. */
export interface RequestFormField {
  readonly name: string;
  readonly label: string;
  readonly fieldType: FieldType;
  /** What an enum offers, in order; null for any other type. */
  readonly values: readonly string[] | null;
  /** What of every request it is, as inputs and views call it: `purpose` for the title; null for what has no such place. */
  readonly place: RequestPlace | null;
}

/** What the form of a request asks for, in its order. */
export interface AskedView {
  readonly questions: readonly {
    readonly field: string;
    readonly text: string;
    readonly required: boolean;
  }[];
  /** Files, by the name that each is attached under. */
  readonly files: readonly { readonly name: string; readonly text: string; readonly required: boolean }[];
}

/** What the form for a new request offers its reader, for themselves or in somebody's place. */
export interface RequestFormView {
  /** As long as nothing is filled in. */
  readonly asks: AskedView;
  /** The types that the reader may submit, this one among them. */
  readonly types: readonly { readonly type: string; readonly label: string }[];
  readonly type: string;
  readonly typeLabel: string;
  readonly fields: readonly RequestFormField[];
  readonly create: Guard;
  readonly departments: readonly { readonly path: string; readonly name: string }[];
  /** Folders in which the reader may submit, each with the department that it belongs to, if one. */
  readonly folders: readonly string[];
  readonly department: string | null;
  readonly folder: string | null;
  readonly costTypes: readonly string[];
  /** Whether the reader may ask in anybody's place. */
  readonly forOthers: boolean;
}

/** What will happen to a request before it is sent: may it be, and who will decide it, and why they. */
export interface RequestPreviewView extends AskedView {
  readonly submit: Guard;
  /** What it must have and has not, in the order of the form, each in a sentence. */
  readonly missing: readonly {
    readonly kind: 'question' | 'file';
    readonly name: string;
    readonly sentence: string;
  }[];
  /** In order; none where the policy lets it through without a decision. */
  readonly steps: readonly StepView[];
  /** The largest amount that goes through fewer steps; null where none does. */
  readonly smaller: { readonly amount: Amount; readonly steps: number } | null;
  /** What asks for the same already and waits to be decided. */
  readonly same: { readonly id: string; readonly number: string } | null;
  readonly deciders: readonly DeciderView[];
  readonly decidersTotal: number;
  readonly sentences: readonly string[];
}
