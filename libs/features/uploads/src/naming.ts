/** Every table of the record whose rows name files by `sha256`: what one of them names is kept for ever. */
export const FILE_TABLES = ['evidence', 'event_documents', 'contribution_files'] as const;

/** The condition that a row of the record names the file whose digest is `sha256`, a column or a parameter. */
export const isNamed = (sha256: string): string =>
  `(${FILE_TABLES.map((table) => `exists (select from ${table} as named where named.sha256 = ${sha256})`).join(' or ')})`;

/** Of what is hidden from the public no file is given. */
const SHOWN: Partial<Record<(typeof FILE_TABLES)[number], string>> = {
  contribution_files:
    'and not exists (select from hidden_contributions where hidden_contributions.contribution_id = named.contribution_id)',
};

/** The file that the row with the id `$1` names, whichever table it is in. */
export const FILE = FILE_TABLES.map(
  (table) => `
    select sha256, size_bytes::int as "sizeBytes", media_type as "mediaType", file_name as "fileName"
    from ${table} as named where id = $1 and sha256 is not null ${SHOWN[table] ?? ''}`,
).join(' union all ');

export const FILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isErased = (text: string) => text.startsWith('quipu:erased:');
