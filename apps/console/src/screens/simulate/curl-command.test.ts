import { expect, test } from 'vitest';
import { curlCommand } from './curl-command.ts';

test('a shell takes the request as it is, whatever is in it, and the token from where it is kept', () => {
  const text = `O'Brien "$HOME" \`id\` \\ !`;
  const command = curlCommand('https://remit.example.com/t/halden', { text });
  expect(command).toContain(`'https://remit.example.com/t/halden/access/v1/evaluation'`);
  expect(command).toContain('"Authorization: Bearer $REMIT_TOKEN"');
  // A shell joins what is quoted piece by piece.
  const body = command.slice(command.indexOf('--data-raw ') + '--data-raw '.length);
  const pieces = body.split(`'\\''`);
  expect(pieces).toHaveLength(2);
  expect(pieces.map((piece) => piece.split("'").length)).toEqual([2, 2]);
  expect(JSON.parse(body.slice(1, -1).replaceAll(`'\\''`, "'"))).toEqual({ text });
});
