import { everyMember } from './allows.ts';
import type { RowsOf } from './rows-of.ts';

const view = { screen: 'matrix', name: 'Unused', words: { show: 'unused' } };

export const viewsRows: RowsOf<'views'> = {
  'views.list': { input: () => ({ screen: 'matrix' }), own: everyMember },
  'views.save': { input: () => view, own: everyMember },
  'views.delete': {
    input: async ({ asker }) => {
      // One that is there: whoever may not call at all is refused before it is looked for.
      await asker?.call('views.save', view);
      return { screen: view.screen, name: view.name };
    },
    own: everyMember,
  },
};
