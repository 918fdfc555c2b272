import { resultOf } from '@quipu/platform/graphql';
import type { Question, Reads } from '@quipu/platform/reads';
import { Contribution } from './contribution.entity.ts';
import { contributionShape } from './contributions.reads.ts';

/** What every act that records a contribution answers. */
export const ContributionResult = resultOf(Contribution);

/** The contribution with this id, as it was asked for. */
export const readContribution = (reads: Reads, id: string, asked: Question) =>
  reads.one(contributionShape, 'contributions', (row, sql) => `${row}.id = ${sql.value(id, 'uuid')}`, asked);
