import { expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { parseTenantId } from '../tenant-id.ts';
import { ticketAtHand } from './ticket-at-hand.ts';
import { type TicketKey, writeTicket } from './ticket.ts';

const own = parseTenantId('018f2f3e-0000-7000-8000-000000000001');
const other = parseTenantId('018f2f3e-0000-7000-8000-000000000002');
const keyOf = (byte: number): TicketKey => ({
  kid: `0123abcd180000000${byte}`,
  key: new Uint8Array(32).fill(byte),
});
const key = keyOf(1);
const now = 1_800_000_000_000;
// Its process id is all that a ticket says of a connection.
const connectionOf = (pid: number): Connection => Object.assign(Object.create(null), { pid });

test('a ticket is presented again on its connection while it is young, and never beyond', () => {
  const connection = connectionOf(7);
  const first = ticketAtHand(connection, key, own, now);
  expect(first).toBe(writeTicket(key, own, 7, now));
  expect(ticketAtHand(connection, key, own, now + 1_999)).toBe(first);
  expect(ticketAtHand(connection, key, own, now + 2_000)).toBe(writeTicket(key, own, 7, now + 2_000));
  // A clock that was put back.
  expect(ticketAtHand(connection, key, own, now)).toBe(writeTicket(key, own, 7, now));
});

test('another tenant, another key and another connection get tickets of their own', () => {
  const connection = connectionOf(7);
  ticketAtHand(connection, key, own, now);
  expect(ticketAtHand(connection, key, other, now)).toBe(writeTicket(key, other, 7, now));
  const anew = keyOf(2);
  expect(ticketAtHand(connection, anew, other, now)).toBe(writeTicket(anew, other, 7, now));
  expect(ticketAtHand(connectionOf(8), anew, other, now)).toBe(writeTicket(anew, other, 8, now));
});
