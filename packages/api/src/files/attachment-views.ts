import type { FileTime } from '@remit/identity/files-kept';
import type { AskedView } from '../requests/request-views.ts';
import type { Guard, PersonChip } from '../views.ts';

/** A file of a request, and the link that it is fetched by: once, by whoever asked, in the session that asked. */
export interface AttachmentView {
  readonly id: string;
  /** Which of the files that the form asks for it is, by name; null for none of them. */
  readonly asked: string | null;
  /** What the form says of that file; null for none of them, and for one that is asked for no more. */
  readonly askedText: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** SHA-256 of its content, hex: the audit has the same. */
  readonly sha256: string;
  readonly by: PersonChip | null;
  /** ms since 1970 UTC. */
  readonly at: number;
  /** Null where the call came without a session of its own. */
  readonly link: string | null;
}

/** The files of a request, and whether the asker may add and remove some. */
export interface AttachmentsView {
  /** The files that its form asks for; none of a draft, of which the form itself says it. */
  readonly asked: AskedView['files'];
  readonly files: readonly AttachmentView[];
  /** Fields of the request are hidden from the asker; what is in its files may say them. */
  readonly concealed: boolean;
  readonly change: Guard;
  /** How long they are kept once nothing happens to the request any more. */
  readonly kept: FileTime;
  /** Longest file in bytes, most files, and what their names may end in. */
  readonly limits: { readonly bytes: number; readonly files: number; readonly endings: readonly string[] };
}

/** Where a file is to be sent by PUT, once. */
export interface AttachmentOffer {
  readonly url: string;
}
