import type { FastifyInstance } from 'fastify';

export async function registerExplorer(_server: FastifyInstance): Promise<void> {}
