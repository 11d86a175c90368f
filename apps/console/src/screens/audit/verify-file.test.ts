import { beforeAll, expect, test } from 'vitest';
import { type AuditRecord, recordText } from '@remit/audit/audit-record';
import { type ChainHead, chainStart, nextLink } from '@remit/audit/chain';
import { exportDigest, exportHeaderLine, exportLine, exportManifestLine } from '@remit/audit/export-format';
import { sha256Pure } from '@remit/audit/sha256';
import type { Signer } from '@remit/audit/signer';
import { verifyFile, type VerifiedFile } from './verify-file.ts';

const tenantId = '3f2b8c1e-0000-4000-8000-000000000000';
let keys: CryptoKeyPair;
let publicKey: string;

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

beforeAll(async () => {
  keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  publicKey = base64url(await crypto.subtle.exportKey('raw', keys.publicKey));
});

const recordOf = (index: number): AuditRecord => ({
  tenantId,
  id: `3f2b8c1e-0000-4000-8000-${String(index).padStart(12, '0')}`,
  at: '2026-11-21T08:00:00.000000Z',
  stream: 'refusal',
  actor: null,
  onBehalfOf: null,
  roles: '["Clerk"]',
  action: 'permission.refused',
  targetType: 'remit.Policy',
  targetId: null,
  outcome: 'deny',
  because: '[]',
  before: null,
  after: null,
  details: `{"sentence": "Zoë says “no”, ${index} times"}`,
  asked: null,
  address: '2001:db8::7',
  agent: 'a browser',
  policyVersion: 1,
  directoryRevision: index,
  correlationId: tenantId,
  sessionId: null,
});

/** An export of a whole record, as a server writes it. */
async function someExport(count: number): Promise<string> {
  const seals: ChainHead[] = [];
  for (let index = 0; index < count; index += 1) {
    seals.push(nextLink(sha256Pure, seals.at(-1) ?? chainStart, recordText(recordOf(index))));
  }
  const header = exportHeaderLine({
    format: 'remit-audit/1',
    tenant: { id: tenantId, slug: 'halden', name: 'Halden Works' },
    whole: true,
    filter: {},
    head: seals.at(-1) ?? chainStart,
    exportedAt: '2026-11-21T08:00:00.000Z',
    exportedBy: null,
  });
  const digest = exportDigest(sha256Pure, header);
  const lines = seals.map((seal, index) => {
    digest.add(seal, null);
    return exportLine(seals[index - 1]?.hash ?? chainStart.hash, seal, recordText(recordOf(index)));
  });
  let toSign = '';
  const signWith = (sign: Signer['sign']): string => exportManifestLine({ publicKey, sign }, digest);
  signWith((text) => ((toSign = text), ''));
  const signature = base64url(
    await crypto.subtle.sign('Ed25519', keys.privateKey, new TextEncoder().encode(toSign)),
  );
  return `${[header, ...lines, signWith(() => signature)].join('\n')}\n`;
}

const verified = (text: string): Promise<VerifiedFile> =>
  verifyFile(new Blob([text]), () => undefined, new AbortController().signal);

async function kindsFound(text: string): Promise<readonly string[]> {
  const found = await verified(text);
  if (found.kind !== 'read') throw new Error(`the file was ${found.kind}`);
  return found.verified.findings.map(({ kind }) => kind);
}

test('an export verifies in the page as it does on a server, letter by letter', async () => {
  const shares: number[] = [];
  const text = await someExport(300);
  const found = await verifyFile(
    new Blob([text]),
    (share) => shares.push(share),
    new AbortController().signal,
  );
  expect(found).toMatchObject({
    kind: 'read',
    verified: {
      tenant: { slug: 'halden' },
      whole: true,
      entries: 300,
      signedBy: publicKey,
      findings: [],
    },
  });
  expect(shares.at(-1)).toBe(1);
});

test.each<[string, (lines: string[]) => string[], string]>([
  [
    'an event changed',
    (lines) => lines.map((line, at) => (at === 5 ? line.replace('2026', '2025') : line)),
    'event-changed',
  ],
  ['an event left out', (lines) => lines.filter((_, at) => at !== 5), 'number-missing'],
  ['two events swapped', ([a, b, c, ...rest]) => [a ?? '', c ?? '', b ?? '', ...rest], 'number-missing'],
  ['the manifest cut off', (lines) => lines.slice(0, -1), 'export-damaged'],
  [
    'a manifest that was not what was signed',
    (lines) => lines.map((line) => line.replace('"entries":20', '"entries":19')),
    'signature',
  ],
  [
    'a key that did not sign',
    (lines) => lines.map((line) => line.replace(publicKey, 'A'.repeat(43))),
    'signature',
  ],
])('it finds %s', async (_, damage, kind) => {
  const lines = (await someExport(20)).trimEnd().split('\n');
  expect(await kindsFound(`${damage(lines).join('\n')}\n`)).toContain(kind);
});

test('what is no export is said to be none, and is not read to its end', async () => {
  expect(await verified('"sequence","at","actor"\r\n"1","2026","Nora"\r\n')).toEqual({ kind: 'no-export' });
  expect(await verified('')).toEqual({ kind: 'no-export' });
});
