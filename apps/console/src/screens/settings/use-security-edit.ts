import { useState } from 'react';
import type { SecurityView } from '@remit/api/people/people-views';
import type { SecurityDraft } from '../../data/contract/tenant-calls.ts';
import { graceFits } from './grace-fits.ts';

interface SecurityEdit {
  /** As it would be saved. */
  readonly draft: SecurityDraft;
  readonly changed: boolean;
  /** Addresses as typed, one a line. */
  readonly lines: string;
  /** Whether the time to add a second factor is neither over nor too long. */
  readonly graceFits: boolean;
  readonly setLines: (lines: string) => void;
  readonly setSessionMinutes: (minutes: number | null) => void;
  readonly setSecondFactor: (demand: SecurityDraft['secondFactor']) => void;
  /** From when on it is asked for, in ms since 1970 UTC; null: at once. */
  readonly setGrace: (from: number | null) => void;
}

/** What stands in the form of what a tenant asks of whoever comes in. */
export function useSecurityEdit(view: SecurityView): SecurityEdit {
  const [lines, setLines] = useState(view.allowlist.join('\n'));
  const [sessionMinutes, setSessionMinutes] = useState(view.sessionMinutes);
  const [secondFactor, setSecondFactor] = useState(view.secondFactor);
  const [grace, setGrace] = useState({ from: view.secondFactorFrom, fits: true });
  const draft: SecurityDraft = {
    allowlist: lines.split('\n').filter((line) => line.trim() !== ''),
    sessionMinutes,
    secondFactor,
    secondFactorFrom: secondFactor === 'nobody' ? null : grace.from,
  };
  return {
    draft,
    changed:
      draft.allowlist.join('\n') !== view.allowlist.join('\n') ||
      sessionMinutes !== view.sessionMinutes ||
      secondFactor !== view.secondFactor ||
      draft.secondFactorFrom !== view.secondFactorFrom,
    lines,
    graceFits: secondFactor === 'nobody' || grace.fits,
    setLines,
    setSessionMinutes,
    setSecondFactor,
    setGrace: (from) => setGrace({ from, fits: graceFits(view.secondFactorFrom, from, Date.now()) }),
  };
}
