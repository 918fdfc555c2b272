import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import { Rejection } from '@quipu/kernel';
import { RejectionType } from './rejection.type.ts';

/** The return type of a mutation: `union XResult = X | Rejection`. */
export const resultOf = <T>(success: Type<T>) =>
  createUnionType({
    name: `${success.name}Result`,
    description: 'What was done, or why it was refused.',
    types: () => [success, RejectionType] as const,
    resolveType: (value: unknown) =>
      value instanceof Rejection || value instanceof RejectionType ? RejectionType : success,
  });
