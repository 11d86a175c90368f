import { hkdfSync } from 'node:crypto';

/** The key that links to files are signed with. @param secret of the deployment, see folder-secret.ts */
export function linkKey(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'remit signed links', 32));
}
