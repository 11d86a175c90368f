/** A browser and a system as people call them. */
export interface AgentName {
  readonly browser: string;
  readonly system: string;
}

// In this order: most programs say that they are several of these.
const browsers = [
  ['Edge', /\bEdg\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\b(?:Headless)?Chrome\//],
  ['Safari', /\bSafari\//],
] as const;
const systems = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** What a program says of itself, in two words; null when it says neither. */
export function agentName(agent: string | null): AgentName | null {
  if (agent === null) return null;
  const browser = browsers.find(([, sign]) => sign.test(agent))?.[0];
  const system = systems.find(([, sign]) => sign.test(agent))?.[0];
  return browser === undefined || system === undefined ? null : { browser, system };
}
