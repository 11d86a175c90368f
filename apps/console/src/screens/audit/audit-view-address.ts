import { sameData } from '@remit/policy/same-data';
import type { AuditAddress } from './audit-address.ts';

/** The words of the address that a saved view keeps: all that narrow. */
const kept = [
  'q',
  'actor',
  'action',
  'stream',
  'outcome',
  'target',
  'call',
  'reported',
  'from',
  'until',
] as const;

export type AuditViewAddress = Readonly<Record<string, string>>;

/** What of an address a view keeps. */
export function keptOf(address: AuditAddress): AuditViewAddress {
  return Object.fromEntries(
    kept.flatMap((word) => {
      const said = address[word];
      return said === undefined || said === '' ? [] : [[word, said]];
    }),
  );
}

/** The change of an address that makes it show a view, and nothing that another one had left. */
export function shownBy(view: AuditViewAddress): AuditAddress {
  return Object.fromEntries(kept.map((word) => [word, view[word]]));
}

/** Whether two views show the same. */
export const sameShown = (one: AuditViewAddress, other: AuditViewAddress): boolean =>
  sameData(keptOf(one), keptOf(other));
