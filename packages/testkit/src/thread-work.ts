/**
 * How long this thread works on something, in ms of processor: what else the machine does meanwhile is not counted.
 * @param act what is done before it returns
 */
export function threadWork(act: () => unknown): number {
  const began = process.threadCpuUsage();
  act();
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000;
}
