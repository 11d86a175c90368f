import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Page } from '../../parts/page.tsx';
import { ToastProvider } from '../../parts/toasts.tsx';
import { WhyProvider } from '../../parts/why/why-provider.tsx';
import { chooseTheme, useTheme } from '../../shell/theme.ts';
import { gallery as words } from '../../words/gallery.ts';
import { tenantWords } from '../../words/tenant.ts';
import { MoreWords } from '../../words/words.tsx';
import { Choices } from './choices.tsx';
import { Controls } from './controls.tsx';
import { Dialogs } from './dialogs.tsx';
import { Inputs } from './inputs.tsx';
import { Said } from './said.tsx';
import { States } from './states.tsx';
import { TenantParts } from './tenant-parts.tsx';

// The largest parts of all, and the last on the page.
const Grids = lazyPart(async () => (await import('./grids.tsx')).Grids);

/**
 * Every part in every state, for eyes and for the tests that look at both themes. Nothing links here and nothing here is
 * anybody's data, so that it needs nobody to be signed in.
 */
export function GalleryScreen() {
  return (
    <MoreWords words={{ ...tenantWords, gallery: words }}>
      <ToastProvider>
        <WhyProvider>
          <Gallery />
        </WhyProvider>
      </ToastProvider>
    </MoreWords>
  );
}

const themes = ['light', 'dark', 'system'] as const;

function Gallery() {
  const t = useTranslations('gallery');
  const theme = useTheme();
  return (
    <main>
      <Page
        title={t('title')}
        lead={t('lead')}
        actions={themes.map((each) => (
          <Button key={each} aria-pressed={theme === each} onClick={() => chooseTheme(each)}>
            {t(`themes.${each}`)}
          </Button>
        ))}
      >
        <div className="flex flex-col gap-8">
          <Controls />
          <Inputs />
          <Choices />
          <Dialogs />
          <Said />
          <TenantParts />
          <States />
          <Suspense>
            <Grids />
          </Suspense>
        </div>
      </Page>
    </main>
  );
}
