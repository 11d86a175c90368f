import { StoreError } from '@remit/store/errors';
import { SettingsError } from '@remit/store/settings/settings-error';

/** What stood in the way of starting, in a sentence that says what to do; null when nobody foresaw it. */
export function startTrouble(
  error: unknown,
  address: { readonly host: string; readonly port: number },
): string | null {
  if (error instanceof SettingsError) return error.message;
  if (error instanceof StoreError) return error.publicMessage;
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { host, port } = address;
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} is taken by another program; stop that one, or choose another port with REMIT_PORT=${port === 65_535 ? port - 1 : port + 1}`;
    case 'EACCES':
      return 'syscall' in error && error.syscall === 'listen'
        ? `this user may not listen on port ${port}; choose one above 1023 with REMIT_PORT`
        : `a file of Remit cannot be written (${error.message}); give this user the right to, or name another folder with REMIT_DATA_DIR`;
    case 'EROFS':
      return `a file of Remit lies on a disk that cannot be written (${error.message}); name another folder with REMIT_DATA_DIR`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `this machine has no address \`${host}\` to listen on; choose another with REMIT_HOST`;
    case 'ENOSPC':
      return 'the disk is full; free some space, then start Remit again: nothing that was acknowledged is lost';
    default:
      return null;
  }
}
