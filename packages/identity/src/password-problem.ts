import { longestPassword } from './password.ts';

/** The fewest characters of a password that somebody chooses for themselves. */
const shortestPassword = 12;

/**
 * What is wrong with a password that somebody wants, in one sentence; null when it will do. Length counts, not kinds
 * of characters: rules about those make passwords that are forgotten and guessed (NIST SP 800-63B).
 * @param email of its owner, as parsed
 */
export function passwordProblem(password: string, email: string): string | null {
  const plain = password.normalize('NFKC');
  const characters = Array.from(plain).length;
  if (characters < shortestPassword) return `at least ${shortestPassword} characters; a few words do well`;
  if (password.length > longestPassword) return `at most ${longestPassword} characters`;
  if (new Set(plain.toLowerCase()).size < 5) return 'at least five different characters';
  const [name = '', host = ''] = email.split('@');
  const rest = plain.toLowerCase().replaceAll(email, '').replaceAll(host, '').replaceAll(name, '');
  return Array.from(rest).length < 8 ? 'more of it than your e-mail address' : null;
}
