import type {
  AccessOptionsView,
  AccessRequestView,
  AccessRequestsView,
} from '@remit/api/access/access-views';
import type { AttachmentOffer, AttachmentsView } from '@remit/api/files/attachment-views';
import type { RequestDraftView } from '@remit/api/requests/request-draft-views';
import type {
  InboxView,
  RequestFormView,
  RequestPeersView,
  RequestPreviewView,
  RequestSummary,
  RequestView,
  RequestsPage,
} from '@remit/api/requests/request-views';
import type { Amount, PersonChip } from '@remit/api/views';
import type { Mutation, Query } from './call.ts';

export interface RequestDraft {
  readonly purpose?: string;
  readonly payee?: string;
  readonly amount?: Amount;
  readonly department?: string;
  readonly folder: string;
  readonly costType?: string;
  /** What has no place of its own, by field. */
  readonly fields?: Readonly<Record<string, FieldInput>>;
}

/** A field as a form sends it; null for nothing. */
export type FieldInput = string | boolean | Amount | string[] | null;

/** A request that is asked for oneself, or in the place of a member. */
export interface AskedRequest extends RequestDraft {
  /** Full name of its type. */
  readonly type: string;
  readonly onBehalfOf?: string;
}

/** A draft of a request, and the revision of it that was seen. */
export type SeenDraft = Pick<RequestDraftView, 'id' | 'revision'>;

/** A draft by the key of the form that begins it, and how many saves of it the form sent before. */
export interface BegunDraft {
  readonly key: string;
  readonly saves: number;
}

/** What stands in the form of a request, as typed. */
export type DraftEntries = Omit<
  RequestDraftView,
  'id' | 'type' | 'revision' | 'savedAt' | 'files' | 'people' | 'onBehalfOf'
> & {
  /** A member's id; null for oneself. */
  readonly onBehalfOf: string | null;
};

/** The calls about requests, for money and for access. */
export interface RequestCalls {
  requests: {
    inbox: Query<void, InboxView>;
    mine: Query<{ cursor?: string }, RequestsPage>;
    get: Query<{ id: string }, RequestView>;
    form: Query<{ type?: string }, RequestFormView>;
    peers: Query<{ id: string }, RequestPeersView>;
    watch: Mutation<{ id: string; watches: boolean }, { readonly watching: boolean }>;
    people: Query<{ q: string }, readonly PersonChip[]>;
    formFor: Query<{ onBehalfOf: string; type: string }, RequestFormView>;
    preview: Query<AskedRequest & { readonly draft?: string }, RequestPreviewView>;
    submit: Mutation<AskedRequest & { readonly draft?: SeenDraft; readonly key?: string }, RequestSummary>;
    approve: Mutation<{ id: string; revision: number; comment?: string }, RequestView>;
    reject: Mutation<{ id: string; revision: number; comment: string }, RequestView>;
    pay: Mutation<{ id: string; revision: number; comment?: string }, RequestView>;
    withdraw: Mutation<{ id: string; revision: number }, RequestView>;
    ask: Mutation<{ id: string; revision: number; comment: string }, RequestView>;
    answer: Mutation<{ id: string; revision: number; comment: string }, RequestView>;
    reduce: Mutation<{ id: string; revision: number; amount: Amount; comment: string }, RequestView>;
    change: Mutation<{ id: string; revision: number; request: RequestDraft }, RequestView>;
    resubmit: Mutation<{ id: string; revision: number; request: RequestDraft }, RequestView>;
  };
  requestDrafts: {
    list: Query<void, readonly RequestDraftView[]>;
    get: Query<{ id: string }, RequestDraftView>;
    save: Mutation<
      { over: SeenDraft | null; begun: BegunDraft | null; type: string; entries: DraftEntries },
      RequestDraftView
    >;
    discard: Mutation<SeenDraft, { readonly id: string }>;
  };
  attachments: {
    list: Query<{ id: string }, AttachmentsView>;
    offer: Query<
      { id: string; revision: number; name: string; size: number; asked: string | null },
      AttachmentOffer
    >;
    remove: Mutation<{ id: string; revision: number; file: string }, AttachmentsView>;
  };
  access: {
    options: Query<
      {
        action: string;
        type: string;
        record: string | null;
        folder: string | null;
        onBehalfOf: string | null;
      },
      AccessOptionsView
    >;
    people: Query<{ q: string }, readonly PersonChip[]>;
    list: Query<void, AccessRequestsView>;
    ask: Mutation<
      {
        role: string;
        folder: string;
        lasts: number;
        reason: string;
        refused: { action: string; type: string; record: string | null };
        onBehalfOf: string | null;
      },
      { readonly id: string }
    >;
    decide: Mutation<
      {
        id: string;
        revision: number;
        decision: 'grant' | 'refuse';
        comment: string | null;
        lasts: number | null;
      },
      AccessRequestView
    >;
    withdraw: Mutation<{ id: string; revision: number }, AccessRequestView>;
  };
}
