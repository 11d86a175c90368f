import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { HomeView } from '@remit/api/home/home-views';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { ArrangeDialog } from './arrange-dialog.tsx';
import { ChainSentence, RefusalsSentence } from './audit-sentences.tsx';
import { arrangementOf, cardsHere, type HomeCard } from './home-cards.ts';
import { AccessSentence, AskedSentence, InboxSentence, MineSentence } from './own-sentences.tsx';
import { LookUpSentence, TeamSentence } from './people-sentences.tsx';
import { ChecksSentence, DraftsSentence, PolicySentence, UnusedSentence } from './policy-sentences.tsx';
import { PowerSentence, WallSentence } from './security-sentences.tsx';

/**
 * What needs nobody today, and is good to know, as its reader arranged it; what is said above is not said twice. What needs
 * them today is not theirs to hide.
 */
export function Stands({ home }: { readonly home: HomeView }) {
  const t = useTranslations('home');
  const { seenBy } = useMe();
  const [arranging, setArranging] = useState(false);
  const { order, hidden } = arrangementOf(home.cards);
  const here = new Set(cardsHere(home));
  const shown = order.filter((card) => here.has(card) && !hidden.has(card));
  return (
    <Section level={2} title={t('stands')} titleClass="pb-2 font-semibold">
      {shown.length === 0 ? null : (
        <ul className="card divide-y divide-line overflow-hidden">
          {shown.map((card) => (
            <Card key={card} card={card} home={home} />
          ))}
        </ul>
      )}
      {seenBy === null ? (
        <Button look="ghost" className="mt-2" onClick={() => setArranging(true)}>
          <SlidersHorizontal size={15} aria-hidden />
          {t('arrange')}
        </Button>
      ) : null}
      {arranging ? <ArrangeDialog home={home} onClose={() => setArranging(false)} /> : null}
    </Section>
  );
}

function Card({ card, home }: { readonly card: HomeCard; readonly home: HomeView }) {
  switch (card) {
    case 'inbox':
      return <InboxSentence inbox={home.inbox} now={home.now} />;
    case 'team':
      return <TeamSentence team={home.team} />;
    case 'drafts':
      return <DraftsSentence drafts={home.drafts} />;
    case 'checks':
      return <ChecksSentence checks={home.checks} />;
    case 'unused':
      return <UnusedSentence unused={home.unused} />;
    case 'policy':
      return <PolicySentence policy={home.policy} />;
    case 'power':
      return <PowerSentence power={home.power} />;
    case 'refusals':
      return <RefusalsSentence refusals={home.refusals} />;
    case 'chain':
      return <ChainSentence chain={home.chain} />;
    case 'wall':
      return <WallSentence wall={home.wall} />;
    case 'look-up':
      return <LookUpSentence />;
    case 'mine':
      return <MineSentence own={home.own} />;
    case 'asked':
      return <AskedSentence own={home.own} />;
    case 'access':
      return <AccessSentence access={home.access} />;
    default:
      return card satisfies never;
  }
}
