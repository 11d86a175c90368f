import { useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Suspense, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { DraftBar } from '../../draft/draft-bar.tsx';
import { useDraft } from '../../draft/use-draft.ts';
import { Folded } from '../../parts/folded.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { MissingMark } from '../../parts/states/missing-mark.tsx';
import { Page } from '../../parts/page.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { matrix as words } from '../../words/matrix.ts';
import { MoreWords } from '../../words/words.tsx';
import { ConditionalCells } from './conditional-cells.tsx';
import { ExportMatrix } from './export-matrix.tsx';
import { chosenIn, matrixAddress } from './matrix-address.ts';
import { MatrixCompare, MatrixFilters } from './matrix-filters.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { MatrixLegend } from './matrix-legend.tsx';
import { MatrixNotes } from './matrix-notes.tsx';
import { MatrixPeek } from './matrix-peek.tsx';
import { useCellEdits } from './use-cell-edits.ts';
import { useChosenCell } from './use-chosen-cell.ts';
import { useClosedTypes } from './use-closed-types.ts';
import { useMatrix } from './use-matrix.ts';
import { useMatrixCommands } from './use-matrix-commands.ts';
import { usePeopleColumns } from './use-people-columns.ts';
import { useRoleUses } from './use-role-uses.ts';

// What is kept comes after what shows.
const MatrixViews = lazyPart(async () => (await import('./matrix-views.tsx')).MatrixViews, MissingMark);

/** Every role by every action: what is granted, what a draft changes of it, and whom that touches. */
export function MatrixScreen() {
  return (
    <MoreWords words={{ matrix: words }}>
      <Matrix />
    </MoreWords>
  );
}

function Matrix() {
  const t = useTranslations('matrix');
  const narrow = useNarrow();
  const calls = useCalls();
  const { data: policy } = useSuspenseQuery(calls.options.policy.current.queryOptions());
  const draft = useDraft();
  const search = useSearch({ from: '/t/$tenant/access/matrix' });
  const address = matrixAddress(search);
  const { closed, toggle } = useClosedTypes(search.closed);
  const others = usePeopleColumns(address.people);
  const uses = useRoleUses(address.show === 'unused');
  const matrix = useMatrix({ policy, draft, address, closed, people: others.people, uses: uses.uses });
  const { at, first, goTo } = useChosenCell(matrix, search.sel);
  const edits = useCellEdits(draft);
  const peek = useRef<HTMLElement>(null);
  const commands = useMatrixCommands(matrix, draft, edits, () => peek.current?.focus());
  return (
    <div className="flex h-full flex-col">
      <div className="grid min-h-0 flex-1 grid-cols-1 max-lg:overflow-y-auto lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 lg:min-h-0">
          <Page
            fill
            title={t('title')}
            lead={t('lead')}
            actions={
              <>
                <Suspense>
                  <MatrixViews />
                </Suspense>
                <ExportMatrix matrix={matrix} draft={draft} address={address} />
              </>
            }
          >
            <AccessTabs />
            <Folded label={t('filters', { count: chosenIn(address) })}>
              <MatrixFilters address={address} document={draft.document} />
              {narrow ? <MatrixCompare address={address} document={draft.document} /> : null}
            </Folded>
            <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 pb-2 text-ink-2">
              <MatrixNotes
                matrix={matrix}
                address={address}
                uses={uses}
                said={edits.said}
                refused={others.refused}
              />
              {narrow ? null : <MatrixCompare address={address} document={draft.document} />}
            </div>
            <div className="flex min-h-0 flex-1 flex-col max-lg:h-[70dvh] max-lg:flex-none">
              <MatrixGrid
                matrix={matrix}
                compares={address.compared.length > 0}
                commands={commands}
                first={first}
                onActive={goTo}
                onToggle={toggle}
              />
            </div>
            <MatrixLegend keys="keys" unused={uses.uses !== null} />
          </Page>
        </div>
        <MatrixPeek
          ref={peek}
          matrix={matrix}
          draft={draft}
          at={at}
          address={address}
          people={others.people}
          edits={edits}
          onSet={(to) => {
            if (at !== null) commands.setAt(at, to);
          }}
          onOpenRole={commands.openRole}
        />
      </div>
      <DraftBar draft={draft} />
      {edits.asked === null ? null : (
        <Suspense>
          <ConditionalCells
            asked={edits.asked}
            states={matrix.now}
            labelOf={matrix.labelOf}
            onAnswer={edits.answer}
          />
        </Suspense>
      )}
    </div>
  );
}
