/** What the asker kept of a screen, by name: the words of its address that say what shows. */
export interface SavedViewsView {
  readonly views: readonly {
    readonly name: string;
    readonly words: Readonly<Record<string, string>>;
  }[];
}
