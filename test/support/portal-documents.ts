import { type DocumentNode, Kind, parse, print, separateOperations } from 'graphql';
import { filesBelow, read } from './repository.ts';

/** A document that the portal asks. */
export interface PortalDocument {
  readonly name: string;
  readonly text: string;
  /** Names of its variables that must be given. */
  readonly required: readonly string[];
  /** Names of its root fields, by what they are called in the answer. */
  readonly roots: ReadonlyMap<string, string>;
  readonly takesAsOf: boolean;
}

function portalDocument(name: string, document: DocumentNode): PortalDocument {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const variables = operation?.variableDefinitions ?? [];
  const fields = (operation?.selectionSet.selections ?? []).filter((one) => one.kind === Kind.FIELD);
  return {
    name,
    text: print(document),
    required: variables
      .filter(({ type }) => type.kind === Kind.NON_NULL_TYPE)
      .map(({ variable }) => variable.name.value),
    roots: new Map(fields.map((field) => [(field.alias ?? field.name).value, field.name.value])),
    takesAsOf: variables.some(({ variable }) => variable.name.value === 'asOf'),
  };
}

/** Every document of the portal's pages, with the fragments that it needs. */
export function portalDocuments(): PortalDocument[] {
  const all = parse(filesBelow('apps/web/src', '.graphql').map(read).join('\n'));
  return Object.entries(separateOperations(all)).map(([name, document]) => portalDocument(name, document));
}
