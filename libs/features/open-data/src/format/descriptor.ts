import type { Field, Format, Resource } from './format.ts';

/** Who made a package and under which terms; the rest of its datapackage.json is the format's. */
export interface PackageMetadata {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly description?: string;
  readonly licenses: readonly { readonly name: string; readonly path: string; readonly title: string }[];
  readonly sources: readonly { readonly title: string; readonly path?: string }[];
}

const PARTIAL_DATE = '[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?';

function constraintsOf(field: Field) {
  const { name: _name, type, description: _description, ...bounds } = field;
  return type === 'partial-date' ? { ...bounds, pattern: PARTIAL_DATE } : bounds;
}

function fieldSchema(field: Field) {
  const constraints = constraintsOf(field);
  return {
    name: field.name,
    type: field.type === 'partial-date' ? 'string' : field.type,
    description: field.description,
    ...(field.type === 'boolean' ? { trueValues: ['yes'], falseValues: ['no'] } : {}),
    ...(Object.keys(constraints).length ? { constraints } : {}),
  };
}

/** Only references inside the package: those to the vocabulary cannot be said in a Table Schema. */
const foreignKeys = (resource: Resource, format: Format) =>
  resource.references
    .filter((reference) => format.resources.some(({ name }) => name === reference.resource))
    .map(({ fields, resource: to, to: toFields }) => ({ fields, reference: { resource: to, fields: toFields } }));

function resourceSchema(resource: Resource, format: Format) {
  const keys = foreignKeys(resource, format);
  return {
    name: resource.name,
    path: `${resource.name}.csv`,
    profile: 'tabular-data-resource',
    description: resource.description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      fields: resource.fields.map(fieldSchema),
      primaryKey: resource.key,
      ...(keys.length ? { foreignKeys: keys } : {}),
      missingValues: [''],
    },
  };
}

/** The datapackage.json of a package of `format`: a Frictionless Tabular Data Package. */
export const descriptorOf = (format: Format, metadata: PackageMetadata) => ({
  profile: 'tabular-data-package',
  format: format.id,
  ...metadata,
  resources: format.resources.map((resource) => resourceSchema(resource, format)),
});
