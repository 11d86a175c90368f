/**
 * The seed of this run: another one every time, so that a suite that is run often covers much; the one in `REMIT_SEED`
 * when a run is to be repeated. A failing property prints it.
 */
export function runSeed(): number {
  const asked = process.env['REMIT_SEED'];
  if (asked === undefined) return Math.trunc(Math.random() * 0x7fff_ffff);
  if (!/^[0-9]{1,10}$/.test(asked))
    throw new Error(`REMIT_SEED is \`${asked}\`; it must be a whole number such as \`1234567\`.`);
  return Number(asked);
}
