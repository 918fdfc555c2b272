export { ApiFailure, ApiUnavailable, createClient, type Execute, type WrongField } from './client.ts';
export * from './generated/operations.ts';
