import { only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const tenantRows: RowsOf<'tenant'> = {
  'tenant.public': { input: nothing, signedIn: 'allowed', nobody: 'allowed', atTenant: true },
  'tenant.config': { input: nothing, own: only(['administrator'], 'forbidden') },
  'tenant.saveConfig': {
    input: () => ({ name: 'Halden Works', accent: 'indigo', timeZone: 'Europe/Paris', baseCurrency: 'EUR' }),
    own: only(['administrator'], 'forbidden'),
  },
};
