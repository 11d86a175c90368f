import type { Place } from '../tenants/tenant-placement.ts';

/** A place as records name it, such as `shared main/remit_shared`. */
export const placeWords = ({ tier, server, databaseName }: Place): string =>
  `${tier} ${server}/${databaseName}`;
