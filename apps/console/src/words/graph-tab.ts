/** How the access graph is called where it is linked from: the rest of its words come with its screen alone. */
export const graphTab = { tab: 'Graph', title: 'Access graph' } as const;
