import { z } from 'zod';
import { auditViewWords } from '../audit/audit-view-words.ts';
import { ownHome } from '../home/home-cards.ts';
import { sentence, text } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { deleteView, saveView, viewsOf } from './saved-views.ts';
import { router } from '../trpc.ts';

const screen = z.enum(['matrix', 'audit', 'home']);
const name = sentence(1, 60);
const word = text(1, 400).optional();
/** Those of the matrix. A screen makes of their values what it would of an address. */
const words = z
  .strictObject({ q: word, role: word, module: word, show: word, compare: word, people: word, freeze: word })
  .transform(said);

/** Cards of the home page, by their names with spaces between. */
const cards = z.strictObject({ order: word, hidden: word }).transform(said);

/** The words that were said, of all that could be. */
function said(given: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/** What everybody keeps of a screen for themselves. */
export const savedViewsRouter = router({
  list: tenantProcedure('views.list')
    .input(z.strictObject({ screen }))
    .query(({ ctx, input }) => viewsOf(ctx.call, input.screen)),
  save: tenantProcedure('views.save')
    .input(
      z.discriminatedUnion('screen', [
        z.strictObject({ screen: z.literal('matrix'), name, words }),
        z.strictObject({ screen: z.literal('home'), name: z.literal(ownHome), words: cards }),
        z.strictObject({ screen: z.literal('audit'), name, words: auditViewWords.transform(said) }),
      ]),
    )
    .mutation(({ ctx, input: { screen: of, ...view } }) => saveView(ctx.call, of, view)),
  delete: tenantProcedure('views.delete')
    .input(z.strictObject({ screen, name }))
    .mutation(({ ctx, input }) => deleteView(ctx.call, input.screen, input.name)),
});
