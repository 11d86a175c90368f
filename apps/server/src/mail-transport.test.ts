import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeMail } from '@remit/api/notices/notice-mail';
import { mailFiles } from './mail-transport.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-mail-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const about = { about: 'request', target: '5f0c9f0e-9b1a-7c3d-8e2f-0a1b2c3d4e5f', own: false } as const;
const context = (tenant: string, receiver: string) => ({
  publicUrl: 'https://remit.example.com',
  tenant: { slug: 'halden', name: tenant },
  receiver: { name: receiver, email: 'ann@example.com' },
});

async function written(
  id: string,
  { title, detail, tenant, receiver }: Record<'title' | 'detail' | 'tenant' | 'receiver', string>,
): Promise<string> {
  const mail = noticeMail(context(tenant, receiver), [{ id, title, detail, ...about }]);
  await mailFiles(folder, 'remit@example.com').send(id, mail);
  return readFile(join(folder, `${id}.eml`), 'utf8');
}

/** Names of headers, those of parts left out. */
const headersOf = (message: string): readonly string[] =>
  (message.split('\r\n\r\n', 1)[0] ?? '')
    .split('\r\n')
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.split(':', 1)[0]?.toLowerCase() ?? '')
    .toSorted();

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '\r',
        '\n',
        '\r\n',
        '\u0085',
        '\u2028',
        '\0',
        'Bcc: eve@evil.example',
        '<',
        '>',
        '"',
        ',',
        ' ',
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('')),
);

test('whatever people typed, an e-mail has the headers and the receiver that it is to have, and no others', async () => {
  const wanted = headersOf(
    await written('plain', { title: 'T', detail: '', tenant: 'Halden', receiver: 'Ann' }),
  );
  expect(wanted).toContain('message-id');
  await fc.assert(
    fc.asyncProperty(
      fc.record({ title: hostile, detail: hostile, tenant: hostile, receiver: hostile }),
      async (typed) => {
        const message = await written('typed', { ...typed, title: `T${typed.title}` });
        expect(headersOf(message)).toEqual(wanted);
        expect(message.match(/^message-id: .*$/gim)).toEqual([
          'Message-ID: <typed@notices.remit.example.com>',
        ]);
        expect(message.split('\r\n\r\n', 1)[0]).not.toMatch(/^(bcc|cc):/im);
      },
    ),
    { numRuns: 200 },
  );
});

test('what people typed is text in the HTML part, and nothing is fetched from anywhere', () => {
  const typed = '<img src=https://evil.example/x onerror=alert(1)>&"\'';
  const { html } = noticeMail(context(typed, typed), [{ id: 'x', title: typed, detail: typed, ...about }]);
  expect(html).not.toMatch(/<(img|script|link|style|iframe)/i);
  expect(html.match(/https?:\/\/[^"&]*/g)?.filter((url) => !url.startsWith('https://evil'))).toEqual([
    `https://remit.example.com/r/${about.target}?in=halden`,
  ]);
});

test('an e-mail that is written again is one file', async () => {
  await written('again', { title: 'One', detail: '', tenant: 'Halden', receiver: 'Ann' });
  await written('again', { title: 'One', detail: '', tenant: 'Halden', receiver: 'Ann' });
  expect((await readdir(folder)).filter((name) => name.includes('again'))).toEqual(['again.eml']);
});
