/** Where procedures outside of tenants are asked. */
export const outsidePath = '/rpc/:path';
