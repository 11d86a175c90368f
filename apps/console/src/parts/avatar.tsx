import { classes } from './classes.ts';

const hues = [
  '#5b4a9e',
  '#20658f',
  '#2b6a50',
  '#8a4b26',
  '#943f62',
  '#4d5b7a',
  '#6b5d17',
  '#3a4db8',
] as const;

/** A person's initials on a colour of their own; a picture for the eye only, since the name stands beside it. */
export function Avatar({ name, large = false }: { readonly name: string; readonly large?: boolean }) {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('');
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (
    <span
      aria-hidden
      style={{ backgroundColor: hues[sum % hues.length] }}
      className={classes(
        'inline-grid shrink-0 place-items-center rounded-full font-semibold text-white uppercase select-none',
        large ? 'size-10 text-sm' : 'size-6 text-[0.625rem]',
      )}
    >
      {initials}
    </span>
  );
}
