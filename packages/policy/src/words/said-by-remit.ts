import type { FieldDeclaration } from '../document.ts';
import type { ValueType } from '../values/value.ts';

/** A place that every request has for what Remit says of it itself; a field that says it is called so. */
export type SaidPlace = 'number' | 'status' | 'sent_by' | 'submitted_at' | 'decided_at';

interface Said {
  readonly place: SaidPlace;
  readonly type: FieldDeclaration['type'];
  /** Why nobody fills it in, as half a sentence. */
  readonly because: string;
}

/** What Remit says of every request itself; a type that declares a field of this name and type has it there. */
const SAID: readonly Said[] = [
  { place: 'number', type: 'text', because: 'Remit numbers requests itself' },
  { place: 'status', type: 'enum', because: 'it follows from what happens to the request' },
  { place: 'sent_by', type: 'member', because: 'it says who sent the request in the place of another' },
  { place: 'submitted_at', type: 'instant', because: 'Remit says when a request was submitted' },
  { place: 'decided_at', type: 'instant', because: 'Remit says when a request was decided' },
];

const saidAs = (name: string): Said | undefined => SAID.find(({ place }) => place === name);

/** The type of what Remit says of every request under a name; null for a name that is free. */
export const typeSaidByRemit = (name: string): FieldDeclaration['type'] | null => saidAs(name)?.type ?? null;

/** The place of what a field of this name and type says; null for a field that is the type's own. */
export function placeSaidByRemit(name: string, type: ValueType): SaidPlace | null {
  const said = saidAs(name);
  return said?.type === type ? said.place : null;
}

/** Why nobody fills in a field of this name and type, as half a sentence: Remit says it of every request itself. */
export function saidByRemit(name: string, type: ValueType): string | null {
  const said = saidAs(name);
  return said?.type === type ? said.because : null;
}
