import { hash } from 'node:crypto';
import type { Sha256 } from '@remit/audit/sha256';

/** Node's own, several times faster than one in JavaScript. */
export const sha256Native: Sha256 = (text) => hash('sha256', text, 'hex');
