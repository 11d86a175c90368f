import { createContext, useContext } from 'react';
import type { ObligationKind } from '@remit/policy/document';
import type { SourceView } from '@remit/api/people/people-access-views';
import type { AskedAccess, DeciderView } from '@remit/api/views';

/** One decision to explain, as the server gave it. */
export interface WhyQuestion {
  /** What was asked, in words: "Approve PR-1042". */
  readonly title: string;
  readonly outcome: 'allow' | 'deny' | 'depends';
  readonly sentences: readonly string[];
  readonly next?: string | null;
  readonly sources?: readonly SourceView[];
  readonly obligations?: readonly ObligationKind[];
  readonly deciders?: readonly DeciderView[];
  readonly decidersTotal?: number;
  /** What was refused, so that access to it can be asked for. */
  readonly ask?: AskedAccess | undefined;
}

export const WhyContext = createContext<(question: WhyQuestion) => void>(() => undefined);

/** Opens the panel that explains a decision. */
export const useWhy = (): ((question: WhyQuestion) => void) => useContext(WhyContext);
