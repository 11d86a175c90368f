import { teller } from '../shared/figure.ts';

export const { printFigure, say } = teller('console');
