import * as commitments from './commitments.resources.ts';
import * as contributions from './contributions.resources.ts';
import type { Format, Resource } from './format.ts';
import * as plans from './plans.resources.ts';
import * as codes from './vocabulary.resources.ts';

/** The open-data format of Quipu: what is exported and what is imported. */
export const openData: Format = {
  id: 'quipu-open-data/1',
  resources: [
    plans.members,
    plans.institutions,
    plans.plans,
    plans.stages,
    plans.themes,
    plans.events,
    plans.attendances,
    contributions.contributions,
    commitments.commitments,
    commitments.milestones,
    contributions.decisions,
    contributions.lineageEdges,
    commitments.irmReports,
    commitments.assessments,
    commitments.standardRatings,
    commitments.recommendations,
  ],
};

/** Codes that are data: they ship with the program and are published by `quipu migrate`. */
export const vocabulary: Format = {
  id: 'quipu-vocabulary/1',
  resources: [codes.reasonCodes, codes.schemes, codes.indicators, codes.indicatorCodes, codes.standards, codes.regions],
};

const all: ReadonlyMap<string, Resource> = new Map(
  [...vocabulary.resources, ...openData.resources].map((resource) => [resource.name, resource]),
);

/** The resource called `name` in any of the formats: a plan's data refer to the vocabulary. */
export function anyResource(name: string): Resource {
  const resource = all.get(name);
  if (!resource) throw new RangeError(`No resource is called ${name}.`);
  return resource;
}
