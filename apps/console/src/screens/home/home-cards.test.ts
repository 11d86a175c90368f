import { expect, test } from 'vitest';
import { arrangementOf, HOME_CARDS, isAsItComes, moveCard } from './home-cards.ts';

test('what was kept comes in its order, with cards that came since and without what is no card any more', () => {
  const { order, hidden } = arrangementOf({
    order: ['access', 'gone', 'access', 'team'],
    hidden: ['gone', 'mine'],
  });
  expect(order.slice(0, 2)).toEqual(['access', 'team']);
  expect(order.toSorted()).toEqual([...HOME_CARDS].toSorted());
  expect([...hidden]).toEqual(['mine']);
});

test('without anything kept it is the page as it comes, and a card moved there and back leaves it so', () => {
  const none = arrangementOf({ order: [], hidden: [] });
  expect(isAsItComes(none)).toBe(true);
  const here = ['team', 'mine', 'access'] as const;
  const moved = moveCard(none.order, here, 'mine', -1);
  expect(isAsItComes({ ...none, order: moved })).toBe(false);
  expect(isAsItComes({ ...none, order: moveCard(moved, ['mine', 'team', 'access'], 'mine', 1) })).toBe(true);
});

test('a card moves past those that are there alone, and past the end it begins at the other', () => {
  const { order } = arrangementOf({ order: [], hidden: [] });
  const here = ['inbox', 'policy', 'access'] as const;
  const places = (cards: readonly string[]) => cards.filter((card) => here.some((each) => each === card));
  expect(places(moveCard(order, here, 'access', 1))).toEqual(['access', 'inbox', 'policy']);
  expect(places(moveCard(order, here, 'inbox', 1))).toEqual(['policy', 'inbox', 'access']);
  const others = (cards: readonly string[]) => cards.filter((card) => !here.some((each) => each === card));
  expect(others(moveCard(order, here, 'access', 1))).toEqual(others(order));
});
