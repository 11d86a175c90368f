import { ContextTracker, type LRParser } from '@lezer/lr';

/** A word of the grammar as its parser tables name it: a name that is read as more than one, `Name/"role"`. */
const WORD = /^[A-Za-z]+\/"(.+)"$/;
const SIGN = /^"(.+)"$/;

/** What the grammar would take next: words and signs as they are written, and kinds of tokens by name. */
export interface NextTerms {
  readonly words: ReadonlySet<string>;
  readonly signs: ReadonlySet<string>;
  readonly tokens: ReadonlySet<string>;
}

/** Names of all terms by number. Only a parser that was built with the names of its terms has them. */
function termNames(parser: LRParser): readonly (readonly [term: number, name: string])[] {
  const names: (readonly [number, string])[] = [];
  for (let term = 0; ; term += 1) {
    // The tables end where names do; the parser's own count is not for others to read.
    const name = parser.getName(term) as string | undefined;
    if (name === undefined || (term > 0 && name === String(term))) return names;
    names.push([term, name]);
  }
}

/**
 * What may stand after a text by the grammar alone. The parser reads the text once; at its last token it is asked,
 * term by term, whether it could go on with it. A text that is wrong before its end is mended first, as parsers do.
 */
export function nextTerms(parser: LRParser, before: string): NextTerms {
  const text = before.trimEnd();
  const taken = new Set<string>();
  const all = termNames(parser);
  const contextTracker = new ContextTracker<null>({
    start: null,
    strict: false,
    shift: (context, _term, stack, input) => {
      // What the parser makes up behind the end, to have something whole, begins there.
      if (stack.pos < text.length || input.pos >= text.length) return context;
      for (const [term, name] of all) if (stack.canShift(term)) taken.add(name);
      return context;
    },
  });
  parser.configure({ contextTracker }).parse(text);
  const matching = (pattern: RegExp): ReadonlySet<string> =>
    new Set([...taken].flatMap((name) => pattern.exec(name)?.[1] ?? []));
  return {
    words: matching(WORD),
    signs: matching(SIGN),
    tokens: new Set([...taken].filter((name) => /^[A-Z]\w*$/.test(name))),
  };
}
