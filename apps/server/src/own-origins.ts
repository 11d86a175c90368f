import type { OwnOrigins } from './call-gate.ts';

/**
 * What browsers may reach this server as: its public address when one is set, else this machine's own names.
 * @param port it listens on
 */
export function ownOrigins(publicUrl: string | null, port: number): OwnOrigins {
  if (publicUrl !== null) return new Set([publicUrl]);
  return new Set([`http://localhost:${port}`, `http://127.0.0.1:${port}`, `http://[::1]:${port}`]);
}
