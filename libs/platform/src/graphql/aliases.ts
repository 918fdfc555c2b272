import { GraphQLError, type ValidationRule } from 'graphql';
import { BadInput } from './bad-input.ts';

/**
 * Refuses aliases that every object of JavaScript answers to, such as `__proto__` and `constructor`: what takes a question
 * apart, and what reads the answer, would find something there that nobody asked for.
 */
export const aliasRule: ValidationRule = (context) => ({
  Field(node) {
    const alias = node.alias?.value;
    if (alias === undefined || !(alias in Object.prototype)) return;
    const originalError = new BadInput([{ field: 'query', problem: 'alias-taken', values: { alias } }]);
    context.reportError(new GraphQLError(originalError.message, { nodes: node, originalError }));
  },
});
