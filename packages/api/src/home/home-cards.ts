import { readViews } from '@remit/store/saved-views';
import type { HomeView } from './home-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/** The name under which somebody's own home page is kept. */
export const ownHome = 'mine';

const namesIn = (words: string | undefined): readonly string[] =>
  words === undefined ? [] : words.split(' ').filter((name) => name !== '');

/** What the asker made of their home page: the cards in their order, and those that they hid. */
export async function homeCards({ tx, subject }: TenantCall): Promise<HomeView['cards']> {
  const views = await readViews(tx, subject.member.id, 'home');
  const { order, hidden } = views.find(({ name }) => name === ownHome)?.words ?? {};
  return { order: namesIn(order), hidden: namesIn(hidden) };
}
