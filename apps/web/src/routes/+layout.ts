/** Public pages ship no script at all. */
export const csr = false;
