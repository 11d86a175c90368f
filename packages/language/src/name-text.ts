import { quoted } from './quoted-text.ts';
import { EVERYONE, NOBODY, NOTHING, RESERVED_WORDS } from './words.ts';

/** Letters that the grammar takes in a bare name, and of those only what Unicode calls letters, marks and digits. */
const BARE = /^(?=[A-Za-z_\u00c0-\u1fff\u3040-\ud7ff0-9]*$)[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;

const TAKEN: ReadonlySet<string> = new Set([...RESERVED_WORDS, NOBODY, NOTHING, EVERYONE, 'NaN', 'Infinity']);

/** Whether a name needs no back-quotes. */
export const isBareName = (name: string): boolean => BARE.test(name) && !TAKEN.has(name);

/** A name as text writes it: bare where it can be, else in back-quotes. */
export const nameText = (name: string): string => (isBareName(name) ? name : quoted(name, '`'));

/** Names with commas between them, or the word that says that there are none. */
export const namesText = (names: readonly string[], none: string): string =>
  names.length === 0 ? none : names.map(nameText).join(', ');

/** The full name of a type: module, dot, name. */
export function typeText(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? nameText(name) : `${nameText(name.slice(0, dot))}.${nameText(name.slice(dot + 1))}`;
}

/** Full names of types with commas between them, or `nothing`. */
export const typesText = (names: readonly string[]): string =>
  names.length === 0 ? NOTHING : names.map(typeText).join(', ');

/** A folder as `Folder.sales.emea` where every step is a bare name, else its path in quotes. */
export function folderText(path: string): string {
  const steps = path.split('/').slice(1);
  return path.startsWith('/') && steps.every(isBareName) ? `Folder.${steps.join('.')}` : quoted(path, "'");
}
