import type { HomeView } from '@remit/api/home/home-views';
import { waitingHere } from './waiting-here.ts';

/** What needs nobody today and is good to know, in the order in which it comes. */
export const HOME_CARDS = [
  'inbox',
  'team',
  'drafts',
  'checks',
  'unused',
  'policy',
  'power',
  'refusals',
  'chain',
  'wall',
  'look-up',
  'mine',
  'asked',
  'access',
] as const;

export type HomeCard = (typeof HOME_CARDS)[number];

/** A home page as somebody made it: all cards in their order, and those of them that are hidden. */
export interface HomeArrangement {
  readonly order: readonly HomeCard[];
  readonly hidden: ReadonlySet<HomeCard>;
}

const isCard = (name: string): name is HomeCard => HOME_CARDS.some((card) => card === name);

/** What was kept, with cards that came since where they come by themselves, and without what is no card any more. */
export function arrangementOf({ order, hidden }: HomeView['cards']): HomeArrangement {
  const kept = [...new Set(order.filter(isCard))];
  const later = HOME_CARDS.filter((card) => !kept.includes(card));
  return { order: [...kept, ...later], hidden: new Set(hidden.filter(isCard)) };
}

/** Whether it is the page as it comes. */
export const isAsItComes = ({ order, hidden }: HomeArrangement): boolean =>
  hidden.size === 0 && order.every((card, at) => card === HOME_CARDS[at]);

/** A card one place further up or down among those that are there; past the end it begins at the other. */
export function moveCard(
  order: readonly HomeCard[],
  here: readonly HomeCard[],
  card: HomeCard,
  by: 1 | -1,
): readonly HomeCard[] {
  const left = here.filter((each) => each !== card);
  const to = (here.indexOf(card) + by + here.length) % here.length;
  const placed = [...left.slice(0, to), card, ...left.slice(to)];
  // The others keep their places: what is not there for somebody today may be tomorrow.
  const next = placed.values();
  return order.map((each) => (here.includes(each) ? (next.next().value ?? each) : each));
}

/** The cards that its reader has: what they may not see, what needs them today already, and what is empty is none. */
export function cardsHere(home: HomeView): readonly HomeCard[] {
  const said = new Set(waitingHere(home));
  const there: Readonly<Record<HomeCard, boolean>> = {
    inbox: home.inbox !== null && !said.has('inbox'),
    team: home.team !== null,
    drafts: home.drafts !== null,
    checks: home.checks !== null && !said.has('checks'),
    unused: home.unused !== null && home.unused.count > 0,
    policy: home.policy !== null,
    power: home.power !== null,
    refusals: home.refusals !== null && !said.has('refusals'),
    chain: home.chain !== null && !said.has('chain broken'),
    wall: home.wall !== null,
    'look-up': home.explains,
    mine: true,
    asked: home.own.access > 0,
    access: true,
  };
  return HOME_CARDS.filter((card) => there[card]);
}
