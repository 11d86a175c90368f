import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each(['/t/halden/inbox/1', '/t/halden/access/roles/SalesRep?d=abc#x', '/'])(
  'an address of this console is kept: %s',
  (path) => expect(localPath(path)).toBe(path),
);

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  't/x',
  '/a\nb',
])('an address that could lead elsewhere is refused: %j', (path) => expect(localPath(path)).toBeUndefined());
