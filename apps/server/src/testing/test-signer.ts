import type { Signer } from '@remit/audit/signer';
import { ed25519Signer } from '@remit/store/secrets/ed25519';

/** Signs as a server does, with a key that every server of a test has. */
export const testSigner = (): Signer => ed25519Signer(new Uint8Array(32).fill(9));
