import { useTranslations } from 'use-intl';
import type { HomeView } from '@remit/api/home-views';
import { Section } from '../../parts/section.tsx';
import { AccessSentence, AskedSentence, InboxSentence, MineSentence } from './own-sentences.tsx';
import { ChainSentence, RefusalsSentence } from './audit-sentences.tsx';
import { ChecksSentence, DraftsSentence, PolicySentence, UnusedSentence } from './policy-sentences.tsx';
import { LookUpSentence, TeamSentence } from './people-sentences.tsx';
import { PowerSentence, WallSentence } from './security-sentences.tsx';
import { waitingHere } from './waiting-here.ts';

/** What needs nobody today, and is good to know; what is said above is not said twice. */
export function Stands({ home }: { readonly home: HomeView }) {
  const t = useTranslations('home');
  const said = new Set(waitingHere(home));
  return (
    <Section level={2} title={t('stands')} titleClass="pb-2 font-semibold">
      <ul className="card divide-y divide-line overflow-hidden">
        {said.has('inbox') ? null : <InboxSentence inbox={home.inbox} now={home.now} />}
        <TeamSentence team={home.team} />
        <DraftsSentence drafts={home.drafts} />
        {said.has('checks') ? null : <ChecksSentence checks={home.checks} />}
        <UnusedSentence unused={home.unused} />
        <PolicySentence policy={home.policy} />
        <PowerSentence power={home.power} />
        {said.has('refusals') ? null : <RefusalsSentence refusals={home.refusals} />}
        {said.has('chain broken') ? null : <ChainSentence chain={home.chain} />}
        <WallSentence wall={home.wall} />
        {home.explains ? <LookUpSentence /> : null}
        <MineSentence own={home.own} />
        {home.own.access === 0 ? null : <AskedSentence own={home.own} />}
        <AccessSentence access={home.access} />
      </ul>
    </Section>
  );
}
