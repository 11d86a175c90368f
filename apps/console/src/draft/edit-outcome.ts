import type { PolicyDocument } from '@remit/policy/document';

/** An edited document, or the reason why the edit would not say what its editor means. */
export type EditOutcome =
  | { readonly ok: true; readonly document: PolicyDocument }
  | { readonly ok: false; readonly reason: string };
