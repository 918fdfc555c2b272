// @ts-check

/**
 * The code of an error of the system, such as `ENOENT`; empty for any other error.
 * @param {unknown} error
 */
export const codeOf = (error) =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
