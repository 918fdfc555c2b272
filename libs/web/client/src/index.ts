export { ApiFailure, ApiUnavailable, createClient, type Execute } from './client.ts';
export * from './generated/operations.ts';
