/**
 * How often a suite does what it does: as the environment asks, else as often as fits into `npm test`. `npm run night`
 * asks for more.
 * @param name of the variable, such as `REMIT_KILLS`
 * @throws when it is set to something that is no count
 */
export function runCount(name: string, usual: number): number {
  const asked = process.env[name];
  if (asked === undefined || asked === '') return usual;
  if (!/^[1-9][0-9]{0,8}$/.test(asked))
    throw new Error(`${name} is \`${asked}\`; it must be a whole number above 0, such as \`${usual}\`.`);
  return Number(asked);
}
