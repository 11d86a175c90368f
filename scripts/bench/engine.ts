import { measureChanges } from './engine/changes.ts';
import { measureFaces } from './engine/faces.ts';
import { measureMemory } from './engine/memory.ts';
import { measureRates } from './engine/rates.ts';

// Before everything else, while nothing else is held.
measureMemory();
await measureRates();
measureFaces();
measureChanges();
