/** What was found by its words: only by those that the asker sees. */
export interface SearchHitView {
  readonly id: string;
  /** Null where the asker does not see it. */
  readonly title: string | null;
  readonly detail: string | null;
  /** The field in which it was found, when that is neither of the two. */
  readonly field: string | null;
  /** Whether it is a request, of whichever type: it has a page of its own. */
  readonly isRequest: boolean;
}

export interface SearchGroupView {
  /** Full name of a resource type; `remit.Member` for people. */
  readonly type: string;
  readonly label: string;
  readonly hits: readonly SearchHitView[];
  readonly more: boolean;
}

export interface SearchView {
  readonly groups: readonly SearchGroupView[];
}
