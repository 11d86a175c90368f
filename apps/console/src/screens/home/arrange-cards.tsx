import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CheckField } from '../../parts/fields/check-field.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { type HomeArrangement, type HomeCard, moveCard } from './home-cards.ts';

const ways = [
  { way: 'up', by: -1, Icon: ArrowUp },
  { way: 'down', by: 1, Icon: ArrowDown },
] as const;

interface ArrangeCardsProps {
  /** The cards that there are for the reader. */
  readonly here: readonly HomeCard[];
  readonly arranged: HomeArrangement;
  readonly onChange: (arranged: HomeArrangement) => void;
}

/** The cards of a home page, each to be shown or not, and to be moved past the others. */
export function ArrangeCards({ here, arranged, onChange }: ArrangeCardsProps) {
  const t = useTranslations('home');
  const { order, hidden } = arranged;
  const cards = order.filter((card) => here.includes(card));
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<{ readonly card: HomeCard; readonly way: string } | null>(null);
  // A line that moves in the page loses the focus that one of its buttons had.
  useEffect(() => {
    if (moved === null) return;
    list.current?.querySelector<HTMLElement>(`[data-move="${moved.card} ${moved.way}"]`)?.focus();
  }, [moved]);
  const show = (card: HomeCard, shown: boolean): void => {
    const others = [...hidden].filter((each) => each !== card);
    onChange({ order, hidden: new Set(shown ? others : [...others, card]) });
  };
  return (
    <>
      <ul ref={list} className="card divide-y divide-line">
        {cards.map((card) => {
          const name = t(`card.${card}`);
          return (
            <li key={card} className="flex items-center gap-1 px-3 py-1">
              <CheckField
                checked={!hidden.has(card)}
                onChange={(shown) => show(card, shown)}
                className="min-w-0 flex-1"
              >
                {name}
              </CheckField>
              {ways.map(({ way, by, Icon }) => (
                <IconButton
                  key={way}
                  label={t(`move.${way}`, { name })}
                  data-move={`${card} ${way}`}
                  onClick={() => {
                    onChange({ order: moveCard(order, cards, card, by), hidden });
                    setMoved({ card, way });
                  }}
                >
                  <Icon size={16} aria-hidden />
                </IconButton>
              ))}
            </li>
          );
        })}
      </ul>
      <p role="status" className="sr-only">
        {moved === null
          ? null
          : t('movedTo', {
              name: t(`card.${moved.card}`),
              place: cards.indexOf(moved.card) + 1,
              of: cards.length,
            })}
      </p>
    </>
  );
}
