import { Page } from '../../parts/page.tsx';
import { LargeGrid } from './grids.tsx';

/** Every part in every state, for eyes and for the tests that look at both themes. */
export function GalleryScreen() {
  return (
    <main>
      <Page title="Parts">
        <LargeGrid />
      </Page>
    </main>
  );
}
