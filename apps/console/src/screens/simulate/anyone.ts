/** Who a question of the simulator is about, where it asks who can. */
export const ANYONE = 'anyone';
