import { expect, test } from 'vitest';
import { z, ZodError } from 'zod';
import { invalidInput } from './invalid-input.ts';

const schema = z.strictObject({
  password: z.string().max(1000),
  code: z.string().min(6),
  ids: z.array(z.string()).max(2),
  few: z.array(z.string()).min(1),
  count: z.int().max(5),
  said: z.string().max(3, 'three letters'),
});
const fine = { password: 'x', code: '123456', ids: [], few: ['one'], count: 1, said: 'no' };

test.each([
  ['a text that is too long', { password: 'x'.repeat(1001) }, '`password`: at most 1000 characters'],
  ['a text that is too short', { code: '1' }, '`code`: at least 6 characters'],
  ['a list that is too long', { ids: ['a', 'b', 'c'] }, '`ids`: at most 2 entries'],
  ['a list that is too short', { few: [] }, '`few`: at least 1 entry'],
  ['a number that is too large', { count: 6 }, '`count`: at most 5'],
  ['what the schema has words of its own for', { said: 'four' }, '`said`: three letters'],
  ['what is of another kind', { code: 7 }, '`code`: must be string'],
])('%s is told in our words', (_, wrong, sentence) => {
  const { error } = schema.safeParse({ ...fine, ...wrong });
  expect(invalidInput(error ?? new ZodError([])).publicMessage).toBe(sentence);
});
