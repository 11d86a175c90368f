import type { DecisionInFull } from '@remit/policy/decision';
import { isCurrency } from '@remit/policy/values/currency';
import type { Rate } from '@remit/policy/rates';
import { writeAudit } from '@remit/store/audit/audit-log';
import { insertRate } from '@remit/store/rates';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import type { RatesView } from './rates-view.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Every rate that was ever set: of a currency the latest one not after a moment is that of the moment. */
export function listRates({ directory }: TenantCall): RatesView {
  const { baseCurrency, rates = [] } = directory.directory;
  const byCurrency = rates.toSorted(
    (one, other) => one.currency.localeCompare(other.currency, 'en') || other.from - one.from,
  );
  return { base: baseCurrency, rates: byCurrency };
}

/**
 * Sets a rate from a moment on. What was submitted before keeps the rate that was pinned on it.
 * @throws RemitError `invalid` for what is no currency, the base itself, or a moment that has a rate already or is past:
 *   a rate of yesterday would change what was decided since
 */
export async function setRate(call: TenantCall, { currency, rate, from }: Rate): Promise<RatesView> {
  const { baseCurrency, rates = [] } = call.directory.directory;
  const { now } = call.environment;
  const at = Math.max(from, now);
  if (!isCurrency(currency)) {
    throw new RemitError(
      'invalid',
      `\`currency\`: \`${currency}\` is no currency of ISO 4217, such as \`USD\``,
    );
  }
  if (currency === baseCurrency) {
    throw new RemitError('invalid', `\`currency\`: \`${currency}\` is the base, whose rate is 1`);
  }
  if (from !== 0 && from < now) {
    throw new RemitError('invalid', '`from`: a rate begins now or later; what was decided before it stands');
  }
  const before = listRates(call).rates.find((each) => each.currency === currency && each.from <= now);
  if (!(await insertRate(call.tx, { currency, rate, from: at }, call.subject.member.id))) {
    throw new RemitError('conflict', '`from`: this currency has a rate from that moment already');
  }
  const decision: DecisionInFull | null = call.decisions[0] ?? null;
  await writeAudit(call.tx, {
    ...happenedIn(call, decision),
    action: 'rate.set',
    target: { type: 'remit.Tenant', id: call.tenantId },
    outcome: 'allow',
    because: decision?.because ?? [],
    before: before === undefined ? null : { rate: before.rate },
    after: { rate },
    details: { currency, base: baseCurrency, from: at },
  });
  const set = { currency, rate, from: at };
  const others = rates.filter((each) => each.currency !== currency || each.from !== at);
  const directory = { ...call.directory.directory, rates: [...others, set] };
  return listRates({ ...call, directory: { ...call.directory, directory } });
}
