import { CatchBoundary } from '@tanstack/react-router';
import { type ComponentType, lazy, useState } from 'react';
import { isMissingPart } from '../data/missing-parts.ts';
import { MissingDialog } from './dialogs/missing-dialog.tsx';
import { MissingPane, type MissingProps } from './states/missing-pane.tsx';

const Nothing = () => null;

/**
 * A part of a page that is fetched when it first shows. Where it does not come its place says so, and whatever else is on
 * the page stays as it is.
 * @param Missing what stands in its place then; it has the part's own properties too
 */
export function lazyPart<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  Missing: ComponentType<Props & MissingProps> = MissingPane,
): ComponentType<Props> {
  const asked = () => lazy(async () => ({ default: await fetchPart() }));
  let part = asked();
  return function LazyPart(props: Props) {
    const [Part, setPart] = useState(() => part);
    const [met, setMet] = useState<unknown>(null);
    if (met === null) {
      const meet = (error: unknown): void => {
        // What did not come once would be remembered as such for good.
        if (isMissingPart(error)) part = asked();
        setMet(error);
      };
      return (
        <CatchBoundary getResetKey={() => 'part'} onCatch={meet} errorComponent={Nothing}>
          <Part {...props} />
        </CatchBoundary>
      );
    }
    if (!isMissingPart(met)) throw met;
    const ask = (): void => {
      setPart(() => part);
      setMet(null);
    };
    return <Missing {...props} onAgain={ask} />;
  };
}

/** The same of a dialog: where it does not come, one that says so can be closed. */
export const lazyDialog = <Props extends { readonly onClose: () => void }>(
  fetchDialog: () => Promise<ComponentType<Props>>,
): ComponentType<Props> => lazyPart<Props>(fetchDialog, MissingDialog);
