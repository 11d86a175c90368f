import { postgresErrorIn } from '../connection/driver-error.ts';

/**
 * What a failed transaction says of where its tenant is.
 * - `held`: the last of its data are going over; a write that waits a moment gets through.
 * - `moved`: its data are in another database, and this one refuses it.
 * - `gone`: the database or its login is no longer there, or is another tenant's by now.
 */
export type MoveSignal = 'held' | 'moved' | 'gone';

/** @returns null when the failure has nothing to do with a move. In each other case nothing took effect. */
export function moveSignal(error: unknown): MoveSignal | null {
  const code = postgresErrorIn(error)?.code;
  switch (code ?? '') {
    case 'RM004':
      return 'held';
    case 'RM005':
      return 'moved';
    // No such database, no such login: told when a connection is opened, before anything is sent on it.
    case '3D000':
    case '28000':
    case '28P01':
    // The ticket is not accepted: another tenant has the name of a database that was purged.
    case 'RM001':
    case 'RM002':
      return 'gone';
    default:
      return null;
  }
}
