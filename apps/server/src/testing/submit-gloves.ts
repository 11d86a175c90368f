import type { Caller } from './serve-sample.ts';

/** Has somebody ask for gloves for 100 EUR, in production. @returns id of the request */
export async function submitGloves(by: Caller): Promise<string> {
  const { data, error } = await by.call('requests.submit', {
    purpose: 'Gloves',
    amount: { minor: 10_000, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  });
  if (error !== null) throw new Error(error.message);
  return data.id;
}
