import { expect, test } from 'vitest';
import { passwordProblem } from './password-problem.ts';

test.each([
  ['correct horse battery staple', null],
  ['zwölf Zeichen', null],
  ['elf Zeichen', 'at least 12 characters'],
  ['', 'at least 12 characters'],
  ['aaaaaaaaaaaaaaaa', 'five different characters'],
  ['tom@halden.example', 'than your e-mail address'],
  ['TOM@halden.example1', 'than your e-mail address'],
  ['halden.example tom', 'than your e-mail address'],
  ['ab12xy'.repeat(43), 'at most 256 characters'],
  // Twelve code units, six characters.
  ['😀😁😂🤣😃😄', 'at least 12 characters'],
])('%s: %s', (password, problem) => {
  const said = passwordProblem(password, 'tom@halden.example');
  if (problem === null) expect(said).toBeNull();
  else expect(said).toContain(problem);
});
