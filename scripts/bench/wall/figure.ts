import { teller } from '../figure.ts';

export const { printFigure, say } = teller('wall');
