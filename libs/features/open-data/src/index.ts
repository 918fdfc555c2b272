export { PROBLEM_LIMIT, type Problem, type ProblemCount } from './check/problems.ts';
export { descriptorOf, type PackageMetadata } from './format/descriptor.ts';
export type { Field, Format, Resource } from './format/format.ts';
export { openData, vocabulary } from './format/formats.ts';
export { Importer, type ImportOptions } from './import/importer.service.ts';
export type { Progress } from './import/package-import.ts';
export type { ImportOutcome, ImportReport, PackageIdentity } from './import/report.ts';
export { publishVocabulary, vocabularyFolder } from './publish-vocabulary.ts';
export type { Change, ResourceReport } from './tables/matching.ts';
