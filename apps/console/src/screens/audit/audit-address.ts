import type { AuditQuery } from '../../data/contract/audit-calls.ts';
import type { auditWords } from './address-words.ts';

/** What the address of the explorer says; `reported` is a rule that would have refused, `rule.OwnRequest`. */
export type AuditAddress = { readonly [Word in (typeof auditWords)[number]]?: string | undefined };

export const streams = ['access', 'guest', 'session', 'request', 'audit', 'tenant', 'refusal'] as const;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The filter that an address says. A part that makes no sense narrows nothing: an old link opens the page. */
export function filterOf(address: AuditAddress): AuditQuery {
  const stream = streams.find((each) => each === address.stream);
  const outcome = address.outcome === 'allow' || address.outcome === 'deny' ? address.outcome : undefined;
  const from = instantOf(address.from);
  const until = instantOf(address.until);
  return {
    ...(isId(address.actor) ? { actor: address.actor } : {}),
    ...(isId(address.call) ? { correlation: address.call } : {}),
    ...(isId(address.session) ? { session: address.session } : {}),
    ...(address.action !== undefined && /^[a-z][a-zA-Z0-9_.-]{0,99}$/.test(address.action)
      ? { action: address.action }
      : {}),
    ...(stream === undefined ? {} : { stream }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(address.target !== undefined && address.target.length <= 200 ? { target: address.target } : {}),
    ...(address.reported !== undefined && address.reported.length <= 200
      ? { reported: address.reported }
      : {}),
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
    ...(address.q !== undefined && address.q.length <= 200 ? { text: address.q } : {}),
  };
}

/** An instant as an address writes it. */
export const instantText = (ms: number): string => new Date(ms).toISOString();

/** ms since 1970 UTC; null for what is no instant that the record could have. */
export function instantOf(text: string | undefined): number | null {
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) || ms < 0 || ms > 253_402_300_799_999 ? null : ms;
}

const isId = (text: string | undefined): text is string => text !== undefined && uuid.test(text);
