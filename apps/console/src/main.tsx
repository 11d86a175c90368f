import '@fontsource-variable/inter/wght.css';
import './styles.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { TRPCClientError } from '@trpc/client';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isMissingPart, watchMissingParts } from './data/missing-parts.ts';
import { router } from './router.ts';
import { bringFailed } from './routes/root-route.tsx';
import { applyTheme } from './shell/theme.ts';
import { Words } from './words/words.tsx';

applyTheme();
watchMissingParts(window);
window.addEventListener('load', () => void bringFailed());

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no element `root` to draw the console in');

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
createRoot(place, {
  // What a screen's error state shows in words is not also an accident in the console.
  onCaughtError: (error) => {
    if (!(error instanceof TRPCClientError) && !isMissingPart(error)) reportError(error);
  },
}).render(
  <StrictMode>
    <CSPProvider {...(nonce === undefined ? {} : { nonce })}>
      <Words>
        <RouterProvider router={router} />
      </Words>
    </CSPProvider>
  </StrictMode>,
);
