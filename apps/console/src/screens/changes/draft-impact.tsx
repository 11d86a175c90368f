import { useTranslations } from 'use-intl';
import type { ImpactPeopleView } from '@remit/api/changes/changes-impact-views';
import type { DraftReviewsView, DraftView } from '@remit/api/changes/changes-views';
import { Section } from '../../parts/section.tsx';
import { DraftTalk } from './draft-talk.tsx';
import { ImpactChecks } from './impact-checks.tsx';
import { ImpactEffect } from './impact-effect.tsx';
import { ImpactItems } from './impact-items.tsx';
import { ImpactPeople } from './impact-people.tsx';
import { ImpactReplay } from './impact-replay.tsx';
import type { ImpactAddress } from './use-impact-address.ts';
import type { useImpactParts } from './use-impact-parts.ts';

interface DraftImpactProps {
  readonly draft: DraftView;
  readonly reviews: DraftReviewsView | undefined;
  readonly impact: ImpactPeopleView;
  readonly parts: ReturnType<typeof useImpactParts>;
  readonly address: ImpactAddress;
}

const sectionLook = 'flex flex-col gap-2';
const titleLook = 'font-semibold';

/** What a draft means, the sentence first; what takes longer to count comes in under it. */
export function DraftImpact({ draft, reviews, impact, parts, address }: DraftImpactProps) {
  const t = useTranslations('draftImpact');
  const { checks, effect } = parts;
  // Its own sentence says more, and is only right for the same document.
  const counted =
    effect.data?.kind === 'answer' && effect.data.answer.documentHash === impact.documentHash
      ? effect.data.answer
      : null;
  return (
    <>
      <div className="max-w-3xl" aria-live="polite">
        <p className="text-lg font-medium" data-testid="impact-headline">
          {counted?.headline ?? impact.headline}
        </p>
        <p className="mt-1 text-ink-3">{t('looked', { count: impact.members })}</p>
      </div>
      <Section level={2} title={t('edits')} titleClass={titleLook} className={sectionLook}>
        <ImpactItems draft={draft} items={impact.items} comments={reviews?.comments} />
      </Section>
      <Section level={2} title={t('whom')} titleClass={titleLook} className={sectionLook}>
        <ImpactPeople draft={draft} impact={impact} address={address} />
      </Section>
      <Section level={2} title={t('checks')} titleClass={titleLook} className={sectionLook}>
        <ImpactChecks checks={checks} />
      </Section>
      <ImpactEffect effect={effect} looks={{ titleClass: titleLook, className: sectionLook }} />
      <Section level={2} title={t('replay')} titleClass={titleLook} className={sectionLook}>
        <ImpactReplay draft={draft} ready={effect.data !== undefined} />
      </Section>
      {reviews === undefined ? null : (
        <Section level={2} title={t('talk')} titleClass={titleLook} className={sectionLook}>
          <DraftTalk draft={draft} reviews={reviews} />
        </Section>
      )}
    </>
  );
}
