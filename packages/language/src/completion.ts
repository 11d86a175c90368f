/** What a completion is the name of; a `word` and a `sign` are the language's own. */
export type CompletionKind =
  | 'word'
  | 'sign'
  | 'role'
  | 'module'
  | 'type'
  | 'field'
  | 'field-type'
  | 'action'
  | 'qualifier'
  | 'set'
  | 'folder'
  | 'department'
  | 'member'
  | 'value'
  | 'attribute'
  | 'currency';

/** Something that can stand at a place of a text: putting `insert` for what is between `from` and `to` writes it. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** What a list of choices shows. */
  readonly label: string;
  /** What it is, in a few words; empty where the label says it. */
  readonly detail: string;
  readonly kind: CompletionKind;
}
