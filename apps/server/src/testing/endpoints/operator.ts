import type { OutsideRow } from '../endpoint-row.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

/** To whoever does not operate Remit; operator.pg.test.ts asks as somebody who does. */
const notThere: OutsideRow = { input: nothing, signedIn: 'not-found', nobody: 'not-found' };

export const operatorRows: RowsOf<'operator'> = {
  'operator.tenants': notThere,
  'operator.tenant': notThere,
  'operator.create': notThere,
  'operator.suspend': notThere,
  'operator.restore': notThere,
  'operator.rename': notThere,
  'operator.remove': notThere,
  'operator.undelete': notThere,
  'operator.move': notThere,
  'operator.cancelMove': notThere,
  'operator.purgeMoved': notThere,
  'operator.addHost': notThere,
  'operator.removeHost': notThere,
  'operator.count': notThere,
  'operator.flags': notThere,
  'operator.setFlag': notThere,
  'operator.clearFlag': notThere,
  'operator.signIns': notThere,
  'operator.isolation': notThere,
};
