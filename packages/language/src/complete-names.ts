import type { ResourceType } from '@remit/policy/document';
import { shortNameOf } from '@remit/policy/catalog';
import type { Declarations } from './declarations.ts';
import { nameOf } from './complete-place.ts';
import type { StatementText } from './split-statements.ts';

/** What may be named in a text: what is declared beside it, and the places and people that a directory knows. */
export interface CompletionNames extends Declarations {
  readonly folders?: readonly string[];
  readonly departments?: readonly string[];
  /** E-mails of the members whom the reader may see. */
  readonly emails?: readonly string[];
  /** Names of the attributes that the tenant adds to its members. */
  readonly attributes?: readonly string[];
}

const STATED = /^[ \t]*(role|module|set)[ \t]+((?:`(?:[^`\\\r\n]|\\.|``)+`)|[\p{L}_][\p{L}\p{N}_]*)/u;

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/**
 * What a text may name: what is declared beside it and what it states itself.
 * @param types reads the types that the text states; they are asked for only where the names of types are
 */
export function namesToChoose(
  declared: CompletionNames,
  pieces: readonly StatementText[],
  types: () => readonly ResourceType[],
): CompletionNames {
  const stated = { role: [] as string[], module: [] as string[], set: [] as string[] };
  for (const piece of pieces) {
    const [, kind, written] = STATED.exec(piece.text) ?? [];
    if (kind !== undefined && written !== undefined)
      stated[kind as keyof typeof stated].push(nameOf(written));
  }
  let all: readonly ResourceType[] | null = null;
  return {
    ...declared,
    roles: unique([...stated.role, ...declared.roles]),
    modules: unique([...stated.module, ...declared.modules]),
    sets: unique([...stated.set, ...declared.sets]),
    get types() {
      all ??= [...new Map([...declared.types, ...types()].map((type) => [type.name, type])).values()];
      return all;
    },
  };
}

/** The type of a full name, or of a short one that only one type has. */
export function typeNamed(name: string, types: readonly ResourceType[]): ResourceType | null {
  const full = types.find((type) => type.name === name);
  if (full !== undefined) return full;
  const [short, ...others] = types.filter((type) => shortNameOf(type.name) === name);
  return short !== undefined && others.length === 0 ? short : null;
}
